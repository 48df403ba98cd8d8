import Testing

@testable import Workbook

@Suite("Sheets")
struct SheetWriterTests {
  @Test(
    "name their columns by letters",
    arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func letters(column: Int, expected: String) {
    #expect(String(decoding: SheetWriter.letters(column), as: UTF8.self) == expected)
  }

  @Test("refuse what a spreadsheet program would not open")
  func limits() {
    #expect(throws: WorkbookError.noSheets) { try Workbook().bytes() }
    let wide = Workbook.Row([Workbook.Cell](repeating: .empty, count: 16_385))
    #expect(throws: WorkbookError.tooManyColumns(sheet: "A")) {
      try Workbook(sheets: [.init(name: "A", rows: [wide])]).bytes()
    }
    let long = [Workbook.Row](repeating: [], count: 1_048_576)
    #expect(throws: WorkbookError.tooManyRows(sheet: "A")) {
      try Workbook(sheets: [.init(name: "A", rows: long)]).bytes()
    }
    let text = String(repeating: "ễ", count: 32_767)
    #expect(throws: Never.self) { try Workbook(sheets: [.init(name: "A", rows: [[.text(text)]])]).bytes() }
    #expect(throws: WorkbookError.textTooLong(sheet: "A", row: 2, column: 3)) {
      try Workbook(sheets: [.init(name: "A", header: ["h"], rows: [[.empty, .integer(1), .text(text + "a")]])]).bytes()
    }
  }
}
