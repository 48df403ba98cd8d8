import FoundationEssentials
import Markup

/// One sentence or word of a language file, with named places (`{count}`) and, where the language has them, a form for
/// one: `"còn {count} ngày làm việc"`, or `{"one": "{count} day", "other": "{count} days"}`.
///
/// A phrase is text: it is escaped once, when the file is read.
@usableFromInline
package final class Phrase: Sendable {
  package enum Piece: Sendable {
    case markup(HTML)
    case place(String)
  }

  private let other: [Piece]
  private let one: [Piece]?
  private let language: Language
  /// The phrase as it stands, its places left in braces.
  package let text: String
  /// The same, escaped.
  package let html: HTML

  package init(_ text: String, one: String? = nil, language: Language = .vietnamese) {
    self.text = text
    self.language = language
    html = HTML(text: text)
    other = Phrase.pieces(text)
    self.one = one.map(Phrase.pieces)
  }

  /// The pieces that it is made of; of two forms, those of the one for many.
  package var pieces: [Piece] { other }

  /// The names of the places, in order.
  package var places: [String] {
    other.compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  /// The phrase with its places filled; a place without a value stays empty.
  package func callAsFunction(_ values: KeyValuePairs<String, HTML>) -> HTML {
    fill(other, values)
  }

  /// The phrase for a number, whose place is `count`.
  package func callAsFunction(count: Int, _ values: KeyValuePairs<String, HTML> = [:]) -> HTML {
    fill(count == 1 ? one ?? other : other, values, count: count)
  }

  /// A whole number in the phrase's language.
  package func number(_ value: Int) -> HTML {
    HTML(text: grouped(value, language))
  }

  /// The filled phrase as plain text, for titles, JSON and CSV.
  package func text(_ values: KeyValuePairs<String, String>) -> String {
    var result = text
    for (name, value) in values {
      result = result.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: value)
    }
    return result
  }

  /// Writes the phrase to `html`; `fill` writes the value of each place.
  package func write(to html: inout HTML, _ fill: (_ place: String, _ html: inout HTML) -> Void) {
    Phrase.write(other, to: &html, fill)
  }

  private static func write(_ pieces: [Piece], to html: inout HTML, _ fill: (String, inout HTML) -> Void) {
    for piece in pieces {
      switch piece {
      case .markup(let markup): html.append(markup)
      case .place(let name): fill(name, &html)
      }
    }
  }

  private func fill(_ pieces: [Piece], _ values: KeyValuePairs<String, HTML>, count: Int? = nil) -> HTML {
    var result = HTML(capacity: 96)
    Phrase.write(pieces, to: &result) { name, html in
      if let count, name == "count" {
        html.append(number(count))
      } else if let value = values.first(where: { $0.key == name })?.value {
        html.append(value)
      }
    }
    return result
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.markup(HTML(text: rest[..<open]))) }
      pieces.append(.place(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.markup(HTML(text: rest))) }
    return pieces
  }
}

extension Phrase: Decodable {
  private enum Form: String, CodingKey {
    case one, other
  }

  @usableFromInline
  package convenience init(from decoder: any Decoder) throws {
    let language = CodingUserInfoKey.language.flatMap { decoder.userInfo[$0] } as? Language ?? .vietnamese
    if let forms = try? decoder.container(keyedBy: Form.self) {
      let one = try forms.decode(String.self, forKey: .one)
      self.init(try forms.decode(String.self, forKey: .other), one: one, language: language)
    } else {
      self.init(try decoder.singleValueContainer().decode(String.self), language: language)
    }
  }
}

extension CodingUserInfoKey {
  /// The language of the file that is being read.
  package static let language = CodingUserInfoKey(rawValue: "language")
}

/// A whole number with a separator between thousands: `412.907` in Vietnamese, `412,907` in English.
package func grouped(_ number: Int, _ language: Language) -> String {
  let digits = String(number)
  guard digits.utf8.count > 3 else { return digits }
  let first = number < 0 ? 1 : 0
  let mark = UInt8(ascii: language == .vietnamese ? "." : ",")
  var result: [UInt8] = []
  for (offset, digit) in digits.utf8.enumerated() {
    if offset > first, (digits.utf8.count - offset) % 3 == 0 { result.append(mark) }
    result.append(digit)
  }
  return String(decoding: result, as: UTF8.self)
}
