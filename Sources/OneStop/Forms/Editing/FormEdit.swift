/// One change of a form that somebody edits. What comes of it may be unsound (`FormDefinition.mistakes`), but every key
/// in it stands once.
package enum FormEdit: Hashable, Sendable {
  case changeForm(title: BilingualText, basis: String, paper: String? = nil)
  /// A page with one empty section, behind the others.
  case addPage(title: BilingualText, condition: Formula?)
  case changePage(Int, title: BilingualText, condition: Formula?)
  /// An empty section, behind the others of the page.
  case addSection(page: Int, FormSection)
  /// The fields of the section stay.
  case changeSection(page: Int, Int, FormSection)
  /// Behind the others there.
  case addField(FormField, to: FormRoom)
  /// A new key is followed by every formula that reads the field. Columns are fields of their own: those of a group stay.
  case changeField(FieldKey, FormField)
  /// Behind the others there.
  case moveField(FieldKey, to: FormRoom)
  case move(FormPath, Direction)
  /// Behind what is copied, with keys of its own; formulas in the copy read the copied fields.
  case copy(FormPath)
  /// With all that stands in it.
  case delete(FormPath)

  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case up, down
  }

  /// Why the form cannot be changed so.
  package enum Mistake: Error, Hashable, Sendable {
    /// There is no such page, section, field or group (any more).
    case noPlace
    case keyTaken(FieldKey)
    /// Nothing is before it, or behind it.
    case atEdge
    /// Rows stand in no rows.
    case groupInGroup
    /// It has columns, which another type has not.
    case hasColumns
    case tooManyFields(most: Int)
    case tooManyParts(most: Int)
  }
}

extension FormDefinition {
  /// More pages, or sections on a page, than any legal form has.
  package static let mostParts = 100

  /// The form after the change, and where what was changed, added or copied stands in it; nil of what was deleted.
  package func applying(_ edit: FormEdit) throws(FormEdit.Mistake) -> (form: FormDefinition, path: FormPath?) {
    var form = self
    let path = try form.apply(edit)
    guard form.fields.reduce(0, { $0 + $1.keys.count }) <= FormDefinition.mostFields else {
      throw .tooManyFields(most: FormDefinition.mostFields)
    }
    guard form.pages.count <= FormDefinition.mostParts,
      form.pages.allSatisfy({ $0.sections.count <= FormDefinition.mostParts })
    else { throw .tooManyParts(most: FormDefinition.mostParts) }
    return (form, path)
  }

  private mutating func apply(_ edit: FormEdit) throws(FormEdit.Mistake) -> FormPath? {
    switch edit {
    case .changeForm(let title, let basis, let paper):
      self.title = title
      self.basis = basis
      self.paper = paper
      return .form
    case .addPage(let title, let condition):
      pages.append(FormPage(title: title, condition: condition, sections: [FormSection(fields: [])]))
      return .page(pages.count - 1)
    case .changePage(let page, let title, let condition):
      try need(.page(page))
      pages[page].title = title
      pages[page].condition = condition
      return .page(page)
    case .addSection(let page, let section):
      try need(.page(page))
      pages[page].sections.append(section.with(fields: []))
      return .section(page: page, pages[page].sections.count - 1)
    case .changeSection(let page, let place, let section):
      try need(.section(page: page, place))
      pages[page].sections[place] = section.with(fields: pages[page].sections[place].fields)
      return .section(page: page, place)
    case .addField(let field, let room):
      for key in field.keys where keys.contains(key) { throw .keyTaken(key) }
      try put(field, in: room)
      return .field(field.key)
    case .changeField(let key, let field): return try change(key, to: field)
    case .moveField(let key, let room):
      guard let field = field(key) else { throw .noPlace }
      if self.room(of: key) == room { return .field(key) }
      if case .group = field.type, case .group = room { throw .groupInGroup }
      try needRoom(room)
      remove(field: key)
      try put(field, in: room)
      return .field(key)
    case .move(let path, let direction): return try move(path, direction)
    case .copy(let path): return try copy(path)
    case .delete(let path): return try delete(path)
    }
  }

