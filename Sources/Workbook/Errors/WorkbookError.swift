/// Why a workbook cannot be written.
public enum WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSheets
  case tooManyRows(sheet: String)
  case tooManyColumns(sheet: String)
  /// Row and column count from 1.
  case textTooLong(sheet: String, row: Int, column: Int)
  /// A part is larger than can be written.
  case tooLarge(part: String)
  /// zlib ran out of memory, or its version differs from the one compiled against.
  case compression(code: Int32)

  public var description: String {
    switch self {
    case .noSheets: "a workbook needs a sheet"
    case .tooManyRows(let sheet): "the sheet “\(sheet)” has more rows than a spreadsheet holds (1,048,576)"
    case .tooManyColumns(let sheet): "the sheet “\(sheet)” has more columns than a spreadsheet holds (16,384)"
    case .textTooLong(let sheet, let row, let column):
      "the text in row \(row), column \(column) of the sheet “\(sheet)” is longer than a cell holds (32,767)"
    case .tooLarge(let part): "\(part) is larger than a part may be (2 GiB)"
    case .compression(let code): "zlib failed with code \(code)"
    }
  }
}
