import Testing

@testable import OneStop

@Suite("When agencies are reminded of questions") struct ReminderMomentTests {
  /// Friday 1 June 2018; 3 September was off.
  @Test(
    "From the start of work on the working day before the due day",
    arguments: [
      ("2018-06-05T07:29", "2018-06-05"), ("2018-06-05T07:30", "2018-06-06"), ("2018-06-05T23:59", "2018-06-06"),
      ("2018-06-08T07:29", "2018-06-08"), ("2018-06-08T07:30", "2018-06-11"), ("2018-06-09T12:00", "2018-06-11"),
      ("2018-06-11T07:00", "2018-06-11"), ("2018-08-31T08:00", "2018-09-04"), ("2018-09-03T12:00", "2018-09-04"),
    ])
  func until(now: String, day: String) throws {
    let calendar = try Shipped.calendar.get()
    let until = try moment("\(day)T23:59").adding(microseconds: Moment.minute - 1)
    #expect(try calendar.remindedUntil(now: moment(now)) == until)
  }

  @Test(
    "The next look is when work begins",
    arguments: [
      ("2018-06-05T07:29", "2018-06-05T07:30"), ("2018-06-05T07:30", "2018-06-06T07:30"),
      ("2018-06-08T17:00", "2018-06-11T07:30"), ("2018-08-31T18:00", "2018-09-04T07:30"),
    ])
  func next(now: String, start: String) throws {
    let calendar = try Shipped.calendar.get()
    #expect(try calendar.nextStartOfWork(after: moment(now)) == moment(start))
  }

  @Test("Past the calendar's end nothing is said")
  func end() throws {
    let calendar = try Shipped.calendar.get()
    #expect(try calendar.remindedUntil(now: moment("2035-12-31T12:00")) == nil)
    #expect(try calendar.nextStartOfWork(after: moment("2035-12-31T12:00")) == nil)
  }
}
