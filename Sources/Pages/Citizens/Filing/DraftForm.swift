import OneStop
import OneStopStore
import Operations
import Web

/// Fields of a form as browsers send them, and as they are shown again: those of a page, or those to be mended.
struct DraftForm {
  /// Shown or not.
  let fields: [FormField]
  /// What stood there when the form came.
  let sheet: FormSheet

  init(_ fields: [FormField], sheet: FormSheet) {
    (self.fields, self.sheet) = (fields, sheet)
  }

  init(_ draft: OpenDraft, page: Int, sheet: FormSheet) {
    self.init(draft.fields(onPage: page), sheet: sheet)
  }

  /// The keys of its fields and groups, shown or not.
  var names: Set<String> { Set(fields.map(\.key.description)) }

  /// Those that are asked.
  var asked: [FormSheet.Field] {
    let names = names
    return sheet.fields.filter { names.contains($0.field.key.description) }
  }

  /// The file fields that are asked, and how many files each may have.
  var files: [(field: String, rule: FilesRule)] {
    asked.compactMap { field in
      guard case .input(.files(let rule)) = field.field.type else { return nil }
      return (field.place.name, rule)
    }
  }

  /// How many more files each field may have.
  ///
  /// - Parameter present: those that are there and stay.
  func rooms(besides present: [DraftFile]) -> [String: FieldRoom] {
    Dictionary(
      files.map { field, rule in
        (field, FieldRoom(left: rule.most - present.count { $0.field == field }, most: rule.most))
      }
    ) { first, _ in first }
  }

  /// What was typed; of questions that were not asked, what stood there before. So what somebody typed is there again
  /// when they change their mind, and nothing else comes in.
  func answers(_ content: FormContent) -> FormAnswers {
    var answers = sheet.answers.only(names)
    for field in asked {
      if case .group(let group) = field.field.type {
        rows(of: field, group, content, &answers)
      } else {
        for (place, type) in field.inputs { answers[place] = texts(content, place.fieldName, type) }
      }
    }
    choose(content, &answers)
    return answers
  }

  /// Takes what was chosen of the candidates, where the answer still says what they were offered for.
  private func choose(_ content: FormContent, _ answers: inout FormAnswers) {
    let end = DraftFields.chosen
    let chosen = content.pairs.filter { $0.name.hasSuffix(end) && !$0.value.isEmpty }
    // A row that goes moves the others.
    guard !chosen.isEmpty, !content.has(DraftFields.removeRow) else { return }
    let all = asked.flatMap { $0.inputs + $0.rows.joined().flatMap(\.inputs) }.map(\.place)
    let places = Dictionary(all.map { ($0.fieldName, $0) }) { first, _ in first }
    for (name, value) in chosen.prefix(FormGroup.mostRows) {
      let field = String(name.dropLast(end.count))
      guard let place = places[field], let typed = answers[place].first,
        typed.isSame(as: content[field + DraftFields.offered])
      else { continue }
      answers[place] = [value]
    }
  }

  private func rows(
    of field: FormSheet.Field, _ group: FormGroup, _ content: FormContent, _ answers: inout FormAnswers
  ) {
    let key = field.field.key.description
    // One more than there may be, so that it is told.
    let limit = min(group.rows.upperBound, FormGroup.mostRows) + 1
    // A form without the number says nothing of its rows.
    guard let sent = Int(typed: content[DraftFields.rows(key)], in: 0...1_000_000) else { return }
    let count = min(sent, limit)
    let before = answers.rows[key] ?? []
    let removed = content[DraftFields.removeRow]
    var rows: [FormAnswers.Row] = []
    let inputs = inputs(of: group)
    for number in 0..<count where removed != "\(key).\(number + 1)" {
      var row = before.indices.contains(number) ? before[number] : [:]
      // A box that is not ticked is not sent; a question that was not asked, neither.
      let asked: Set<String> =
        field.rows.indices.contains(number) ? Set(field.rows[number].flatMap(\.inputs).map(\.place.name)) : []
      for (name, type) in inputs {
        let place = AnswerPlace(name, group: key, row: number)
        if asked.contains(name) || content.has(place.fieldName) {
          let texts = texts(content, place.fieldName, type)
          row[name] = texts.isEmpty ? nil : texts
        }
      }
      rows.append(row)
    }
    if content[DraftFields.addRow] == key { rows.append([:]) }
    // What was left wholly blank behind the last is none.
    while content[DraftFields.addRow] != key, rows.count > group.rows.lowerBound, rows.last?.isEmpty == true {
      rows.removeLast()
    }
    answers.rows[key] = rows.isEmpty ? nil : rows
  }

