import JSON
import OneStop
import StreamSafe
import Words

/// Gathers what is wrong in one body.
final class FieldMistakes {
  private(set) var list: [Problem.FieldMistake] = []
  private static let most = 100

  func add(_ field: String, _ message: String) {
    // Who has made so many makes them all the same way.
    if list.count < FieldMistakes.most { list.append(Problem.FieldMistake(field: field, message: message)) }
  }

  /// All of them at once, where there are any.
  func check() throws(Problem) {
    if !list.isEmpty { throw .invalid(list) }
  }
}

/// Pulls typed fields out of one JSON object. A field that is not as it should be goes to the mistakes and reads as nil;
/// null is as good as missing.
struct JSONFields {
  let mistakes: FieldMistakes
  private let members: [JSONValue.Member]
  /// Where the object stands in the body: `applicant.`
  private let prefix: String
  /// The names that were asked for: few, so that comparing them costs less than hashing.
  private var known: [String] = []

  /// The body as an object; another kind of value is none that this API knows.
  init(body: [UInt8]) throws(Problem) {
    do {
      guard case .object(let members) = try JSONValue(parsing: body) else {
        throw Problem(.badRequest, "The body must be a JSON object.")
      }
      self.init(members, prefix: "", mistakes: FieldMistakes())
    } catch let error as JSONError where error.isText {
      throw Problem(
        .unreadableText,
        "The body has a text that is none: at byte \(error.offset) should be \(error.expected).")
    } catch let error as JSONError {
      throw Problem(.badRequest, "The body is not JSON: at byte \(error.offset) should be \(error.expected).")
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(error)
    }
  }

  private init(_ members: [JSONValue.Member], prefix: String, mistakes: FieldMistakes) {
    self.members = members
    self.prefix = prefix
    self.mistakes = mistakes
  }

  func mistake(_ field: String, _ message: String) { mistakes.add(prefix + field, message) }

  private mutating func value(_ name: String) -> JSONValue? {
    if !known.contains(name) { known.append(name) }
    guard let value = members.last(where: { $0.name.isSame(as: name) })?.value, value != .null else { return nil }
    return value
  }

  private mutating func needed(_ name: String) -> JSONValue? {
    if let value = value(name) { return value }
    mistake(name, "It is missing.")
    return nil
  }

  // MARK: Texts

  /// One line, in Normalization Form C, white space squeezed; empty where it is missing.
  mutating func line(_ name: String, upTo limit: Int) -> String {
    text(name, upTo: limit).squeezed
  }

  mutating func neededLine(_ name: String, upTo limit: Int) -> String? {
    guard needed(name) != nil else { return nil }
    let count = mistakes.list.count
    let text = line(name, upTo: limit)
    let isSaid = text.isVisible
    if !isSaid, mistakes.list.count == count {
      mistake(name, text.isEmpty ? "It is empty." : "It has nothing that can be seen.")
    }
    return isSaid ? text : nil
  }

  /// Line breaks stay.
  mutating func text(_ name: String, upTo limit: Int) -> String {
    guard let value = value(name) else { return "" }
    return text(value, name, upTo: limit) ?? ""
  }

  private func text(_ value: JSONValue, _ name: String, upTo limit: Int) -> String? {
    guard case .string(let text) = value else {
      mistake(name, "It must be a text, not \(value.kindName).")
      return nil
    }
    // No normal form is so much shorter.
    if text.utf8.count > 16 * (limit + 100) {
      mistake(name, "It may have \(limit) characters at most.")
      return nil
    }
    let trimmed = text.composed.trimmed
    if trimmed.utf8.count > limit, trimmed.unicodeScalars.count > limit {
      mistake(name, "It may have \(limit) characters at most.")
      return nil
    }
    if trimmed.hasControls {
      mistake(name, "It has control characters.")
      return nil
    }
    return trimmed
  }

  /// A text that a type makes something of; `what` says what it must be. Empty is as good as missing.
  mutating func parsed<Parsed>(
    _ name: String, _ what: @autoclosure () -> String, _ parse: (String) -> Parsed?
  ) -> Parsed? {
    guard let value = value(name), let text = text(value, name, upTo: 254), !text.isEmpty else { return nil }
    if let parsed = parse(text) { return parsed }
    mistake(name, "It must be \(what()).")
    return nil
  }

