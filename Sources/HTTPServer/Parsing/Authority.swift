import Glibc

/// uri-host [ ":" port ] (RFC 9110 section 7.2, RFC 3986 section 3.2.2).
enum Authority {
  /// A name, an IPv4 address or a bracketed IPv6 address, with or without a port. An empty host is not valid
  /// (RFC 9110 section 4.2.1), nor is user information (section 4.2.4).
  static func isValid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    var position = range.lowerBound
    if bytes[position] == Byte.leftBracket {
      while position < range.upperBound, bytes[position] != Byte.rightBracket { position += 1 }
      guard position < range.upperBound, isAddress(bytes, range.lowerBound + 1..<position) else { return false }
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

  /// IPv6address, without a zone, by inet_pton(3).
  private static func isAddress(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var text: [CChar] = []
    for index in range {
      guard bytes[index] != 0, range.count < Int(INET6_ADDRSTRLEN) else { return false }
      text.append(CChar(bitPattern: bytes[index]))
    }
    text.append(0)
    var address = in6_addr()
    return inet_pton(AF_INET6, text, &address) == 1
  }
}
