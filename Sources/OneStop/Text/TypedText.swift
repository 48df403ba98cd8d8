/// One way to read what people type, paste and scan: numbers, codes and addresses from address books, letters and chats
/// bring characters that nobody sees or means.
package enum TypedText {
  /// Without invisible characters and without white space at the ends; other white space as spaces, every dash as a
  /// hyphen, every script's digits and the wide forms of ASCII as ASCII. Letters stay as they are.
  package static func plain(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      let bytes = Substring(text).utf8
      let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex
      let end = bytes.lastIndex { $0 != 0x20 }.map(bytes.index(after:)) ?? start
      return String(Substring(bytes[start..<end]))
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let meant = meant(scalar) { plain.append(meant) }
    }
    let start = plain.firstIndex { $0 != " " } ?? plain.endIndex
    let end = plain.lastIndex { $0 != " " }.map(plain.index(after:)) ?? plain.endIndex
    return start < end ? String(plain[start..<end]) : ""
  }

  /// The same in capitals, without spaces and without these characters.
  static func compact(_ text: some StringProtocol, without signs: String = "") -> [UInt8] {
    plain(text).uppercased().utf8.filter { $0 != UInt8(ascii: " ") && !signs.utf8.contains($0) }
  }

  /// What the character stands for in a number, a code or an address; nil for a control of the letters around it.
  private static func meant(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x21...0x7E: return scalar
    // Soft hyphen, joiners, directions, byte-order mark, variation selectors.
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
      0xE0100...0xE01EF:
      return nil
    case 0x2212, 0x2043: return "-"
    case 0x2044, 0x2215: return "/"
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace || scalar.value < 0x20 { return " " }
    switch properties.generalCategory {
    case .dashPunctuation: return "-"
    case .decimalNumber:
      return properties.numericValue.flatMap { Int(exactly: $0) }.flatMap { Unicode.Scalar(UInt32(0x30 + $0)) }
    default: return scalar
    }
  }
}

extension String {
  /// How many characters a browser counts against a field's `maxlength`: UTF-16 code units, a line's end as one
  /// (WHATWG HTML, the API value of a textarea).
  package var typedLength: Int { utf16.count - (utf8.contains(0x0D) ? carriageReturnsBeforeLineFeeds : 0) }

  private var carriageReturnsBeforeLineFeeds: Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in utf8 {
      if previous == 0x0D, byte == 0x0A { count += 1 }
      previous = byte
    }
    return count
  }

  /// With LF alone at the ends of lines.
  package var withPlainLineEnds: String {
    guard utf8.contains(0x0D) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte != 0x0A || previous != 0x0D { bytes.append(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it would leave anything on paper.
  package var isVisible: Bool { unicodeScalars.contains(where: \.isVisible) }
}

extension Unicode.Scalar {
  /// Whether it would leave something on paper: not white space, a control character or a blank.
  package var isVisible: Bool {
    if isASCII { return (0x21...0x7E).contains(value) }
    // The blank of Braille, and the fillers of Korean letters.
    if value == 0x2800 || value == 0x3164 || value == 0xFFA0 { return false }
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .unassigned, .surrogate, .privateUse: return false
    // A combining mark alone has no letter.
    case .nonspacingMark, .enclosingMark: return false
    default: return true
    }
  }
}
