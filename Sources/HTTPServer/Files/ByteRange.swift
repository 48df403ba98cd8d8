/// A Range field of one range (RFC 9110 section 14.2).
enum ByteRange: Equatable {
  case part(Range<Int>)
  case unsatisfiable
  /// Another unit, several ranges, or an invalid field: the whole file is sent.
  case none

  init(_ text: String, length: Int) {
    self = Self.parse(Array(text.utf8), length)
  }

  private static func parse(_ bytes: [UInt8], _ length: Int) -> ByteRange {
    let span = bytes.span
    guard bytes.count > 6, span.equals(0..<6, "bytes=") else { return .none }
    let set = span.trimmed(6..<bytes.count)
    guard let hyphen = set.first(where: { span[$0] == Byte.hyphen }) else { return .none }
    let first = set.lowerBound..<hyphen
    let last = hyphen + 1..<set.upperBound
    if first.isEmpty {
      guard let suffix = number(span, last) else { return .none }
      return suffix == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - suffix)..<length)
    }
    guard let start = number(span, first) else { return .none }
    guard !last.isEmpty else { return start < length ? .part(start..<length) : .unsatisfiable }
    guard let end = number(span, last), end >= start else { return .none }
    return start < length ? .part(start..<min(end, length - 1) + 1) : .unsatisfiable
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for index in range {
      guard ByteClass.isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - Byte.zero)
    }
    return value
  }
}
