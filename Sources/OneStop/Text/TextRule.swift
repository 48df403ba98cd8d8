/// What a text that somebody writes may be: how long, and whether of one line.
package struct TextRule: Sendable {
  /// What the text comes by, which counts its characters its own way.
  package enum Door: Sendable {
    /// A form: UTF-16 code units, as a browser counts them against `maxlength`. Controls are let pass, as whoever pastes
    /// them sees none.
    case form
    /// A program: Unicode scalars, as JSON Schema counts them against `maxLength`. Controls are its mistake.
    case program
  }

  /// Characters at most, counted before white space is squeezed.
  package private(set) var limit: Int
  let door: Door
  /// Whether white space inside becomes single spaces.
  let isLine: Bool
  /// Whether something has to be there that can be seen.
  private var isNeeded = false

  private init(_ limit: Int, _ door: Door, isLine: Bool) {
    self.limit = limit
    self.door = door
    self.isLine = isLine
  }

  package static func line(_ door: Door, upTo limit: Int) -> TextRule { TextRule(limit, door, isLine: true) }

  /// Line breaks stay.
  package static func text(_ door: Door, upTo limit: Int) -> TextRule { TextRule(limit, door, isLine: false) }

  /// The same for a field that has to say something.
  package var needed: TextRule {
    var rule = self
    rule.isNeeded = true
    return rule
  }

  /// The same, where what stands already may stay however long it is.
  package func orAsLong(as present: String) -> TextRule {
    var rule = self
    rule.limit = max(limit, length(of: present))
    return rule
  }

  /// The text in Normalization Form C, without white space at its ends; or why it may not be.
  package func read(_ typed: String) throws(TextMistake) -> String {
    // No normal form is so much shorter, and composing takes its time.
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
    return read
  }

  private func length(of text: String) -> Int {
    switch door {
    case .form: text.typedLength
    case .program: text.unicodeScalars.count
    }
  }
}

/// Why a text may not be as it is.
package enum TextMistake: Error, Hashable, Sendable {
  /// Nothing but white space.
  case empty
  /// Something, of which nothing can be seen.
  case invisible
  case tooLong(count: Int, limit: Int)
  /// Controls that are neither white space nor line breaks.
  case controls
}

extension String {
  fileprivate var hasControls: Bool {
    let isControl = { (byte: UInt8) in byte == 0x7F || (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) }
    var text = self
    return text.withUTF8 { $0.contains(where: isControl) }
  }
}
