/// The rule for a text from outside: its length, and whether it is a single line.
package struct TextRule: Sendable {
  /// The way that the text comes in, which decides how its characters are counted.
  package enum Door: Sendable {
    /// A form: UTF-16 code units, as a browser counts them against `maxlength`. Control characters are accepted, since
    /// nobody sees them when pasting.
    case form
    /// A program: Unicode scalars, as JSON Schema counts them against `maxLength`. Control characters are a mistake.
    case program
  }

  /// The greatest number of characters, counted before white space is squeezed.
  package private(set) var limit: Int
  let door: Door
  /// Whether runs of white space become single spaces.
  let isLine: Bool
  /// Whether the text must have something visible.
  private var isNeeded = false
  /// Whether that must be a letter or a digit.
  private var isReason = false

  private init(_ limit: Int, _ door: Door, isLine: Bool) {
    self.limit = limit
    self.door = door
    self.isLine = isLine
  }

  package static func line(_ door: Door, upTo limit: Int) -> TextRule { TextRule(limit, door, isLine: true) }

  /// A text that keeps its line breaks.
  package static func text(_ door: Door, upTo limit: Int) -> TextRule { TextRule(limit, door, isLine: false) }

  /// The same for a required field.
  package var needed: TextRule {
    var rule = self
    rule.isNeeded = true
    return rule
  }

  /// The same for a required reason: dashes explain nothing.
  package var asReason: TextRule {
    var rule = needed
    rule.isReason = true
    return rule
  }

  /// The same, but the present text may stay, however long it is.
  package func orAsLong(as present: String) -> TextRule {
    var rule = self
    rule.limit = max(limit, length(of: present))
    return rule
  }

  /// The text in Normalization Form C, without white space at its ends; throws the reason why it is refused.
  package func read(_ typed: String) throws(TextMistake) -> String {
    // No normal form is that much shorter, and composing is slow.
    if typed.utf8.count > 16 * (limit + 100) { throw .tooLong(count: length(of: typed), limit: limit) }
    let text = typed.composed.trimmed
    // No text has more characters than bytes.
    if text.utf8.count > limit {
      let count = length(of: text)
      if count > limit { throw .tooLong(count: count, limit: limit) }
    }
    if door == .program, text.hasControls { throw .controls }
    let read = isLine ? text.squeezed : text
    if isNeeded, !read.isVisible { throw read.isEmpty ? .empty : .invisible }
    if isReason, !read.saysSomething { throw .saysNothing }
    return read
  }

  private func length(of text: String) -> Int {
    switch door {
    case .form: text.typedLength
    case .program: text.unicodeScalars.count
    }
  }
}

/// The reason why a text is refused.
package enum TextMistake: Error, Hashable, Sendable {
  /// Nothing but white space.
  case empty
  /// Something, but nothing visible.
  case invisible
  /// No letter and no digit, where it is to explain something.
  case saysNothing
  case tooLong(count: Int, limit: Int)
  /// Control characters that are neither white space nor line breaks.
  case controls
}

extension String {
  fileprivate var hasControls: Bool {
    let isControl = { (byte: UInt8) in byte == 0x7F || (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) }
    var text = self
    return text.withUTF8 { $0.contains(where: isControl) }
  }
}
