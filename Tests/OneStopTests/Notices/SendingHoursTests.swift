import Testing

@testable import OneStop

@Suite("When an SMS leaves") struct SendingHoursTests {
  @Test(
    "From seven to nine in the evening; what is due at another hour waits for the next ones",
    arguments: [
      ("2018-06-01T06:59", "2018-06-01T07:00"), ("2018-06-01T07:00", "2018-06-01T07:00"),
      ("2018-06-01T20:59", "2018-06-01T20:59"), ("2018-06-01T21:00", "2018-06-02T07:00"),
      ("2018-06-01T23:59", "2018-06-02T07:00"), ("2018-06-02T00:00", "2018-06-02T07:00"),
      ("2018-12-31T22:00", "2019-01-01T07:00"),
    ])
  func usual(now: String, first: String) throws {
    #expect(try SendingHours.usual.first(from: moment(now)) == moment(first))
    #expect(try SendingHours.always.first(from: moment(now)) == moment(now))
  }

  @Test(
    "Hours as they are written",
    arguments: [
      ("07:00-21:00", true), ("00:00-24:00", true), ("21:00-07:00", false), ("07:00-07:00", false), ("7-21", false),
      ("24:00-24:00", false), ("07:00", false), ("", false), ("07:00-21:00-22:00", false),
    ])
  func written(text: String, isRight: Bool) {
    #expect((SendingHours(text) != nil) == isRight)
    if text == "07:00-21:00" { #expect(SendingHours(text) == .usual) }
    if text == "00:00-24:00" { #expect(SendingHours(text) == .always) }
  }
}
