import HTTPServer
import HTTPTypes
import OneStop
import Words
import Workbook

/// A table that people take home: a sheet for spreadsheet programs, comma-separated values for other programs.
package struct TableFile {
  package struct Column: ExpressibleByStringInterpolation {
    let title: String
    /// Whether it holds shares: percentages in a sheet, whole numbers per mille in CSV, where a decimal sign is read
    /// otherwise in other countries.
    var isShare = false

    package init(stringLiteral title: String) { self.title = title }

    init(_ title: String, isShare: Bool = false) {
      (self.title, self.isShare) = (title, isShare)
    }
  }

  /// What a list holds at most; whoever wants more narrows it down.
  static let mostRows = 10_000

  /// In plain letters, without its ending.
  package let name: String
  /// On the sheet's tab.
  let sheet: String
  /// What the table shows, of whom and of when.
  let caption: [String]
  let columns: [Column]
  let rows: [Workbook.Row]

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
  static func workbook(_ tables: [TableFile]) throws(WorkbookError) -> [UInt8] {
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
    // No decimal sign is the same everywhere.
    case .number(let number): text("\(number)")
    case .date(let year, let month, let day): date("\(year)-\(padded(month, 2))-\(padded(day, 2))")
    case .moment(let year, let month, let day, let minute):
      date("\(year)-\(padded(month, 2))-\(padded(day, 2))T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))")
    case .empty: empty()
    }
  }
}

extension Workbook.Cell {
  /// Its local minute.
  static func moment(_ moment: Moment) -> Workbook.Cell {
    let (year, month, day) = moment.date.components
    let clock = moment.timeOfDay
    return .moment(year: year, month: month, day: day, minute: clock.hour * 60 + clock.minute)
  }

  static func optional(_ moment: Moment?) -> Workbook.Cell { moment.map { .moment($0) } ?? .empty }
}

extension Response {
  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// A file to keep. The name is plain ASCII and needs no encoding (RFC 6266).
  static func download(_ bytes: [UInt8], name: String, type: String, isPublic: Bool = false) -> Response {
    Response(
      status: .ok,
      fields: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
        .cacheControl: isPublic ? "no-cache" : "no-store",
      ],
      body: .bytes(bytes))
  }

  static func sheet(_ table: TableFile, isPublic: Bool = false) throws -> Response {
    try sheet([table], isPublic: isPublic)
  }

  /// Several tables, named as the first one is.
  static func sheet(_ tables: [TableFile], isPublic: Bool = false) throws -> Response {
    download(
      try TableFile.workbook(tables), name: "\(tables.first?.name ?? "").xlsx", type: workbookType, isPublic: isPublic)
  }

  static func csv(_ table: TableFile, isPublic: Bool = false) -> Response {
    download(table.csv(), name: "\(table.name).csv", type: "text/csv; charset=utf-8", isPublic: isPublic)
  }
}

extension Visit {
  /// That a file has the first rows alone.
  func limited(to count: Int, of all: Int) -> String {
    words.downloads.limited.text(["shown": grouped(count, language), "all": grouped(all, language)])
  }
}
