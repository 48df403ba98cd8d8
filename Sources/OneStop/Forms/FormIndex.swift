/// A form's fields by name.
final class FormIndex: Sendable {
  /// A field, or a part of one. An object, since a reading of the form asks for each many times.
  final class Entry: Sendable {
    let field: FormField
    let page: Int
    let section: Int
    /// The group in whose rows it stands.
    let group: FormField?
    /// What its answer is; nil of composite fields as a whole, of computed ones and of groups.
    let input: InputType?
    /// Of a composite field as a whole.
    let parts: [CompositeType.Part]

    fileprivate init(
      _ field: FormField, _ page: Int, _ section: Int, in group: FormField?, input: InputType? = nil,
      parts: [CompositeType.Part] = []
    ) {
      (self.field, self.page, self.section, self.group) = (field, page, section, group)
      (self.input, self.parts) = (input, parts)
    }
  }

  /// By key, and by key and part.
  let entries: [String: Entry]

  init(_ form: FormDefinition, hasDistricts: Bool) {
    var entries: [String: Entry] = [:]
    func add(_ field: FormField, _ page: Int, _ section: Int, in group: FormField? = nil) {
      let key = field.key.description
      switch field.type {
      case .input(let type): entries[key] = Entry(field, page, section, in: group, input: type)
      case .composite(let type):
        let parts = type.parts(hasDistricts: hasDistricts)
        for part in parts {
          entries["\(key).\(part.key.rawValue)"] = Entry(field, page, section, in: group, input: part.type)
        }
        entries[key] = Entry(field, page, section, in: group, parts: parts)
      case .computed, .group: entries[key] = Entry(field, page, section, in: group)
      }
    }
    for (page, content) in form.pages.enumerated() {
      for (section, content) in content.sections.enumerated() {
        for field in content.fields {
          add(field, page, section)
          guard case .group(let group) = field.type else { continue }
          for column in group.columns { add(column, page, section, in: field) }
        }
      }
    }
    self.entries = entries
  }

  subscript(name: String) -> Entry? { entries[name] }
}
