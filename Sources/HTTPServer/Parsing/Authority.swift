/// uri-host [ ":" port ] (RFC 9110 section 7.2, RFC 3986 section 3.2.2).
enum Authority {
  /// A name, an IPv4 address or a bracketed IPv6 address, with or without a port. An empty host is not valid
  /// (RFC 9110 section 4.2.1), nor is user information (section 4.2.4).
  static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    var position = range.lowerBound
    if bytes[position] == Byte.leftBracket {
      position += 1
      let start = position
      while position < range.upperBound, bytes[position] != Byte.rightBracket {
        let byte = bytes[position]
        guard ByteClass.hexadecimal(byte) != nil || byte == Byte.colon || byte == Byte.period else { return false }
        position += 1
      }
      guard position < range.upperBound, position - start >= 2 else { return false }
      position += 1
    } else {
      while position < range.upperBound, bytes[position] != Byte.colon {
        if bytes[position] == Byte.percent {
          guard position + 2 < range.upperBound, ByteClass.hexadecimal(bytes[position + 1]) != nil,
            ByteClass.hexadecimal(bytes[position + 2]) != nil
          else { return false }
          position += 2
        } else if !ByteClass.isRegisteredName(bytes[position]) {
          return false
        }
        position += 1
      }
      guard position > range.lowerBound else { return false }
    }
    guard position < range.upperBound else { return true }
    guard bytes[position] == Byte.colon else { return false }
    let port = position + 1..<range.upperBound
    var value = 0
    for index in port {
      guard ByteClass.isDigit(bytes[index]), value <= 65535 else { return false }
      value = value * 10 + Int(bytes[index] - Byte.zero)
    }
    return value <= 65535
  }
}
