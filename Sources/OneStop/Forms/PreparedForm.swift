import Synchronization

/// A form made ready to be filled in: everybody who fills it in shares it, so that what a reading needs is made once.
package final class PreparedForm: Sendable {
  package let definition: FormDefinition
  private let withDistricts = AtomicLazyReference<FormIndex>()
  private let withoutDistricts = AtomicLazyReference<FormIndex>()
  /// Those made of it, by what each was made with.
  private let made = Mutex<[(source: any AnyObject & Sendable, form: PreparedForm)]>([])

  package init(_ definition: FormDefinition) {
    self.definition = definition
  }

  func index(hasDistricts: Bool) -> FormIndex {
    if hasDistricts {
      withDistricts.load() ?? withDistricts.storeIfNil(FormIndex(definition, hasDistricts: true))
    } else {
      withoutDistricts.load() ?? withoutDistricts.storeIfNil(FormIndex(definition, hasDistricts: false))
    }
  }

  /// Another form that is made of this one and the source, once.
  func made(with source: any AnyObject & Sendable, _ make: (FormDefinition) -> FormDefinition) -> PreparedForm {
    made.withLock { known in
      if let found = known.first(where: { $0.source === source }) { return found.form }
      let form = PreparedForm(make(definition))
      known.append((source, form))
      return form
    }
  }
}
