import OneStop

/// Markup as UTF-8 bytes. A literal is markup; what is interpolated into it is text and is escaped, unless it is
/// `HTML` itself.
@usableFromInline
package struct HTML: Sendable, Hashable {
  private var buffer: MarkupBuffer

  package init() {
    buffer = MarkupBuffer()
  }

  /// Reserves room for about this many bytes, so that a page grows without being copied.
  @usableFromInline
  package init(capacity: Int) {
    buffer = MarkupBuffer(capacity: capacity)
  }

  /// Text, escaped for content and for quoted attributes.
  @inlinable
  package init(text: some StringProtocol) {
    self.init(capacity: text.utf8.count)
    append(text: text)
  }

  /// Takes bytes that are known to be markup, such as the SVG of a QR code.
  package init(markup: [UInt8]) {
    buffer = MarkupBuffer(markup)
  }

  package static let empty = HTML()
  package var count: Int { buffer.count }
  package var isEmpty: Bool { buffer.count == 0 }
  package var bytes: [UInt8] { buffer.withBytes { Array($0) } }

  package mutating func append(_ other: HTML) {
    buffer.append(other.buffer)
  }

  /// A part of other markup.
  package mutating func append(_ other: HTML, _ part: Range<Int>) {
    buffer.append(other.buffer, part)
  }

  @inlinable
  package mutating func append(text: some StringProtocol) {
    if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { escape($0) }
    }
  }

  @usableFromInline
  package mutating func append(markup literal: String) {
    if literal.utf8.withContiguousStorageIfAvailable({ buffer.append($0) }) == nil {
      Array(literal.utf8).withUnsafeBufferPointer { buffer.append($0) }
    }
  }

  /// Appends a whole number of zero or more in decimal, with leading zeros up to the width.
  package mutating func append(_ number: Int, width: Int = 1) {
    buffer.append(number, width: width)
  }

  @_disfavoredOverload
  package static func += (left: inout HTML, right: HTML) { left.append(right) }

  /// A literal without places is written as it stands, without a value in between.
  package static func += (left: inout HTML, right: StaticString) {
    left.buffer.append(right)
  }

  package mutating func append(_ before: StaticString, _ markup: HTML, _ after: StaticString) {
    self += before
    append(markup)
    self += after
  }

  /// Stretches without special characters are copied whole; few texts need escaping.
  @usableFromInline
  mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for index in text.indices where HTML.isSpecial(text[index]) {
      let entity: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      default: entity = "&#39;"
      }
      buffer.append(UnsafeBufferPointer(rebasing: text[clean..<index]))
      buffer.append(entity)
      clean = index + 1
    }
    buffer.append(UnsafeBufferPointer(rebasing: text[clean...]))
  }

  /// One of `"&'<>`, all below 64.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 64 && 0x5000_00C4_0000_0000 >> UInt64(byte) & 1 != 0 }
}

extension HTML {
  /// Appends the machine-readable form of a moment, RFC 3339 to the second, like `Moment.rfc3339`.
  package mutating func append(machineForm moment: Moment) {
    let (year, month, day) = moment.date.components
    let second = Int(moment.microsecondsOfDay / Moment.second)
    let form: StaticString = "0000-00-00T00:00:00+07:00"
    buffer.write(form.utf8CodeUnitCount) { start in
      start.update(from: form.utf8Start, count: form.utf8CodeUnitCount)
      MarkupBuffer.write(year, digits: 4, to: start)
      MarkupBuffer.write(month, digits: 2, to: start + 5)
      MarkupBuffer.write(day, digits: 2, to: start + 8)
      MarkupBuffer.write(second / 3_600, digits: 2, to: start + 11)
      MarkupBuffer.write(second / 60 % 60, digits: 2, to: start + 14)
      MarkupBuffer.write(second % 60, digits: 2, to: start + 17)
    }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  @usableFromInline
  package init(stringLiteral value: String) {
    self.init()
    append(markup: value)
  }

  @usableFromInline
  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.html
  }

  @usableFromInline
  package struct StringInterpolation: StringInterpolationProtocol {
    @usableFromInline package var html: HTML

    @usableFromInline
    package init(literalCapacity: Int, interpolationCount: Int) {
      html = HTML(capacity: literalCapacity + interpolationCount * 24)
    }

    @usableFromInline
    package mutating func appendLiteral(_ literal: String) {
      html.append(markup: literal)
    }

    @inlinable
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      html.append(text: text)
    }

    @inlinable
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

    /// A value by its description: a code, or a date in machine-readable form.
    @inlinable
    package mutating func appendInterpolation(_ value: some CustomStringConvertible & Sendable) {
      html.append(text: value.description)
    }

    /// The markup if the condition holds, else nothing: `<input\(" checked", if: isTicked)>`.
    package mutating func appendInterpolation(_ markup: @autoclosure () -> HTML, if condition: Bool) {
      if condition { html.append(markup()) }
    }
  }
}

extension [HTML] {
  package func joined(_ separator: HTML = .empty) -> HTML {
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
  package static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }
}
