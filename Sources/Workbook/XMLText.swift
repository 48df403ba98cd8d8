/// Text in XML 1.0.
enum XMLText {
  /// Appends `text` for an element's content or an attribute in double quotes.
  ///
  /// Characters that XML 1.0 does not allow (section 2.2) are left out: control characters except tab, line feed and
  /// carriage return, and U+FFFE and U+FFFF.
  static func append(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
        // A parser would turn a bare carriage return into a line feed.
        case 0x0D: out.append(contentsOf: "&#13;".utf8)
        case 0..<0x20 where byte != 0x09 && byte != 0x0A: break
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
          index += 2
        default: out.append(byte)
        }
        index += 1
      }
    }
  }

  /// Appends the content of a cell's `<t>`, where `_xHHHH_` stands for a character (ECMA-376 part 1, 22.4.2.4): in text
  /// that happens to look like that, the first underscore is escaped.
  static func append(cell text: String, to out: inout [UInt8]) {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return append(text, to: &out) }
    var start = text.utf8.startIndex
    var index = start
    while index < text.utf8.endIndex {
      if isEscape(text.utf8[index...]) {
        append(String(text[start..<index]), to: &out)
        out.append(contentsOf: "_x005F".utf8)
        start = index
      }
      index = text.utf8.index(after: index)
    }
    append(String(text[start...]), to: &out)
  }

  private static func isEscape(_ text: Substring.UTF8View) -> Bool {
    let bytes = Array(text.prefix(7))
    return bytes.count == 7 && bytes[0] == UInt8(ascii: "_") && bytes[1] == UInt8(ascii: "x")
      && bytes[6] == UInt8(ascii: "_")
      && bytes[2..<6].allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}
