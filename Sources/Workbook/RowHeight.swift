/// Heights of rows whose text wraps: LibreOffice gives a row without one the height of a single line.
enum RowHeight {
  /// The height of a line in points, which has room for a letter with two marks, also in another font if the default
  /// one is missing.
  static let line = 16.5
  /// ECMA-376 sets no limit; spreadsheet programs accept no more.
  private static let most = 409.0

  /// How many lines the text takes in a column of this many characters, with words broken as spreadsheet programs break
  /// them. Bold letters are assumed to be wider than in the default font, which not every machine has.
  static func lines(_ text: String, width: Double, isBold: Bool) -> Int {
    let room = max(1, Int(isBold ? width * 0.8 : width))
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += 1
      var used = 0
      for word in paragraph.split(separator: " ") {
        let length = word.unicodeScalars.count
        if used > 0, used + 1 + length > room {
          lines += 1
          used = 0
        }
        used += (used > 0 ? 1 : 0) + length
        // A word longer than the line continues on the next.
        lines += (used - 1) / room
        if used > room { used = (used - 1) % room + 1 }
      }
    }
    return lines
  }

  /// nil for a single line, which needs none.
  static func points(lines: Int) -> Double? {
    lines > 1 ? min(Double(lines) * line, most) : nil
  }
}
