import Testing

@testable import Operations

@Suite struct TableFileTests {
  @Test("in CSV, a share is in whole per mille, as its column says, and 0 or 1,000 only if exact")
  func shares() {
    let table = TableFile(
      name: "a", sheet: "A", caption: ["not in it"], columns: ["Mã", TableFile.Column("Tỷ lệ", isShare: true)],
      rows: [0.875, 1, 0.9999, 0, 0.0001, 2.0 / 3].map { [.text("2.000720"), .percent($0)] } + [[.empty, .empty]])
    #expect(
      String(decoding: table.csv().dropFirst(3), as: UTF8.self)
        == "Mã,Tỷ lệ (‰)\r\n" + ["875", "1000", "999", "0", "1", "667"].map { "'2.000720,\($0)\r\n" }.joined() + ",\r\n"
    )
  }

  @Test("days and minutes are in ISO 8601")
  func moments() {
    let table = TableFile(
      name: "a", sheet: "A", caption: [], columns: ["x", "y"],
      rows: [[.date(year: 2018, month: 6, day: 1), .moment(year: 2018, month: 6, day: 1, minute: 9 * 60 + 5)]])
    #expect(String(decoding: table.csv(), as: UTF8.self).contains("\r\n2018-06-01,2018-06-01T09:05\r\n"))
  }
}
