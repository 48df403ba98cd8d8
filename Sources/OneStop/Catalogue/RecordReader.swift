import JSON
import StreamSafe

/// Gathers what is wrong in one file.
final class MistakeLog {
  let file: String
  private(set) var mistakes: [CatalogueMistake] = []

  init(file: String) {
    self.file = file
  }

  func add(_ reason: RecordMistake, record: String? = nil, field: String? = nil) {
    mistakes.append(CatalogueMistake(file: file, record: record, field: field, reason))
  }

  /// A sentence in English, for operators.
  func add(_ message: String, record: String? = nil, field: String? = nil) {
    add(.other(message), record: record, field: field)
  }
}

/// Reads typed fields of one record. A wrong field is logged and reads as nil.
struct RecordReader {
  let log: MistakeLog
  let record: String?
  /// Where the record stands within another one: `steps 2, `
  private let prefix: String
  private let members: [JSONValue.Member]
  private var known: Set<String> = []

  /// nil, and a mistake, where the value is no object.
  init?(_ value: JSONValue, record: String?, prefix: String = "", log: MistakeLog) {
    self.log = log
    self.record = record
    self.prefix = prefix
    guard case .object(let members) = value else {
      let place = prefix.isEmpty ? nil : String(prefix.dropLast(2))
      log.add(.kind(value.recordKind, expected: .object), record: record, field: place)
      return nil
    }
    self.members = members
  }

  func mistake(_ reason: RecordMistake, _ field: String) {
    log.add(reason, record: record, field: prefix + field)
  }

  /// A sentence in English, for operators.
  func mistake(_ message: String, _ field: String) {
    mistake(.other(message), field)
  }

  // MARK: Fields

  /// nil without a mistake where the field is missing or null.
  mutating func value(_ name: String) -> JSONValue? {
    known.insert(name)
    guard let value = members.last(where: { $0.name.isSame(as: name) })?.value, value != .null else { return nil }
    return value
  }

  /// A field that must be there.
  mutating func required(_ name: String) -> JSONValue? {
    if let value = value(name) { return value }
    mistake(.missing, name)
    return nil
  }

  /// A text that is not empty and has no white space around it.
  mutating func text(_ name: String) -> String? {
    required(name).flatMap { text($0, name) }
  }

  mutating func optionalText(_ name: String) -> String? {
    value(name).flatMap { text($0, name) }
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>, default fallback: Int? = nil) -> Int? {
    guard let value = fallback == nil ? required(name) : self.value(name) else { return fallback }
    guard case .number(let digits) = value else { return wrong(value, .wholeNumber, name) }
    guard let number = Int(digits) else {
      mistake(.noWholeNumber(digits), name)
      return nil
    }
    guard range.contains(number) else {
      mistake(.outOfBounds(digits, within: range), name)
      return nil
    }
    return number
  }

  mutating func decimal(_ name: String) -> Double? {
    guard let value = required(name) else { return nil }
    guard case .number(let digits) = value, let number = Double(digits), number.isFinite else {
      return wrong(value, .number, name)
    }
    return number
  }

  mutating func bool(_ name: String, default fallback: Bool) -> Bool {
    guard let value = value(name) else { return fallback }
    guard case .bool(let bool) = value else { return wrong(value, .truth, name) ?? fallback }
    return bool
  }

