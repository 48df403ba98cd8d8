/// The string literals of a Swift source, those inside interpolations too.
///
/// Comments are passed over. Regular expressions between slashes are read as code, so one with a quotation mark in it
/// is refused as a literal without an end.
struct SwiftLiterals {
  struct Literal: Equatable {
    /// Where it begins, from 1.
    var line: Int
    /// As written, without its quotation marks and escapes; each interpolation is one `interpolation`.
    var text: String
  }

  struct Unfinished: Error {
    var line: Int
  }

  static let interpolation: Character = "\u{FFFC}"

  static func read(_ source: String) throws -> [Literal] {
    var reader = SwiftLiterals(source)
    try reader.code(untilParenthesis: false)
    return reader.literals.sorted { $0.line < $1.line }
  }

  private let source: [Character]
  private var place = 0
  private var line = 1
  private var literals: [Literal] = []

  private init(_ source: String) {
    self.source = Array(source)
  }

  private var rest: ArraySlice<Character> { source[place...] }

  private mutating func step(_ count: Int = 1) {
    for character in rest.prefix(count) where character.isNewline { line += 1 }
    place += count
  }

  /// Reads to the end, or over the parenthesis that closes an interpolation.
  private mutating func code(untilParenthesis: Bool) throws {
    let start = line
    var depth = 0
    while let next = rest.first {
      let marks = rest.prefix { $0 == "#" }.count
      if rest.starts(with: "//") {
        step(rest.prefix { !$0.isNewline }.count)
      } else if rest.starts(with: "/*") {
        try comment()
      } else if rest.dropFirst(marks).first == "\"" {
        try literal(marks)
      } else {
        step(max(1, marks))
        if next == "(" { depth += 1 }
        if next == ")" { depth -= 1 }
        if depth < 0, untilParenthesis { return }
      }
    }
    if untilParenthesis { throw Unfinished(line: start) }
  }

  private mutating func comment() throws {
    let start = line
    var depth = 0
    repeat {
      if rest.isEmpty { throw Unfinished(line: start) }
      if rest.starts(with: "/*") {
        depth += 1
        step(2)
      } else if rest.starts(with: "*/") {
        depth -= 1
        step(2)
      } else {
        step()
      }
    } while depth > 0
  }

  /// - Parameter marks: the number signs before the quotation mark.
  private mutating func literal(_ marks: Int) throws {
    let start = line
    let signs = String(repeating: "#", count: marks)
    step(marks)
    let isLong = rest.starts(with: "\"\"\"")
    let quote = isLong ? "\"\"\"" : "\""
    step(quote.count)
    var text = ""
    while !rest.starts(with: quote + signs) {
      guard let next = rest.first, isLong || !next.isNewline else { throw Unfinished(line: start) }
      guard rest.starts(with: "\\" + signs) else {
        text.append(next)
        step()
        continue
      }
      step(1 + marks)
      guard let escaped = rest.first else { throw Unfinished(line: start) }
      step()
      switch escaped {
      case "(":
        text.append(Self.interpolation)
        try code(untilParenthesis: true)
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        text.unicodeScalars += [UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)].compactMap(\.self)
        step(digits.count + 2)
      case "n", "r", "t", "0": text.append(" ")
      default: if !escaped.isNewline { text.append(escaped) }
      }
    }
    step(quote.count + marks)
    literals.append(Literal(line: start, text: text))
  }
}
