/// A table as comma-separated values (RFC 4180) for programs, with a byte-order mark so that spreadsheets read it as UTF-8.
///
/// A spreadsheet of any language reads the numbers as they were written: numbers are whole, and text that looks like a
/// number stays text.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private var isAtLineStart = true

  /// A cell of text. One that a spreadsheet would take for a formula, a number or a date gets an apostrophe before it.
  package mutating func text(_ text: String) {
    separate()
    var content = Array(text.utf8)
    if CSVWriter.isFormula(text) || CSVWriter.isNumber(content) { content.insert(UInt8(ascii: "'"), at: 0) }
    let needsQuotes = content.contains { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }
    guard needsQuotes else {
      bytes += content
      return
    }
    bytes.append(0x22)
    for byte in content {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  package mutating func number(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// `2018-06-01` or `2018-06-01T09:30` (ISO 8601), which every spreadsheet reads as the same day.
  package mutating func date(_ text: String) {
    separate()
    bytes += text.utf8
  }

  package mutating func empty() { separate() }

  mutating func endLine() {
    bytes += [0x0D, 0x0A]
    isAtLineStart = true
  }

  private mutating func separate() {
    if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
    isAtLineStart = false
  }

  /// Text that begins with `=`, `+`, `-` or `@`, with a tab or a line break, or with one of their full-width forms.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// Only digits, and signs that some language writes between them: `2.000720`, `0912345678`, `11/2018`, `1E5`.
  private static func isNumber(_ text: [UInt8]) -> Bool {
    var hasDigit = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      default: return false
      }
    }
    return hasDigit
  }
}
