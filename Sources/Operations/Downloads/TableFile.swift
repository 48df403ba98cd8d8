import OneStop
import Words
import Workbook

/// A table for download: a sheet for spreadsheet programs, comma-separated values for other programs.
package struct TableFile {
  package struct Column: ExpressibleByStringInterpolation {
    package let title: String
    /// Whether it holds shares: percentages in a sheet, and whole numbers per mille in CSV, where a decimal sign would
    /// be read differently in other countries.
    var isShare = false

    package init(stringLiteral title: String) { self.title = title }

    package init(_ title: String, isShare: Bool = false) {
      (self.title, self.isShare) = (title, isShare)
    }
  }

  /// The most rows that a list has; to see the others, it is narrowed down.
  package static let mostRows = 10_000

  /// The file's name in plain letters, without its extension.
  package let name: String
  /// The text on the sheet's tab.
  package let sheet: String
  /// What the table shows, for which agency and period.
  package let caption: [String]
  package let columns: [Column]
  package let rows: [Workbook.Row]

  package init(name: String, sheet: String, caption: [String], columns: [Column], rows: [Workbook.Row]) {
    self.name = name
    self.sheet = sheet
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// Header and rows, without the caption.
  package func csv() -> [UInt8] {
    var writer = CSVWriter()
    for column in columns { writer.text(column.isShare ? "\(column.title) (‰)" : column.title) }
    writer.endLine()
    for row in rows {
      for cell in row.cells { writer.cell(cell) }
      writer.endLine()
    }
    return writer.bytes
  }

  package func workbook() throws(WorkbookError) -> [UInt8] { try TableFile.workbook([self]) }

  /// Several tables, each on a sheet of its own.
  package static func workbook(_ tables: [TableFile]) throws(WorkbookError) -> [UInt8] {
    let sheets = tables.map { table in
      Workbook.Sheet(
        name: table.sheet, caption: table.caption, header: table.columns.map(\.title), rows: table.rows)
    }
    return try Workbook(sheets: sheets).bytes()
  }
}

extension CSVWriter {
  fileprivate mutating func cell(_ cell: Workbook.Cell) {
    switch cell {
    case .text(let text): self.text(text)
    case .integer(let number): self.number(number)
    case .percent(let share): if let rate = Rate(share: share) { number(rate.tenths) } else { empty() }
    // Decimal signs differ between countries.
    case .number(let number): text("\(number)")
    case .date(let year, let month, let day): date("\(year)-\(padded(month, 2))-\(padded(day, 2))")
    case .moment(let year, let month, let day, let minute):
      date("\(year)-\(padded(month, 2))-\(padded(day, 2))T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))")
    case .empty: empty()
    }
  }
}

extension Workbook.Cell {
  /// The moment's local date and minute.
  package static func moment(_ moment: Moment) -> Workbook.Cell {
    let (year, month, day) = moment.date.components
    let clock = moment.timeOfDay
    return .moment(year: year, month: month, day: day, minute: clock.hour * 60 + clock.minute)
  }

  package static func optional(_ moment: Moment?) -> Workbook.Cell { moment.map { .moment($0) } ?? .empty }
}
