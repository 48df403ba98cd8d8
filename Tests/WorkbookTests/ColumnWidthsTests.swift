import Testing

@testable import Workbook

@Suite("Column widths")
struct ColumnWidthsTests {
  @Test("follow what is given, then what the column holds, within bounds")
  func widths() {
    let sheet = Workbook.Sheet(
      name: "A", header: ["Mã", "Lĩnh vực", "x", "y"],
      rows: [[.text("a"), .text("Đăng ký kinh doanh"), .text(String(repeating: "w", count: 200)), .integer(7)]],
      widths: [40])
    #expect(ColumnWidths.of(sheet, count: 4) == [40, 20, 60, 6])
  }
}
