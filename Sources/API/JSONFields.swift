import JSON
import OneStop
import StreamSafe
import Web

/// Collects the mistakes in one request.
final class FieldMistakes {
  private(set) var list: [Problem.FieldMistake] = []
  private static let most = 100

  func add(_ field: String, _ message: String) {
    // After this many, the rest are probably of the same kind.
    if list.count < FieldMistakes.most { list.append(Problem.FieldMistake(field: field, message: message)) }
  }

  /// Throws all of them at once, if there are any.
  func check() throws(Problem) {
    if !list.isEmpty { throw .invalid(list) }
  }
}

/// Reads typed fields from one JSON object. A wrong field is added to the mistakes and reads as nil; null counts as
/// missing.
struct JSONFields: FieldReader {
  let mistakes: FieldMistakes
  private let members: [JSONValue.Member]
  /// The path of the object in the body: `applicant.`
  private let prefix: String
  /// The names that were read; an array, since they are few.
  private var known: [String] = []

  /// The body, which must be an object.
  init(body: [UInt8]) throws(Problem) {
    do {
      guard case .object(let members) = try JSONValue(parsing: body) else {
        throw Problem(.badRequest, "The body must be a JSON object.")
      }
      self.init(members, prefix: "", mistakes: FieldMistakes())
    } catch let error as JSONError where error.isText {
      throw Problem(
        .unreadableText,
        "The body has an invalid string: expected \(error.expected) at byte \(error.offset).")
    } catch let error as JSONError {
      throw Problem(.badRequest, "The body is not valid JSON: expected \(error.expected) at byte \(error.offset).")
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

  /// A text for a type to parse. Empty counts as missing.
  mutating func typed(_ name: String) -> String? {
    let text = text(name, Self.short)
    return text.isEmpty ? nil : text
  }

  /// For numbers, codes and words, none of which is longer.
  private static let short = TextRule.text(.program, upTo: 254)

  /// Empty if the field is missing or its rule refuses it.
  mutating func text(_ name: String, _ rule: TextRule) -> String {
    value(name).flatMap { string($0, name) }
      .flatMap { take($0, at: name, by: rule.read, because: \.sentence) } ?? ""
  }

  /// A required text, by its rule.
  mutating func needed<Mistake: Error>(
    _ name: String, _ rule: (String) throws(Mistake) -> String, because sentence: (Mistake) -> String
  ) -> String? {
    needed(name).flatMap { string($0, name) }.flatMap { take($0, at: name, by: rule, because: sentence) }
  }

  mutating func neededLine(_ name: String, _ rule: TextRule) -> String? {
    needed(name, rule.needed.read, because: \.sentence)
  }

  private func string(_ value: JSONValue, _ name: String) -> String? {
    if case .string(let text) = value { return text }
    mistake(name, "It must be a string, not \(value.kindName).")
    return nil
  }

  /// A required value, whose text cannot be empty either.
  mutating func needed<Value>(_ name: String, _ parse: (String) -> Value?, or sentence: String) -> Value? {
    guard let text = needed(name, Self.short.read, because: \.sentence) else { return nil }
    if let value = parse(text) { return value }
    mistake(name, sentence)
    return nil
  }

  /// One of these words of an enumeration.
  mutating func word<Word: RawRepresentable<String>>(_ name: String, of words: [Word]) -> Word? {
    read(name, { text in words.first { $0.rawValue == text } }, or: FieldSentences.word(words))
  }

  mutating func neededWord<Word: RawRepresentable<String>>(_ name: String, of words: [Word]) -> Word? {
    needed(name, { text in words.first { $0.rawValue == text } }, or: FieldSentences.word(words))
  }

  /// Local time or RFC 3339.
  mutating func moment(_ name: String) -> Moment? {
    read(name, Moment.init(typed:), or: FieldSentences.moment)
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

  /// nil if it is missing or null.
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
      mistake(name, "It may have at most \(limit) entries.")
      return []
    }
    return elements
  }

  /// Each is a text, or an object like a dossier's papers, whose name is used.
  mutating func paperNames(_ name: String) -> [String] {
    list(name, upTo: Self.mostPapers).enumerated().compactMap { place, value in
      let name = "\(name)[\(place)]"
      if case .object = value { return object(value, name) { $0.paper()?.name } }
      return string(value, name).flatMap { take($0, at: name, by: Self.paper.needed.read, because: \.sentence) }
    }
  }

  mutating func papers(_ name: String) -> [SubmittedPaper] {
    list(name, upTo: Self.mostPapers).enumerated().compactMap { object($1, "\(name)[\($0)]") { $0.paper() } }
  }

  private static let mostPapers = 100
  /// A paper's name.
  static let paper = TextRule.line(.program, upTo: 300)

  private mutating func paper() -> SubmittedPaper? {
    let quantity = integer("quantity", in: 1...1_000) ?? 1
    return neededLine("name", Self.paper).map { SubmittedPaper(name: $0, quantity: quantity) }
  }

  /// To be called last: names that were never read are mistakes, so that a misspelt field is not silently lost; so are
  /// names that appear twice.
  func finish() {
    var isSeen = known.map { _ in false }
    for member in members {
      guard let place = known.firstIndex(where: { $0.isSame(as: member.name) }) else {
        mistake(String(member.name.unicodeScalars.prefix(80)), "There is no field with this name.")
        continue
      }
      if isSeen[place] { mistake(member.name, "It appears more than once.") }
      isSeen[place] = true
    }
  }
}
