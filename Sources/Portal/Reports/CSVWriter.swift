/// A table as comma-separated values (RFC 4180), with a byte-order mark so that spreadsheets read it as UTF-8.
struct CSVWriter {
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private var isAtLineStart = true

  /// A cell of text. One that a spreadsheet would take as a formula gets an apostrophe before it: such as begin with
  /// `=`, `+`, `-` or `@`, with a tab or a line break, or with their full-width forms.
  mutating func text(_ text: String) {
    separate()
    var content = Array(text.utf8)
    if CSVWriter.isFormula(text) { content.insert(UInt8(ascii: "'"), at: 0) }
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

  mutating func number(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// A number from 0 to 1 with at most four decimals; nothing where there is none.
  mutating func share(_ share: Double?) {
    separate()
    guard let share else { return }
    bytes += "\((share * 10_000).rounded() / 10_000)".utf8
  }

  mutating func endLine() {
    bytes += [0x0D, 0x0A]
    isAtLineStart = true
  }

  private mutating func separate() {
    if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
    isAtLineStart = false
  }

  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
