/// Widths for columns without one.
enum ColumnWidths {
  /// How many rows are examined, so that a long table costs no more than a short one.
  private static let sample = 500

  /// In characters of the default font, between 6 and 60.
  static func of(_ sheet: Workbook.Sheet, count: Int) -> [Double] {
    var widths = [Int](repeating: 0, count: count)
    for (column, title) in sheet.header.enumerated() {
      // The header wraps: its longest word must fit, and it should not take more than three lines.
      let word = title.split(separator: " ").map(\.unicodeScalars.count).max() ?? 0
      widths[column] = max(word, title.unicodeScalars.count / 3)
    }
    for row in sheet.rows.prefix(sample) {
      for (column, cell) in row.cells.enumerated() { widths[column] = max(widths[column], length(cell)) }
    }
    return widths.enumerated().map { column, width in
      column < sheet.widths.count && sheet.widths[column].isFinite
        ? min(max(sheet.widths[column], 0), 255) : Double(min(max(width + 2, 6), 60))
    }
  }

  private static func length(_ cell: Workbook.Cell) -> Int {
    switch cell {
    case .text(let text): text.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0
    case .integer(let value): String(value).utf8.count * 4 / 3
    case .number(let value): String(value).utf8.count
    case .percent: 6
    case .date: 10
    case .moment: 16
    case .empty: 0
    }
  }
}
