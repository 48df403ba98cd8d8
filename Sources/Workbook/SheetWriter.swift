/// A sheet as XML (ECMA-376 part 1, 18.3.1).
struct SheetWriter {
  private static let rowLimit = 1_048_576
  private static let columnLimit = 16_384
  private static let textLimit = 32_767

  private let name: String
  private var out: [UInt8]
  /// The letters of each column.
  private let columns: [[UInt8]]
  /// In characters.
  private let widths: [Double]
  private var row = 0

  static func xml(_ sheet: Workbook.Sheet, name: String) throws(WorkbookError) -> [UInt8] {
    var width = max(sheet.header.count, sheet.widths.count, sheet.caption.isEmpty ? 0 : 1)
    for row in sheet.rows { width = max(width, row.cells.count) }
    guard width <= columnLimit else { throw .tooManyColumns(sheet: name) }
    guard sheet.caption.count + 1 + sheet.rows.count <= rowLimit else { throw .tooManyRows(sheet: name) }
    var writer = SheetWriter(
      name: name, columns: (0..<width).map(letters), widths: ColumnWidths.of(sheet, count: width))
    try writer.write(sheet)
    return writer.out
  }

  private init(name: String, columns: [[UInt8]], widths: [Double]) {
    self.name = name
    self.columns = columns
    self.widths = widths
    out = Array(Parts.declaration.utf8)
  }

  /// A, …, Z, AA, … for columns from 0.
  static func letters(_ column: Int) -> [UInt8] {
    var out: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      out.insert(UInt8(0x41 + (rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return out
  }

  private mutating func write(_ sheet: Workbook.Sheet) throws(WorkbookError) {
    append(#"<worksheet xmlns="\#(Parts.main)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"#)
    append(#"<sheetViews><sheetView workbookViewId="0">"#)
    if !sheet.header.isEmpty {
      let frozen = sheet.caption.count + 1
      append(#"<pane ySplit="\#(frozen)" topLeftCell="A\#(frozen + 1)" activePane="bottomLeft" state="frozen"/>"#)
    }
    append("</sheetView></sheetViews>")
    append(#"<sheetFormatPr defaultRowHeight="\#(RowHeight.line)" customHeight="1"/>"#)
    if !columns.isEmpty {
      append("<cols>")
      for (index, width) in widths.enumerated() {
        append(#"<col min="\#(index + 1)" max="\#(index + 1)" width="\#(width)" customWidth="1"/>"#)
      }
      append("</cols>")
    }
    append("<sheetData>")
    for line in sheet.caption { try write([.text(line)], lines: 1) { _, _ in .caption } }
    if !sheet.header.isEmpty {
      let cells = sheet.header.map(Workbook.Cell.text)
      try write(cells, lines: lines(cells, isBold: true)) { _, _ in .header }
    }
    for row in sheet.rows {
      try write(row.cells, lines: lines(row.cells, isBold: row.isBold)) { cell, lines in
        Style(cell, bold: row.isBold, wraps: lines > 1)
      }
    }
    // A4 landscape, one page wide and as many pages long as needed.
    append(
      """
      </sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>
      """)
  }

  /// The height of the tallest cell.
  private func lines(_ cells: [Workbook.Cell], isBold: Bool) -> Int {
    var most = 1
    for (column, cell) in cells.enumerated() {
      // Most texts fit into their column.
      guard case .text(let text) = cell, Double(text.utf8.count) > widths[column] * 0.7 || text.utf8.contains(10) else {
        continue
      }
      most = max(most, RowHeight.lines(text, width: widths[column], isBold: isBold))
    }
    return most
  }

  private mutating func write(
    _ cells: [Workbook.Cell], lines: Int, style: (Workbook.Cell, Int) -> Style
  ) throws(WorkbookError) {
    row += 1
    let number = Array(String(row).utf8)
    append("<row r=\"")
    out.append(contentsOf: number)
    if let height = RowHeight.points(lines: lines) { append("\" ht=\"\(height)\" customHeight=\"1") }
    append("\">")
    for (column, cell) in cells.enumerated() where cell != .empty {
      append("<c r=\"")
      out.append(contentsOf: columns[column])
      out.append(contentsOf: number)
      append("\" s=\"\(style(cell, lines).rawValue)\"")
      try write(cell, column: column + 1)
    }
    append("</row>")
  }

  /// The rest of a `<c` tag, from its type on.
  private mutating func write(_ cell: Workbook.Cell, column: Int) throws(WorkbookError) {
    switch cell {
    case .text(let text):
      guard text.utf8.count <= Self.textLimit || text.utf16.count <= Self.textLimit else {
        throw .textTooLong(sheet: name, row: row, column: column)
      }
      writeText(text)
    case .integer(let value): append("><v>\(value)</v></c>")
    case .number(let value), .percent(let value):
      append(value.isFinite ? "><v>\(value)</v></c>" : " t=\"e\"><v>#NUM!</v></c>")
    case .date(let year, let month, let day):
      if let serial = DateSerial.of(year: year, month: month, day: day) {
        append("><v>\(serial)</v></c>")
      } else {
        writeText("\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))")
      }
    case .moment(let year, let month, let day, let minute):
      if let serial = DateSerial.of(year: year, month: month, day: day), (0..<1_440).contains(minute) {
        append("><v>\(Double(serial) + Double(minute) / 1_440)</v></c>")
      } else {
        writeText("\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))")
      }
    case .empty: append("/>")
    }
  }

  private mutating func writeText(_ text: String) {
    append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
    XMLText.append(cell: text, to: &out)
    append("</t></is></c>")
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private mutating func append(_ text: String) { out.append(contentsOf: text.utf8) }
}
