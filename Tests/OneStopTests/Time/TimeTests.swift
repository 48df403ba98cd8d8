import Testing

@testable import OneStop

@Suite("Dates, times and moments")
struct TimeTests {
  @Test("Every day from 1600 to 2400 is its own components, one after the other")
  func everyDay() throws {
    var expected = (year: 1600, month: 1, day: 1)
    for day in try date("1600-01-01")...date("2400-12-31") {
      let found = day.components
      guard found == expected, LocalDate(year: found.year, month: found.month, day: found.day) == day else {
        Issue.record("\(day) instead of \(expected)")
        return
      }
      expected.day += 1
      if expected.day > LocalDate.daysIn(month: expected.month, year: expected.year) {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
  }

  @Test(
    "Known days", arguments: [("1970-01-01", 0), ("2000-02-29", 11_016), ("1969-12-31", -1), ("2035-12-31", 24_105)])
  func knownDays(text: String, days: Int32) throws {
    #expect(try date(text).daysSinceEpoch == days)
    #expect(try date(text).description == text)
  }

  @Test(
    "Weekdays",
    arguments: [
      ("2018-06-01", Weekday.friday), ("2026-11-23", .monday), ("1969-12-28", .sunday), ("2016-02-29", .monday),
    ])
  func weekdays(text: String, weekday: Weekday) throws {
    #expect(try date(text).weekday == weekday)
  }

  @Test(
    "What is no date is refused",
    arguments: [
      "2018-02-29", "2018-13-01", "2018-00-01", "2018-06-00", "2018-6-1", "18-06-01", "2018-06-01 ", "", "2018/06/01",
    ])
  func noDates(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test(
    "Moments are local, or have an offset",
    arguments: [
      ("2018-06-01T09:30", "2018-06-01T09:30"), ("2018-06-01 09:30", "2018-06-01T09:30"),
      ("2018-06-01T09:30:05", "2018-06-01T09:30:05"), ("2018-06-01T09:30:00.5", "2018-06-01T09:30"),
      ("2018-06-01T09:30Z", "2018-06-01T16:30"), ("2018-06-01T09:30:00+07:00", "2018-06-01T09:30"),
      ("2018-06-01T00:30:00+09:00", "2018-05-31T22:30"), ("2018-06-01T20:30:00-05:30", "2018-06-02T09:00"),
    ])
  func moments(text: String, local: String) throws {
    #expect(try moment(text).description == local)
    #expect(try moment(text).rfc3339.hasPrefix(local))
    #expect(try moment(moment(text).rfc3339).description == local)
  }

  @Test("A moment keeps microseconds and drops what is finer")
  func fractions() throws {
    let half = try moment("2018-06-01T09:30:00.1234567")
    #expect(half.microseconds - (try moment("2018-06-01T09:30")).microseconds == 123_456)
    #expect(half.rfc3339 == "2018-06-01T09:30:00+07:00")
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "2018-06-01", "2018-06-01T9:30", "2018-06-01T24:00", "2018-06-01T09:60", "2018-06-01T09:30:60",
      "2018-06-01T09:30:",
      "2018-06-01T09:30:00.", "2018-06-01T09:30+7", "2018-06-01T09:30x", "2018-06-31T09:30",
    ])
  func noMoments(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("A moment before 1970 has its own day and time")
  func beforeTheEpoch() throws {
    let early = try moment("1954-07-21T23:59:59")
    #expect(early.microseconds < 0)
    #expect(early.description == "1954-07-21T23:59:59")
    #expect(early.timeOfDay == TimeOfDay(23, 59))
  }

  @Test("Numbers are written with zeros before them, and in full where they are longer")
  func numbers() {
    var bytes: [UInt8] = []
    for (number, width) in [(0, 1), (7, 2), (10, 2), (123, 2), (5, 4)] { bytes.append(number, width: width) }
    #expect(String(decoding: bytes, as: UTF8.self) == "007101230005")
  }
}