  mutating func neededParsed<Parsed>(
    _ name: String, _ what: @autoclosure () -> String, _ parse: (String) -> Parsed?
  ) -> Parsed? {
    guard needed(name) != nil else { return nil }
    let count = mistakes.list.count
    let parsed = parsed(name, what(), parse)
    if parsed == nil, mistakes.list.count == count { mistake(name, "It must be \(what()).") }
    return parsed
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, _: Word.Type = Word.self) -> Word? {
    parsed(name, "one of \(Words.list(Array(Word.allCases)))", Word.init(rawValue:))
  }

  /// One of some words of an enumeration.
  mutating func word<Word: RawRepresentable<String>>(_ name: String, of words: [Word]) -> Word? {
    parsed(name, "one of \(Words.list(words))") { text in words.first { $0.rawValue == text } }
  }

  mutating func neededWord<Word: RawRepresentable<String>>(_ name: String, of words: [Word]) -> Word? {
    neededParsed(name, "one of \(Words.list(words))") { text in words.first { $0.rawValue == text } }
  }

  /// Local time or RFC 3339.
  mutating func moment(_ name: String) -> Moment? {
    parsed(name, "a moment such as 2018-06-01T09:30 or 2018-06-01T09:30:00+07:00", Moment.init(typed:))
  }

  // MARK: Other values

  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(name) else { return nil }
    guard case .number(let digits) = value, let number = Int(digits), range.contains(number) else {
      mistake(name, "It must be a whole number from \(range.lowerBound) to \(range.upperBound).")
      return nil
    }
    return number
  }

  mutating func neededObject<Made>(_ name: String, _ make: (inout JSONFields) -> Made?) -> Made? {
    needed(name).flatMap { object($0, name, make) }
  }

  /// nil where it is missing or null.
  mutating func optionalObject<Made>(_ name: String, _ make: (inout JSONFields) -> Made?) -> Made? {
    value(name).flatMap { object($0, name, make) }
  }

  private func object<Made>(_ value: JSONValue, _ name: String, _ make: (inout JSONFields) -> Made?) -> Made? {
    guard case .object(let members) = value else {
      mistake(name, "It must be an object, not \(value.kindName).")
      return nil
    }
    var fields = JSONFields(members, prefix: "\(prefix)\(name).", mistakes: mistakes)
    let made = make(&fields)
    fields.finish()
    return made
  }

  private mutating func list(_ name: String, upTo limit: Int) -> [JSONValue] {
    guard let value = value(name) else { return [] }
    guard case .array(let elements) = value else {
      mistake(name, "It must be a list, not \(value.kindName).")
      return []
    }
    if elements.count > limit {
      mistake(name, "It may have \(limit) entries at most.")
      return []
    }
    return elements
  }

  /// Empty where it is missing.
  mutating func objects<Made>(_ name: String, upTo limit: Int, _ make: (inout JSONFields) -> Made?) -> [Made] {
    list(name, upTo: limit).enumerated().compactMap { object($1, "\(name)[\($0)]", make) }
  }

  /// Each a text, or an object as a dossier's papers are, of which the name is taken.
  mutating func names(_ name: String, upTo limit: Int, length: Int) -> [String] {
    list(name, upTo: limit).enumerated().compactMap { place, value in
      let name = "\(name)[\(place)]"
      if case .object = value { return object(value, name) { $0.paper(length: length)?.name } }
      guard let text = text(value, name, upTo: length)?.squeezed else { return nil }
      if !text.isVisible { mistake(name, text.isEmpty ? "It is empty." : "It has nothing that can be seen.") }
      return text.isVisible ? text : nil
    }
  }

  mutating func paper(length: Int) -> SubmittedPaper? {
    let quantity = integer("quantity", in: 1...1_000) ?? 1
    return neededLine("name", upTo: length).map { SubmittedPaper(name: $0, quantity: quantity) }
  }

  /// Call it last: names that nobody asked for are mistakes, so that a misspelt field is not lost in silence; so are
  /// those asked for that stand there twice.
  func finish() {
    var isSeen = known.map { _ in false }
    for member in members {
      guard let place = known.firstIndex(where: { $0.isSame(as: member.name) }) else {
        mistake(String(member.name.unicodeScalars.prefix(80)), "There is no field of this name.")
        continue
      }
      if isSeen[place] { mistake(member.name, "It stands there more than once.") }
      isSeen[place] = true
    }
  }
}

extension String {
  /// Whether it holds controls that are neither white space nor line breaks.
  fileprivate var hasControls: Bool {
    let isControl = { (byte: UInt8) in byte == 0x7F || (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) }
    var text = self
    return text.withUTF8 { $0.contains(where: isControl) }
  }
}
