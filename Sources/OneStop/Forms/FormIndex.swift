/// A form's fields by name.
struct FormIndex: Sendable {
  struct Entry: Sendable {
    var field: FormField
    var page: Int
    var section: Int
    /// The group in whose rows it stands.
    var group: FormField?
    /// What its answer is; nil of composite fields as a whole, of computed ones and of groups.
    var input: InputType?
    /// Of a part: the field's key.
    var whole: String?
  }

  /// By key, and by key and part.
  private(set) var entries: [String: Entry] = [:]

  init(_ form: FormDefinition, hasDistricts: Bool) {
    for (page, content) in form.pages.enumerated() {
      for (section, content) in content.sections.enumerated() {
        for field in content.fields {
          let entry = Entry(field: field, page: page, section: section)
          add(entry, hasDistricts)
          guard case .group(let group) = field.type else { continue }
          for column in group.columns {
            add(Entry(field: column, page: page, section: section, group: field), hasDistricts)
          }
        }
      }
    }
  }

  private mutating func add(_ entry: Entry, _ hasDistricts: Bool) {
    var entry = entry
    let key = entry.field.key.description
    switch entry.field.type {
    case .input(let type): entry.input = type
    case .composite(let type):
      for part in type.parts(hasDistricts: hasDistricts) {
        var partEntry = entry
        partEntry.input = part.type
        partEntry.whole = key
        entries["\(key).\(part.key.rawValue)"] = partEntry
      }
    case .computed, .group: break
    }
    entries[key] = entry
  }

  subscript(name: String) -> Entry? { entries[name] }
}
