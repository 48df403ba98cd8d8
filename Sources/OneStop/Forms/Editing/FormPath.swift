/// What of a form is edited: a page or a section by its place, from 0, a field or a column by its key, which is the only
/// one in the form.
package enum FormPath: Hashable, Sendable {
  case form
  case page(Int)
  case section(page: Int, Int)
  case field(FieldKey)
}

extension FormPlace {
  /// The part of the form in which the mistake is mended.
  package var path: FormPath {
    if let key { return .field(key) }
    guard let page else { return .form }
    return section.map { .section(page: page, $0) } ?? .page(page)
  }
}

/// Where a field can be put.
package enum FormRoom: Hashable, Sendable {
  case section(page: Int, Int)
  /// Among the columns of a group.
  case group(FieldKey)
}

extension FormDefinition {
  /// Whether there is such a part of it.
  package func has(_ path: FormPath) -> Bool {
    switch path {
    case .form: true
    case .page(let page): pages.indices.contains(page)
    case .section(let page, let section): pages.indices.contains(page) && pages[page].sections.indices.contains(section)
    case .field(let key): field(key) != nil
    }
  }

  /// The field or column with the key.
  package func field(_ key: FieldKey) -> FormField? {
    slot(of: key).map { self[$0] }
  }

  /// Every key of a field, a group or a column.
  package var keys: Set<FieldKey> { Set(fields.flatMap(\.keys)) }

  /// Where the field stands.
  package func room(of key: FieldKey) -> FormRoom? {
    guard let slot = slot(of: key) else { return nil }
    guard slot.column != nil else { return .section(page: slot.page, slot.section) }
    return .group(pages[slot.page].sections[slot.section].fields[slot.field].key)
  }

  /// The page on which the field is asked, from 0.
  package func page(of key: FieldKey) -> Int? { slot(of: key)?.page }

  /// The fields that are asked before it, those of its own row included: its condition may read them. All where there is
  /// no such field.
  package func fields(before path: FormPath) -> [FormField] {
    var before: [FormField] = []
    for (number, page) in pages.enumerated() {
      if path == .page(number) { return before }
      for (section, content) in page.sections.enumerated() {
        if path == .section(page: number, section) { return before }
        for field in content.fields {
          if path == .field(field.key) { return before }
          guard case .group(let group) = field.type else {
            before.append(field)
            continue
          }
          if let place = group.columns.firstIndex(where: { path == .field($0.key) }) {
            return before + group.columns[..<place]
          }
        }
        if path == .section(page: number, section + 1) { return before }
      }
    }
    return before
  }

  /// The fields that are asked before what is added there.
  package func fields(beforeEndOf room: FormRoom) -> [FormField] {
    switch room {
    case .section(let page, let section): return fields(before: .section(page: page, section + 1))
    case .group(let key):
      guard case .group(let group)? = field(key)?.type else { return [] }
      return fields(before: .field(key)) + group.columns
    }
  }

  /// The fields whose conditions, checks or values read the field or one of its columns, itself left out; and whether a
  /// page's or a section's condition does.
  package func readers(of key: FieldKey) -> (fields: [FormField], isConditionOfPart: Bool) {
    let names = Set((field(key)?.keys ?? [key]).map(\.description))
    let reads = { (formula: Formula) in formula.fields.contains { names.contains(String($0.prefix { $0 != "." })) } }
    let own = Set(field(key)?.keys ?? [key])
    let all = fields.flatMap { field -> [FormField] in
      guard case .group(let group) = field.type else { return [field] }
      return [field] + group.columns
    }
    let parts = pages.compactMap(\.condition) + pages.flatMap(\.sections).compactMap(\.condition)
    return (all.filter { !own.contains($0.key) && $0.formulas.contains(where: reads) }, parts.contains(where: reads))
  }
}

extension FormField {
  /// Its key, and those of its columns.
  package var keys: [FieldKey] {
    guard case .group(let group) = type else { return [key] }
    return [key] + group.columns.map(\.key)
  }

  /// Its own, without those of its columns.
  var formulas: [Formula] {
    var formulas = [condition].compactMap(\.self) + checks.map(\.formula)
    if case .computed(let formula) = type { formulas.append(formula) }
    return formulas
  }
}

/// The place of a field in the lists of the form.
struct FormSlot: Hashable {
  var page: Int
  var section: Int
  /// Of the field, or of the group in which the column stands.
  var field: Int
  var column: Int?
}

extension FormDefinition {
  func slot(of key: FieldKey) -> FormSlot? {
    for (page, content) in pages.enumerated() {
      for (section, content) in content.sections.enumerated() {
        for (place, field) in content.fields.enumerated() {
          if field.key == key { return FormSlot(page: page, section: section, field: place) }
          if case .group(let group) = field.type, let column = group.columns.firstIndex(where: { $0.key == key }) {
            return FormSlot(page: page, section: section, field: place, column: column)
          }
        }
      }
    }
    return nil
  }

  subscript(slot: FormSlot) -> FormField {
    get {
      let field = pages[slot.page].sections[slot.section].fields[slot.field]
      guard let column = slot.column, case .group(let group) = field.type else { return field }
      return group.columns[column]
    }
    set {
      guard let column = slot.column else {
        pages[slot.page].sections[slot.section].fields[slot.field] = newValue
        return
      }
      edit(columnsOf: slot) { $0[column] = newValue }
    }
  }

  mutating func edit(columnsOf slot: FormSlot, _ change: (inout [FormField]) -> Void) {
    guard case .group(var group) = pages[slot.page].sections[slot.section].fields[slot.field].type else { return }
    change(&group.columns)
    pages[slot.page].sections[slot.section].fields[slot.field].type = .group(group)
  }
}
