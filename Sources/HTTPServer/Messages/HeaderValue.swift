import StreamSafe

/// A field value of the form `value; name=value; name="quoted value"` (RFC 9110 section 5.6.6), such as Content-Type.
struct HeaderValue {
  /// The first part, in lower case.
  let value: String
  /// Names in lower case.
  private let parameters: [(name: String, value: [UInt8])]

  /// Fails if a parameter is malformed.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound, bytes[position] != Byte.semicolon { position += 1 }
    value = Self.lowercased(bytes, bytes.trimmed(range.lowerBound..<position))
    var parameters: [(String, [UInt8])] = []
    while position < range.upperBound {
      position += 1
      let start = position
      while position < range.upperBound, bytes[position] != Byte.equals, bytes[position] != Byte.semicolon {
        position += 1
      }
      let name = bytes.trimmed(start..<position)
      if name.isEmpty, position == range.upperBound || bytes[position] == Byte.semicolon { continue }
      guard position < range.upperBound, bytes[position] == Byte.equals else { return nil }
      position += 1
      guard let value = Self.value(bytes, range, &position) else { return nil }
      parameters.append((Self.lowercased(bytes, name), value))
    }
    self.parameters = parameters
  }

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, bytes.indices)
  }

  subscript(name: String) -> [UInt8]? {
    parameters.first { $0.name.isSame(as: name) }?.value
  }

  /// A token or a quoted string, up to the next semicolon.
  private static func value(_ bytes: Span<UInt8>, _ range: Range<Int>, _ position: inout Int) -> [UInt8]? {
    guard position < range.upperBound, bytes[position] == Byte.quote else {
      let start = position
      while position < range.upperBound, bytes[position] != Byte.semicolon { position += 1 }
      return bytes.array(bytes.trimmed(start..<position))
    }
    position += 1
    var value: [UInt8] = []
    while position < range.upperBound, bytes[position] != Byte.quote {
      // Only \" and \\ are escapes: old browsers send Windows paths with single backslashes.
      if bytes[position] == Byte.backslash, position + 1 < range.upperBound,
        bytes[position + 1] == Byte.quote || bytes[position + 1] == Byte.backslash
      {
        position += 1
      }
      value.append(bytes[position])
      position += 1
    }
    guard position < range.upperBound else { return nil }
    position += 1
    while position < range.upperBound, bytes[position] != Byte.semicolon {
      guard bytes[position] == Byte.space || bytes[position] == Byte.tab else { return nil }
      position += 1
    }
    return value
  }

  private static func lowercased(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { ByteClass.lowercased(bytes[$0]) }, as: UTF8.self).streamSafe
  }
}