  private func need(_ path: FormPath) throws(FormEdit.Mistake) {
    guard has(path) else { throw .noPlace }
  }

  private func needRoom(_ room: FormRoom) throws(FormEdit.Mistake) {
    switch room {
    case .section(let page, let section): try need(.section(page: page, section))
    case .group(let key): guard case .group? = field(key)?.type else { throw .noPlace }
    }
  }

  private mutating func put(_ field: FormField, in room: FormRoom) throws(FormEdit.Mistake) {
    try needRoom(room)
    switch room {
    case .section(let page, let section): pages[page].sections[section].fields.append(field)
    case .group(let key):
      if case .group = field.type { throw .groupInGroup }
      guard let slot = slot(of: key) else { throw .noPlace }
      edit(columnsOf: slot) { $0.append(field) }
    }
  }

  private mutating func remove(field key: FieldKey) {
    guard let slot = slot(of: key) else { return }
    if let column = slot.column {
      edit(columnsOf: slot) { $0.remove(at: column) }
    } else {
      pages[slot.page].sections[slot.section].fields.remove(at: slot.field)
    }
  }

  private mutating func change(_ key: FieldKey, to field: FormField) throws(FormEdit.Mistake) -> FormPath {
    guard let slot = slot(of: key) else { throw .noPlace }
    if field.key != key, keys.contains(field.key) { throw .keyTaken(field.key) }
    var field = field
    switch (self[slot].type, field.type) {
    case (.group(let old), .group(let new)):
      field.type = .group(FormGroup(columns: old.columns, rows: new.rows))
    case (.group(let old), _): if !old.columns.isEmpty { throw .hasColumns }
    case (_, .group(let new)):
      if slot.column != nil { throw .groupInGroup }
      field.type = .group(FormGroup(columns: [], rows: new.rows))
    default: break
    }
    self[slot] = field
    if field.key != key { rename([key: field.key]) }
    return .field(field.key)
  }

  private mutating func delete(_ path: FormPath) throws(FormEdit.Mistake) -> FormPath? {
    try need(path)
    switch path {
    case .form: throw .noPlace
    case .page(let page): pages.remove(at: page)
    case .section(let page, let section): pages[page].sections.remove(at: section)
    case .field(let key): remove(field: key)
    }
    return nil
  }

  // MARK: Moving

  private mutating func move(_ path: FormPath, _ direction: FormEdit.Direction) throws(FormEdit.Mistake) -> FormPath {
    try need(path)
    let step = direction == .up ? -1 : 1
    switch path {
    case .form: throw .atEdge
    case .page(let page):
      guard pages.indices.contains(page + step) else { throw .atEdge }
      pages.swapAt(page, page + step)
      return .page(page + step)
    case .section(let page, let section):
      if pages[page].sections.indices.contains(section + step) {
        pages[page].sections.swapAt(section, section + step)
        return .section(page: page, section + step)
      }
      guard pages.indices.contains(page + step) else { throw .atEdge }
      let moved = pages[page].sections.remove(at: section)
      let place = direction == .up ? pages[page - 1].sections.count : 0
      pages[page + step].sections.insert(moved, at: place)
      return .section(page: page + step, place)
    case .field(let key):
      guard let slot = slot(of: key) else { throw .noPlace }
      try move(slot, step)
      return path
    }
  }

