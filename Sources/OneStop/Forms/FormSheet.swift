/// A form with what was typed into it, read: what is shown, what each field holds, and what is wrong.
package struct FormSheet: Sendable {
  package let form: FormDefinition
  package let answers: FormAnswers
  /// By place: what was read; of computed fields, what they come to. What is not shown is blank.
  package private(set) var values: [AnswerPlace: FormValue] = [:]
  package private(set) var mistakes: [AnswerPlace: FieldMistake] = [:]
  /// What is doubtful; filing goes on all the same.
  package private(set) var warnings: [AnswerPlace: FieldMistake] = [:]
  /// The pages that are asked.
  package private(set) var pages: [Page] = []

  package struct Page: Sendable {
    /// Its place in the form.
    package var number: Int
    package var sections: [Section]

    /// Those that are asked on it, in their order.
    package var fields: [Field] { sections.flatMap(\.fields) }
  }

  package struct Section: Sendable {
    package var number: Int
    package var fields: [Field]
  }

  /// A field that is asked.
  package struct Field: Sendable {
    package var field: FormField
    package var place: AnswerPlace
    /// Of a composite field; empty of others.
    package var parts: [CompositeType.Part]
    /// Of a group: the columns that each row asks.
    package var rows: [[Field]]
  }

  /// - Parameters:
  ///   - files: how many files each field of files has.
  ///   - only: the number of the only page that is looked at; nil: all are.
  package init(
    form: PreparedForm, answers: FormAnswers, files: [AnswerPlace: Int] = [:], setting: FormSetting,
    page only: Int? = nil
  ) {
    self.form = form.definition
    self.answers = answers
    let reader = SheetReader(form: form, answers: answers, files: files, setting: setting)
    if only == nil { values.reserveCapacity(reader.index.entries.count) }
    for (number, page) in self.form.pages.enumerated()
    where (only ?? number) == number && reader.isShown(page: number) {
      let sections = page.sections.indices.filter { reader.isShown(section: $0, of: number) }.map { place in
        Section(number: place, fields: page.sections[place].fields.compactMap { look(at: $0, reader) })
      }
      pages.append(Page(number: number, sections: sections))
    }
    for field in fields { check(field, reader) }
    checkPlaces(setting)
  }

  /// The fields that are asked, in their order.
  package var fields: some Sequence<Field> { pages.lazy.flatMap(\.sections).flatMap(\.fields) }

  package subscript(place: AnswerPlace) -> FormValue? { values[place] }
  package subscript(name: String) -> FormValue? { values[AnswerPlace(name)] }

  /// The places with mistakes on the page, in its order.
  package func mistakes(onPage number: Int) -> [(AnswerPlace, FieldMistake)] {
    fields(onPage: number).flatMap(\.places).compactMap { place in mistakes[place].map { (place, $0) } }
  }

  /// None where the page is not asked.
  package func fields(onPage number: Int) -> [Field] { pages.first { $0.number == number }?.fields ?? [] }

  /// What is put into an address by which the agency is found before anything is typed: the city's own province.
  package func presets(_ setting: FormSetting) -> [(place: AnswerPlace, text: String)] {
    guard let home = setting.province else { return [] }
    return fields.filter { field in
      field.isAddressOfPlace && field.field.isRequired && field.partPlaces.allSatisfy { answers[$0].isEmpty }
    }.map { ($0.provincePlace, home) }
  }

  /// What is asked at each place; nothing of groups and of what is computed.
  package var types: [AnswerPlace: InputType] {
    var types: [AnswerPlace: InputType] = [:]
    func add(_ field: Field) {
      if case .input(let type) = field.field.type { types[field.place] = type }
      for (part, place) in zip(field.parts, field.partPlaces) { types[place] = part.type }
      for column in field.rows.joined() { add(column) }
    }
    for field in fields { add(field) }
    return types
  }

  /// The first page that keeps the form from being filed.
  package var firstPageToMend: Int? { pages.first { !mistakes(onPage: $0.number).isEmpty }?.number }

  // MARK: Reading

  private mutating func look(at field: FormField, _ reader: SheetReader, in row: SheetReader.Row? = nil) -> Field? {
    let key = field.key.description
    let place = AnswerPlace(key, group: row?.group, row: row?.number ?? 0)
    guard let entry = reader.index[key], reader.isShown(entry, place) else { return nil }
    var asked = Field(field: field, place: place, parts: [], rows: [])
    switch field.type {
    case .input(let type): read(type, at: place, isRequired: field.isRequired, reader)
    case .composite:
      asked.parts = entry.parts
      // Half an answer is none.
      let isNeeded = field.isRequired || asked.partPlaces.contains { !answers[$0].isEmpty }
      for (part, place) in zip(asked.parts, asked.partPlaces) {
        read(part.type, at: place, isRequired: isNeeded && part.isNeeded, reader)
      }
    case .computed: values[place] = reader.value(of: entry, at: place)
    case .group(let group):
      let count = answers.rows[key]?.count ?? 0
      if count < group.rows.lowerBound { mistakes[place] = .tooFewRows(least: group.rows.lowerBound) }
      if count > group.rows.upperBound { mistakes[place] = .tooManyRows(most: group.rows.upperBound) }
      asked.rows = (0..<reader.count(of: key)).map { number in
        group.columns.compactMap { look(at: $0, reader, in: SheetReader.Row(group: key, number: number)) }
      }
    }
    return asked
  }

  private mutating func read(
    _ type: InputType, at place: AnswerPlace, isRequired: Bool, _ reader: SheetReader
  ) {
    switch reader.value(of: type, at: place) {
    case .failure(let mistake): mistakes[place] = mistake
    case .success(let value):
      values[place] = value
      switch type {
      case .tick(isNeeded: true) where value != .truth(true): mistakes[place] = .notPledged
      case .tick: break
      case .files(let rule) where (value?.number?.whole ?? 0) > rule.most:
        mistakes[place] = .tooManyFiles(most: rule.most)
      default: if isRequired, value == nil { mistakes[place] = .blank }
      }
    }
  }

  /// An address by which the agency is found lies in this city: where several are asked, as of a mother and a father, one
  /// of them, which is told at the last once all are answered.
  private mutating func checkPlaces(_ setting: FormSetting) {
    let places = fields.filter(\.isAddressOfPlace)
    guard let home = setting.province, let last = places.last else { return }
    let provinces = places.map { values[$0.provincePlace]?.text }
    let isAnswered = zip(places, provinces).allSatisfy { $1 != nil || !$0.field.isRequired }
    guard isAnswered, provinces.contains(where: { $0 != nil }), !provinces.contains(home),
      mistakes[last.provincePlace] == nil
    else { return }
    mistakes[last.provincePlace] = .outsideCity
  }

  private mutating func check(_ field: Field, _ reader: SheetReader) {
    for column in field.rows.joined() { check(column, reader) }
    let place = field.place
    let row = place.group.map { SheetReader.Row(group: $0, number: place.row) }
    for check in field.field.checks where reader.value(of: check.formula, in: row) == .truth(false) {
      let mistake = FieldMistake.check(check.message)
      if check.isWarning {
        if warnings[place] == nil { warnings[place] = mistake }
      } else if field.places.allSatisfy({ mistakes[$0] == nil }) {
        mistakes[place] = mistake
      }
    }
  }
}

extension FormSheet.Field {
  /// The places of its parts, in their order.
  package var partPlaces: [AnswerPlace] {
    parts.map { part in
      var place = place
      place.name += "." + part.key.rawValue
      return place
    }
  }

  /// Whether the agency is found by it, and it can lie anywhere.
  var isAddressOfPlace: Bool { field.role == .place && field.type == .composite(.address) }

  package var provincePlace: AnswerPlace {
    var place = place
    place.name += "." + CompositeType.Key.province.rawValue
    return place
  }

  /// Every place of it that can have a mistake.
  package var places: [AnswerPlace] { [place] + partPlaces + rows.joined().flatMap(\.places) }
}
