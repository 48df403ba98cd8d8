/// Reads a form's answers as its formulas ask for them, each once. Whatever a form says, it goes down no further than a
/// stack reaches, and ends: what needs more is blank, which nothing is of a form that was published (`FormBounds`).
final class SheetReader {
  private let form: FormDefinition
  let answers: FormAnswers
  let files: [AnswerPlace: Int]
  let setting: FormSetting
  let index: FormIndex
  private var read: [AnswerPlace: Result<FormValue?, FieldMistake>] = [:]
  private var computed: [AnswerPlace: FormValue?] = [:]
  private var shown: [AnswerPlace: Bool] = [:]
  private var shownPages: [Int: Bool] = [:]
  private var shownSections: [SectionPlace: Bool] = [:]
  /// Of the formulas that are being computed, each within the one that reads it.
  private var level = 0
  /// What was computed so far, in parts of formulas and in rows.
  private var work = 0

  /// Several times what a published form needs, with every row that a browser can send.
  private static let mostWork = 5 * FormBounds.mostWork

  init(form: PreparedForm, answers: FormAnswers, files: [AnswerPlace: Int], setting: FormSetting) {
    self.form = form.definition
    self.answers = answers
    self.files = files
    self.setting = setting
    index = form.index(hasDistricts: setting.hasDistricts)
    read.reserveCapacity(index.entries.count)
  }

  /// What the formula comes to that stands in this row.
  func value(of formula: Formula, in row: Row?) -> FormValue? {
    let levels = formula.depth + FormBounds.step
    guard level + levels <= FormBounds.deepest, work < SheetReader.mostWork else { return nil }
    work += formula.size
    level += levels
    defer { level -= levels }
    return formula.value(in: Scope(reader: self, row: row))
  }

  struct Row: Hashable {
    var group: String
    var number: Int
  }

  private struct Scope: FormulaScope {
    let reader: SheetReader
    let row: Row?

    var today: LocalDate { reader.setting.today }

    func value(of field: String) -> FormValue? {
      guard let entry = reader.index[field] else { return nil }
      guard let group = entry.group else { return reader.value(of: entry, at: AnswerPlace(field)) }
      guard let row, row.group == group.key.description else { return nil }
      return reader.value(of: entry, at: AnswerPlace(field, group: row.group, row: row.number))
    }

    func column(_ field: String) -> [FormValue?] {
      guard let entry = reader.index[field], let group = entry.group?.key.description else { return [] }
      let count = reader.count(of: group)
      reader.work += count
      return (0..<count).map { number in
        reader.value(of: entry, at: AnswerPlace(field, group: group, row: number))
      }
    }

    func rows(of group: String) -> Int? {
      guard let entry = reader.index[group], case .group = entry.field.type else { return nil }
      return reader.isShown(entry, AnswerPlace(group)) ? reader.count(of: group) : 0
    }
  }

  /// How many rows are read.
  func count(of group: String) -> Int { min(answers.rows[group]?.count ?? 0, FormGroup.mostRows) }

  // MARK: Shown

  private struct SectionPlace: Hashable {
    var page: Int
    var section: Int
  }

  func isShown(page: Int) -> Bool {
    if let known = shownPages[page] { return known }
    // A circle, which no published form has, shows nothing.
    shownPages[page] = false
    let isShown = holds(form.pages[page].condition, nil)
    shownPages[page] = isShown
    return isShown
  }

  func isShown(section: Int, of page: Int) -> Bool {
    let place = SectionPlace(page: page, section: section)
    if let known = shownSections[place] { return known }
    shownSections[place] = false
    let isShown = isShown(page: page) && holds(form.pages[page].sections[section].condition, nil)
    shownSections[place] = isShown
    return isShown
  }

  func isShown(_ entry: FormIndex.Entry, _ place: AnswerPlace) -> Bool {
    if entry.group == nil, entry.field.condition == nil { return isShown(section: entry.section, of: entry.page) }
    var whole = place
    whole.name = entry.field.key.description
    if let known = shown[whole] { return known }
    shown[whole] = false
    var isShown = isShown(section: entry.section, of: entry.page)
    if isShown, let group = entry.group, let groupEntry = index[group.key.description] {
      isShown = self.isShown(groupEntry, AnswerPlace(group.key.description))
    }
    let row = place.group.map { Row(group: $0, number: place.row) }
    isShown = isShown && holds(entry.field.condition, row)
    shown[whole] = isShown
    return isShown
  }

  private func holds(_ condition: Formula?, _ row: Row?) -> Bool {
    condition.map { value(of: $0, in: row) == .truth(true) } ?? true
  }

  // MARK: Values

  /// nil where it is blank, wrong or not shown.
  func value(of entry: FormIndex.Entry, at place: AnswerPlace) -> FormValue? {
    guard isShown(entry, place) else { return nil }
    switch entry.field.type {
    case .computed(let formula): return computed(formula, at: place)
    case .group: return nil
    case .input, .composite:
      guard let input = entry.input else { return nil }
      return try? value(of: input, at: place).get()
    }
  }

  func value(of input: InputType, at place: AnswerPlace) -> Result<FormValue?, FieldMistake> {
    if let known = read[place] { return known }
    let result: Result<FormValue?, FieldMistake>
    if case .tick = input, answers[place].isEmpty {
      // A box without its tick says no.
      result = .success(.truth(false))
    } else if case .files = input {
      result = .success((files[place] ?? 0) > 0 ? FormNumber(files[place] ?? 0).map { .number($0) } : nil)
    } else {
      result = Result { () throws(FieldMistake) in
        try input.read(answers[place], in: setting, province: province(beside: place, input))
      }
    }
    read[place] = result
    return result
  }

  private func province(beside place: AnswerPlace, _ input: InputType) -> String? {
    guard input == .commune else { return nil }
    guard let dot = place.name.lastIndex(of: ".") else { return setting.province }
    var beside = place
    beside.name = place.name[..<dot] + "." + CompositeType.Key.province.rawValue
    guard index[beside.name] != nil else { return setting.province }
    return answers[beside].first
  }

  private func computed(_ formula: Formula, at place: AnswerPlace) -> FormValue? {
    if let known = computed[place] { return known }
    computed[place] = .some(nil)
    let value = value(of: formula, in: place.group.map { Row(group: $0, number: place.row) })
    computed[place] = .some(value)
    return value
  }
}