  private func inputs(of group: FormGroup) -> [(name: String, type: InputType)] {
    group.columns.flatMap { column -> [(String, InputType)] in
      let key = column.key.description
      switch column.type {
      case .input(let type): return [(key, type)]
      case .composite(let type):
        // With and without districts: the unused ones are not sent.
        return type.parts(hasDistricts: true).map { ("\(key).\($0.key.rawValue)", $0.type) }
      case .computed, .group: return []
      }
    }
  }

  /// The id of what a button of the page was about that leaves it open: the row that was added, the group of one that is
  /// gone, the question of a file that is gone; nil where none was pressed.
  func place(pressed content: FormContent, of files: [DraftFile]) -> String? {
    if content.has(DraftFields.addRow) {
      let group = content[DraftFields.addRow]
      guard let count = sheet.answers.rows[group]?.count, names.contains(group) else {
        return fields.first?.key.description
      }
      return DraftFields.row(group, count - 1)
    }
    if content.has(DraftFields.removeRow) {
      let group = String(content[DraftFields.removeRow].prefix { $0 != "." })
      return names.contains(group) ? group : fields.first?.key.description
    }
    guard content.has(DraftFields.removeFile) else { return nil }
    let number = DossierFile.number(content[DraftFields.removeFile])
    return files.first { $0.number == number }?.field ?? self.files.first?.field
  }

  private func texts(_ content: FormContent, _ name: String, _ type: InputType) -> [String] {
    content.all(name).prefix(type.mostTexts).map { String(decoding: $0.utf8.prefix(type.keptBytes), as: UTF8.self) }
      .filter { !$0.isEmpty }
  }
}

extension InputType {
  fileprivate var mostTexts: Int { if case .several = self { 200 } else { 1 } }

  /// What is longer is cut, and still too long for its rule: in bytes, of which a letter with its marks has up to nine.
  fileprivate var keptBytes: Int {
    switch self {
    case .line(let rule): 9 * rule.longest + 100
    case .long(let longest): 9 * longest + 100
    default: 2_000
    }
  }
}

extension FormSheet.Field {
  /// The places of what is typed, and what is typed there.
  var inputs: [(place: AnswerPlace, type: InputType)] {
    switch field.type {
    case .input(.files), .computed, .group: []
    case .input(let type): [(place, type)]
    case .composite: zip(partPlaces, parts).map { ($0, $1.type) }
    }
  }
}

extension FormAnswers {
  /// As a form's fields have them.
  var content: FormContent {
    var pairs: [(name: String, value: String)] = []
    for (name, texts) in fields { pairs += texts.map { (name, $0) } }
    for (group, rows) in rows {
      for (number, row) in rows.enumerated() {
        for (name, texts) in row {
          pairs += texts.map { (AnswerPlace(name, group: group, row: number).fieldName, $0) }
        }
      }
    }
    return FormContent(pairs)
  }

  /// With as many blank rows as the page's groups need at least.
  func padded(for fields: [FormField]) -> FormAnswers {
    var answers = self
    for field in fields {
      guard case .group(let group) = field.type else { continue }
      let key = field.key.description
      let missing = group.rows.lowerBound - (answers.rows[key]?.count ?? 0)
      if missing > 0 { answers.rows[key, default: []] += Array(repeating: [:], count: missing) }
    }
    return answers
  }
}
