/// Why a workbook became no file.
public enum WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSheets
  case tooManyRows(sheet: String)
  case tooManyColumns(sheet: String)
  /// Row and column count from 1.
  case textTooLong(sheet: String, row: Int, column: Int)
  /// A part, or the whole, passes what a zip archive without extensions holds.
  case tooLarge(part: String)
  /// zlib had no memory, or is another version than the one compiled against.
  case compression(code: Int32)

  public var description: String {
    switch self {
    case .noSheets: "a workbook needs a sheet"
    case .tooManyRows(let sheet): "the sheet “\(sheet)” has more rows than a spreadsheet holds (1,048,576)"
    case .tooManyColumns(let sheet): "the sheet “\(sheet)” has more columns than a spreadsheet holds (16,384)"
    case .textTooLong(let sheet, let row, let column):
      "the text in row \(row), column \(column) of the sheet “\(sheet)” is longer than a cell holds (32,767)"
    case .tooLarge(let part): "\(part) is larger than a workbook may be (4 GiB)"
    case .compression(let code): "zlib failed with code \(code)"
    }
  }
}
