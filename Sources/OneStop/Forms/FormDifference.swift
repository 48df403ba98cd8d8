/// What changed from one version of a form to the next, in the order of the new one; what is gone comes last.
package struct FormDifference: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case added
    case removed
    /// Asked on another page, or in another group.
    case moved
    case changed(Set<Aspect>)
  }

  package enum Aspect: Hashable, Sendable, CaseIterable {
    case label, hint, type, required, condition, checks, role, source
  }

  package struct Entry: Hashable, Sendable {
    package var key: FieldKey
    /// The field as it is now; of a removed one, as it was.
    package var field: FormField
    package var changes: [Change]
  }

  package private(set) var entries: [Entry] = []

  package init(from old: FormDefinition, to new: FormDefinition) {
    let before = FormDifference.places(in: old)
    let after = FormDifference.places(in: new)
    let known = Dictionary(before.map { ($0.field.key, $0) }) { first, _ in first }
    for place in after {
      guard let former = known[place.field.key] else {
        entries.append(Entry(key: place.field.key, field: place.field, changes: [.added]))
        continue
      }
      var changes: [Change] = former.page == place.page && former.group == place.group ? [] : [.moved]
      let aspects = FormDifference.aspects(former.field, place.field)
      if !aspects.isEmpty { changes.append(.changed(aspects)) }
      if !changes.isEmpty { entries.append(Entry(key: place.field.key, field: place.field, changes: changes)) }
    }
    let kept = Set(after.map(\.field.key))
    entries += before.filter { !kept.contains($0.field.key) }.map {
      Entry(key: $0.field.key, field: $0.field, changes: [.removed])
    }
  }

  private struct Place {
    var field: FormField
    var page: String
    var group: FieldKey?
  }

  private static func places(in form: FormDefinition) -> [Place] {
    form.pages.flatMap { page in
      page.sections.flatMap(\.fields).flatMap { field -> [Place] in
        let place = Place(field: field, page: page.title.vietnamese)
        guard case .group(let group) = field.type else { return [place] }
        return [place] + group.columns.map { Place(field: $0, page: page.title.vietnamese, group: field.key) }
      }
    }
  }

  private static func aspects(_ old: FormField, _ new: FormField) -> Set<Aspect> {
    var aspects: Set<Aspect> = []
    if old.label != new.label { aspects.insert(.label) }
    if old.hint != new.hint { aspects.insert(.hint) }
    if shape(old.type) != shape(new.type) { aspects.insert(.type) }
    if old.isRequired != new.isRequired { aspects.insert(.required) }
    if old.condition != new.condition { aspects.insert(.condition) }
    if old.checks != new.checks { aspects.insert(.checks) }
    if old.role != new.role { aspects.insert(.role) }
    if old.basis != new.basis || old.certainty != new.certainty { aspects.insert(.source) }
    return aspects
  }

  /// Columns have entries of their own.
  private static func shape(_ type: FieldType) -> FieldType {
    guard case .group(let group) = type else { return type }
    return .group(FormGroup(columns: [], rows: group.rows))
  }
}
