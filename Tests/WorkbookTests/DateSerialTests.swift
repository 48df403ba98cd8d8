import Testing

@testable import Workbook

@Suite("Date serials")
struct DateSerialTests {
  @Test(
    "count as spreadsheets do",
    arguments: [
      (1900, 1, 1, 1), (1900, 2, 28, 59), (1900, 3, 1, 61), (1970, 1, 1, 25569), (2000, 2, 29, 36585),
      (2018, 6, 1, 43252), (2100, 3, 1, 73110), (9999, 12, 31, 2_958_465),
    ])
  func serial(year: Int, month: Int, day: Int, serial: Int) {
    #expect(DateSerial.of(year: year, month: month, day: day) == serial)
  }

  @Test(
    "do not exist for days that do not",
    arguments: [
      (1900, 2, 29), (2018, 2, 29), (2018, 13, 1), (2018, 0, 1), (2018, 4, 31), (1899, 12, 31), (10000, 1, 1),
    ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(DateSerial.of(year: year, month: month, day: day) == nil)
  }
}
