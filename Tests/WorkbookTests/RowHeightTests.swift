import Testing

@testable import Workbook

@Suite("Row heights")
struct RowHeightTests {
  @Test(
    "follow the lines that words take, between words and within a word that is too long",
    arguments: [
      ("Mã", 10.0, 1), ("Tiếp nhận trực tuyến", 10, 2), ("Tiếp nhận trực tuyến", 6, 4), ("", 10, 1), ("a\nb", 10, 2),
      (String(repeating: "w", count: 25), 10, 3), ("Xong (không tính được hạn)", 10, 4),
    ])
  func lines(text: String, width: Double, lines: Int) {
    #expect(RowHeight.lines(text, width: width, isBold: false) == lines)
  }

  @Test("are given where something wraps, and to no other row")
  func written() throws {
    let sheet = Workbook.Sheet(
      name: "A", caption: [String(repeating: "dài ", count: 40)], header: ["Tiếp nhận trực tuyến", "b"],
      rows: ["ngắn", String(repeating: "chữ ", count: 40), String(repeating: "a b ", count: 4_000)].map { [.text($0)] },
      widths: [10, 10])
    let xml = String(decoding: try SheetWriter.xml(sheet, name: "A"), as: UTF8.self)
    let rows = xml.split(separator: "<row ").dropFirst().map { String($0.prefix { $0 != ">" }) }
    #expect(
      rows.map { $0.contains("customHeight=\"1\"") } == [false, true, false, true, true], "\(rows)")
    #expect(rows[4].contains("ht=\"409.0\""))
  }
}
