import OneStop

/// Markup as UTF-8 bytes. A literal is markup; what is interpolated into it is text and is escaped, unless it is
/// `HTML` itself.
package struct HTML: Sendable, Hashable {
  package private(set) var bytes: [UInt8]

  package init() {
    bytes = []
  }

  /// Room for about so many bytes, so that a page grows without being copied.
  package init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Text, escaped for content and for quoted attributes.
  package init(text: some StringProtocol) {
    bytes = []
    append(text: text)
  }

  /// Bytes that are known to be markup, such as the SVG of a QR code.
  package init(markup: [UInt8]) {
    bytes = markup
  }

  package static let empty = HTML()
  package var isEmpty: Bool { bytes.isEmpty }

  package mutating func append(_ other: HTML) {
    bytes.append(contentsOf: other.bytes)
  }

  package mutating func append(text: some StringProtocol) {
    if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { escape($0) }
    }
  }

  mutating func append(markup literal: String) {
    bytes.append(contentsOf: literal.utf8)
  }

  /// A whole number of zero or more in decimal, with zeros before it up to the width.
  mutating func append(_ number: Int, width: Int = 1) {
    bytes.append(number, width: width)
  }

  @_disfavoredOverload
  package static func += (left: inout HTML, right: HTML) { left.append(right) }

  /// A literal without places is written as it stands, without a value in between.
  package static func += (left: inout HTML, right: StaticString) {
    left.bytes.append(right)
  }

  /// A phrase between two pieces of markup, without a value in between.
  mutating func append(_ before: StaticString, _ phrase: Phrase, _ after: StaticString) {
    append(before, phrase.html, after)
  }

  mutating func append(_ before: StaticString, _ markup: HTML, _ after: StaticString) {
    self += before
    append(markup)
    self += after
  }

  /// Lets a writer of bytes, such as a moment's machine form, append what needs no escaping.
  mutating func appendMarkup(_ write: (inout [UInt8]) -> Void) { write(&bytes) }

  /// Clean stretches are copied whole; few texts hold anything to escape.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for index in text.indices {
      let entity: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "'"): entity = "&#39;"
      default: continue
      }
      bytes.append(contentsOf: text[clean..<index])
      bytes.append(entity)
      clean = index + 1
    }
    bytes.append(contentsOf: text[clean...])
  }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    bytes = Array(value.utf8)
  }

  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.html
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var html: HTML

    package init(literalCapacity: Int, interpolationCount: Int) {
      html = HTML(capacity: literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: String) {
      html.append(markup: literal)
    }

    package mutating func appendInterpolation(_ text: some StringProtocol) {
      html.append(text: text)
    }

    package mutating func appendInterpolation(_ text: (some StringProtocol)?) {
      if let text { html.append(text: text) }
    }

    package mutating func appendInterpolation(_ number: Int) {
      if number < 0 { html += "-" }
      html.append(Int(clamping: number.magnitude))
    }

    package mutating func appendInterpolation(_ markup: HTML) {
      html.append(markup)
    }

    /// A value whose text form is what a person reads: a code, a date in machine form.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible & Sendable) {
      html.append(text: value.description)
    }

    package mutating func appendInterpolation(_ phrase: Phrase) {
      html.append(phrase.html)
    }

    /// The markup where the condition holds, else nothing: `<input\(" checked", if: isTicked)>`.
    package mutating func appendInterpolation(_ markup: @autoclosure () -> HTML, if condition: Bool) {
      if condition { html.append(markup()) }
    }
  }
}

extension Sequence where Element == HTML {
  func joined(_ separator: HTML = .empty) -> HTML {
    var all = HTML()
    var isFirst = true
    for part in self {
      if !isFirst { all += separator }
      all += part
      isFirst = false
    }
    return all
  }
}

extension HTML {
  static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }
}