  /// One of the words of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, default fallback: Word? = nil
  ) -> Word? where Word.RawValue == String {
    guard let value = fallback == nil ? required(name) : self.value(name) else { return fallback }
    guard let text = text(value, name) else { return nil }
    if let word = Word(rawValue: text) { return word }
    mistake(.word(text, of: Word.allCases.map(\.rawValue)), name)
    return nil
  }

  mutating func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ name: String
  ) -> Word? where Word.RawValue == String {
    value(name) == nil ? nil : word(name)
  }

  /// A text that `parse` makes a value of; `what` says what it must be.
  mutating func parsed<Parsed>(_ name: String, _ what: String, _ parse: (String) -> Parsed?) -> Parsed? {
    required(name).flatMap { parsed($0, name, what, parse) }
  }

  mutating func optionalParsed<Parsed>(_ name: String, _ what: String, _ parse: (String) -> Parsed?) -> Parsed? {
    value(name).flatMap { parsed($0, name, what, parse) }
  }

  /// A name in Vietnamese (`name_vi`) and perhaps in English (`name_en`).
  mutating func bilingual(_ stem: String) -> BilingualText? {
    let english = optionalText("\(stem)_en")
    return text("\(stem)_vi").map { BilingualText($0, english: english) }
  }

  mutating func list(_ name: String, isRequired: Bool = true) -> [JSONValue]? {
    guard let value = isRequired ? required(name) : self.value(name) else { return nil }
    guard case .array(let elements) = value else { return wrong(value, .list, name) }
    guard elements.count <= RecordReader.longestList else {
      mistake(.listTooLong(most: RecordReader.longestList), name)
      return nil
    }
    return elements
  }

  /// The texts of a list that may be missing; each once.
  mutating func texts(_ name: String) -> [String] {
    var seen: Set<String> = []
    return (list(name, isRequired: false) ?? []).enumerated().compactMap { place, element in
      let place = "\(name) \(place + 1)"
      guard let text = text(element, place) else { return nil }
      if !seen.insert(text).inserted { mistake("“\(text)” is listed more than once.", place) }
      return text
    }
  }

  /// Each element of a list of objects; mistakes name its place in the list.
  mutating func records<Made>(
    _ name: String, isRequired: Bool = true, _ make: (inout RecordReader) -> Made?
  ) -> [Made] {
    (list(name, isRequired: isRequired) ?? []).enumerated().compactMap { place, element in
      let prefix = "\(prefix)\(name) \(place + 1), "
      guard var reader = RecordReader(element, record: record, prefix: prefix, log: log) else { return nil }
      let made = make(&reader)
      reader.finish()
      return made
    }
  }

  /// One object within this record.
  mutating func inner<Made>(_ name: String, _ make: (inout RecordReader) -> Made?) -> Made? {
    guard let value = required(name),
      var reader = RecordReader(value, record: record, prefix: "\(prefix)\(name), ", log: log)
    else { return nil }
    let made = make(&reader)
    reader.finish()
    return made
  }

  /// Fields for the operator, which are not read.
  mutating func ignore(_ names: String...) {
    known.formUnion(names)
  }

  /// What else it has is not told of: another mistake hides what it could be.
  mutating func ignoreRest() {
    known.formUnion(members.map(\.name))
  }

  /// Call it last: unknown names, and names that appear twice, are mistakes.
  func finish() {
    var seen: Set<String> = []
    for member in members {
      if !known.contains(member.name) { mistake(.unknownName, member.name) }
      if !seen.insert(member.name).inserted { mistake(.nameTwice, member.name) }
    }
  }

  /// In Unicode scalars; no name, address or legal basis comes near it.
  private static let longestText = 2_000
  private static let longestList = 2_000

  // MARK: Parts

  private func wrong<Made>(_ value: JSONValue, _ expected: RecordMistake.Kind, _ field: String) -> Made? {
    mistake(.kind(value.recordKind, expected: expected), field)
    return nil
  }

  func text(_ value: JSONValue, _ field: String) -> String? {
    guard case .string(let text) = value else { return wrong(value, .text, field) }
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      mistake(.empty, field)
      return nil
    }
    guard !first.properties.isWhitespace, !last.properties.isWhitespace else {
      mistake(.spaceAround, field)
      return nil
    }
    guard text.isVisible else {
      mistake(.invisible, field)
      return nil
    }
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      mistake(.controls, field)
      return nil
    }
    guard text.unicodeScalars.count <= RecordReader.longestText else {
      mistake(.textTooLong(most: RecordReader.longestText), field)
      return nil
    }
    return text
  }

  func parsed<Parsed>(
    _ value: JSONValue, _ field: String, _ what: String, _ parse: (String) -> Parsed?
  ) -> Parsed? {
    guard let text = text(value, field) else { return nil }
    if let parsed = parse(text) { return parsed }
    mistake("It must be \(what), not “\(text)”.", field)
    return nil
  }
}

extension RecordReader {
  mutating func date(_ name: String) -> LocalDate? {
    parsed(name, RecordReader.dateForm, LocalDate.init)
  }

  mutating func optionalDate(_ name: String) -> LocalDate? {
    optionalParsed(name, RecordReader.dateForm, LocalDate.init)
  }

  static let dateForm = "a date such as 2018-06-01"
}