  /// Past the field before or behind it, and at the edge of its section into the next one.
  private mutating func move(_ slot: FormSlot, _ step: Int) throws(FormEdit.Mistake) {
    let field = self[slot]
    if let column = slot.column {
      guard case .group(let group) = pages[slot.page].sections[slot.section].fields[slot.field].type,
        group.columns.indices.contains(column + step)
      else { throw .atEdge }
      edit(columnsOf: slot) { $0.swapAt(column, column + step) }
      return
    }
    if pages[slot.page].sections[slot.section].fields.indices.contains(slot.field + step) {
      pages[slot.page].sections[slot.section].fields.swapAt(slot.field, slot.field + step)
      return
    }
    let sections = pages.enumerated().flatMap { page, content in content.sections.indices.map { (page, $0) } }
    guard let place = sections.firstIndex(where: { $0 == (slot.page, slot.section) }),
      sections.indices.contains(place + step)
    else { throw .atEdge }
    let (page, section) = sections[place + step]
    pages[slot.page].sections[slot.section].fields.remove(at: slot.field)
    let end = pages[page].sections[section].fields.count
    pages[page].sections[section].fields.insert(field, at: step < 0 ? end : 0)
  }

  // MARK: Copying

  private mutating func copy(_ path: FormPath) throws(FormEdit.Mistake) -> FormPath {
    try need(path)
    switch path {
    case .form: throw .noPlace
    case .page(let page):
      var copy = pages[page]
      let names = freeKeys(for: copy.sections.flatMap(\.fields))
      copy.rename(names)
      pages.insert(copy, at: page + 1)
      return .page(page + 1)
    case .section(let page, let section):
      var copy = pages[page].sections[section]
      copy.rename(freeKeys(for: copy.fields))
      pages[page].sections.insert(copy, at: section + 1)
      return .section(page: page, section + 1)
    case .field(let key):
      guard let slot = slot(of: key) else { throw .noPlace }
      var copy = self[slot]
      copy.rename(freeKeys(for: [copy]))
      if let column = slot.column {
        edit(columnsOf: slot) { $0.insert(copy, at: column + 1) }
      } else {
        pages[slot.page].sections[slot.section].fields.insert(copy, at: slot.field + 1)
      }
      return .field(copy.key)
    }
  }

  /// `ho_ten` becomes `ho_ten_2`, or the next number that is free.
  private func freeKeys(for fields: [FormField]) -> [FieldKey: FieldKey] {
    var taken = keys
    var names: [FieldKey: FieldKey] = [:]
    for key in fields.flatMap(\.keys) {
      guard let free = key.free(besides: taken) else { continue }
      taken.insert(free)
      names[key] = free
    }
    return names
  }

  private mutating func rename(_ names: [FieldKey: FieldKey]) {
    for page in pages.indices { pages[page].rename(names) }
  }
}

extension FieldKey {
  /// The key itself, or with the next number, so that it is none of those; nil never happens with fewer than a million.
  package func free(besides taken: Set<FieldKey>) -> FieldKey? {
    if !taken.contains(self) { return self }
    var stem = Substring(description)
    if let line = stem.lastIndex(of: "_"), Int(stem[stem.index(after: line)...]) != nil { stem = stem[..<line] }
    for number in 2..<1_000_000 {
      let ending = "_\(number)"
      let beginning = stem.prefix(FieldKey.longest - ending.count)
      if let key = FieldKey(beginning + ending), !taken.contains(key) { return key }
    }
    return nil
  }
}

extension FormPage {
  fileprivate mutating func rename(_ names: [FieldKey: FieldKey]) {
    condition = condition?.renaming(names)
    for section in sections.indices { sections[section].rename(names) }
  }
}

extension FormSection {
  func with(fields: [FormField]) -> FormSection {
    var section = self
    section.fields = fields
    return section
  }

  fileprivate mutating func rename(_ names: [FieldKey: FieldKey]) {
    condition = condition?.renaming(names)
    for field in fields.indices { fields[field].rename(names) }
  }
}

extension FormField {
  /// Its own key and those of its columns, and every formula that reads one of them.
  fileprivate mutating func rename(_ names: [FieldKey: FieldKey]) {
    key = names[key] ?? key
    condition = condition?.renaming(names)
    for check in checks.indices { checks[check].formula = checks[check].formula.renaming(names) }
    switch type {
    case .computed(let formula): type = .computed(formula.renaming(names))
    case .group(var group):
      for column in group.columns.indices { group.columns[column].rename(names) }
      type = .group(group)
    case .input, .composite: break
    }
  }
}
