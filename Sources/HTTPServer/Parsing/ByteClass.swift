/// The character classes of RFC 9110 section 5 and RFC 3986, as bit masks over ASCII.
enum ByteClass {
  @inline(__always)
  private static func has(_ low: UInt64, _ high: UInt64, _ byte: UInt8) -> Bool {
    byte < 64 ? (low >> UInt64(byte)) & 1 == 1 : byte < 128 && (high >> UInt64(byte & 63)) & 1 == 1
  }

  /// tchar (RFC 9110 section 5.6.2)
  @inline(__always)
  static func isToken(_ byte: UInt8) -> Bool { has(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE, byte) }

  /// What a request target may contain: printable ASCII except space, quotation mark, `#`, `<` and `>`.
  /// Browsers send `|`, `\`, `^`, `{`, `}` and the grave accent unescaped in queries, so these pass, although RFC 3986
  /// does not list them.
  @inline(__always)
  static func isTarget(_ byte: UInt8) -> Bool { has(0xAFFF_FFF2_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, byte) }

  /// unreserved and sub-delims (RFC 3986 section 2), the letters of a registered name
  @inline(__always)
  static func isRegisteredName(_ byte: UInt8) -> Bool { has(0x2BFF_7FD2_0000_0000, 0x47FF_FFFE_87FF_FFFE, byte) }

  /// field-vchar, space or tab (RFC 9110 section 5.5)
  @inline(__always)
  static func isFieldValue(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7F : byte == Byte.tab }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The value of a hexadecimal digit, or nil.
  @inline(__always)
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }

  /// ASCII lower case.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

/// Bytes by name.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let period: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let zero: UInt8 = 0x30
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let equals: UInt8 = 0x3D
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let leftBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let rightBracket: UInt8 = 0x5D
}
