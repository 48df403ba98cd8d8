import Testing

@testable import OneStop

@Suite("Processing times")
struct ProcessingTimeTests {
  @Test(
    "Read from their short form",
    arguments: [
      ("15wd", 15, ProcessingTime.Unit.workingDays), ("8wh", 8, .workingHours), ("30d", 30, .calendarDays),
      ("3650d", 3650, .calendarDays),
    ])
  func reads(text: String, value: Int, unit: ProcessingTime.Unit) {
    #expect(ProcessingTime(text) == ProcessingTime(value, unit))
    #expect(ProcessingTime(text) != nil)
  }

  @Test("Anything else is refused", arguments: ["", "15", "wd", "0wd", "-1d", "3651d", "15 wd", "15WD", "1.5d", "٣d"])
  func refuses(text: String) {
    #expect(ProcessingTime(text) == nil)
  }
}
