import Testing

@testable import OneStop

/// One due date, worked out by hand.
struct DeadlineExample: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var received: String
  var time: String
  var cutoff: String?
  var restart = false
  var pauses: [String] = []
  /// nil: paused.
  var due: String?

  init(
    _ what: String, _ received: String, _ time: String, cutoff: String? = nil, restart: Bool = false,
    pauses: [String] = [], due: String?
  ) {
    testDescription = what
    self.received = received
    self.time = time
    self.cutoff = cutoff
    self.restart = restart
    self.pauses = pauses
    self.due = due
  }

  func rules() throws -> DeadlineRules {
    let cutoff = try cutoff.map { try #require(TimeOfDay($0)) }
    return DeadlineRules(
      try #require(ProcessingTime(time)), cutoff: cutoff, supplement: restart ? .restart : .continue)
  }

  func pauseList() throws -> [Pause] { try pauses.map { try pause($0) } }
}

/// `s:FROM/TO` is a supplement, `p:FROM/TO` a payment; without TO it is open.
func pause(_ text: String) throws -> Pause {
  let ends = text.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false)
  let to = ends[1].isEmpty ? nil : try moment(String(ends[1]))
  return Pause(text.hasPrefix("p") ? .payment : .supplement, from: try moment(String(ends[0])), to: to)
}

@Suite("Due dates")
struct DeadlineTests {
  static let working: [DeadlineExample] = [
    .init("fifteen working days", "2018-06-01T09:30", "15wd", due: "2018-06-22T17:00"),
    .init("one working day from a Friday", "2018-06-01T09:30", "1wd", due: "2018-06-04T17:00"),
    .init("accepted on a Saturday, the Monday is the first", "2018-06-02T09:00", "1wd", due: "2018-06-04T17:00"),
    .init("accepted after the end of work", "2018-06-01T22:00", "1wd", due: "2018-06-04T17:00"),
    .init("over Tết with its compensatory days", "2018-02-13T10:00", "1wd", due: "2018-02-21T17:00"),
    .init("over 30/4 and 1/5", "2018-04-27T08:00", "2wd", due: "2018-05-03T17:00"),
    .init("a make-up Saturday is counted", "2019-01-04T08:00", "1wd", due: "2019-01-05T17:00"),
    .init("the day off that it was swapped for is not", "2018-12-28T08:00", "1wd", due: "2019-01-02T17:00"),
    .init("a second is a second", "2018-06-01T09:30:59.999999", "1wd", due: "2018-06-04T17:00"),
  ]

  static let cutoffs: [DeadlineExample] = [
    .init("a minute before the cutoff", "2018-06-01T14:59", "1wd", cutoff: "15:00", due: "2018-06-04T17:00"),
    .init("a microsecond before it", "2018-06-01T14:59:59.999999", "1wd", cutoff: "15:00", due: "2018-06-04T17:00"),
    .init("at the cutoff", "2018-06-01T15:00", "1wd", cutoff: "15:00", due: "2018-06-05T17:00"),
    .init("on a Saturday", "2018-06-02T09:00", "1wd", cutoff: "15:00", due: "2018-06-05T17:00"),
    .init("on a Sunday", "2018-06-03T20:00", "1wd", cutoff: "15:00", due: "2018-06-05T17:00"),
    .init("on a make-up Saturday", "2019-01-05T09:00", "1wd", cutoff: "15:00", due: "2019-01-07T17:00"),
    .init("before work, on the same day", "2018-06-04T05:00", "1wd", cutoff: "15:00", due: "2018-06-05T17:00"),
    .init("hours, before it", "2018-06-01T14:59", "4wh", cutoff: "15:00", due: "2018-06-04T09:29"),
    .init("hours, at it", "2018-06-01T15:00", "4wh", cutoff: "15:00", due: "2018-06-04T11:30"),
    .init("hours, on a holiday", "2018-04-30T09:00", "8wh", cutoff: "15:00", due: "2018-05-02T17:00"),
    .init("calendar days, at it", "2018-06-01T15:00", "1d", cutoff: "15:00", due: "2018-06-05T17:00"),
    .init("calendar days, on a Saturday", "2018-06-02T09:00", "1d", cutoff: "15:00", due: "2018-06-05T17:00"),
  ]

  static let calendarDays: [DeadlineExample] = [
    .init("fifteen days", "2018-06-01T09:30", "15d", due: "2018-06-18T17:00"),
    .init("the last is a Saturday", "2018-06-01T09:30", "1d", due: "2018-06-04T17:00"),
    .init("the last is a Monday", "2018-06-01T09:30", "3d", due: "2018-06-04T17:00"),
    .init("the last falls into Tết", "2018-02-10T09:00", "5d", due: "2018-02-21T17:00"),
    .init("the last is a make-up Saturday", "2019-01-01T09:00", "4d", due: "2019-01-05T17:00"),
    .init("accepted on a Sunday", "2018-06-03T09:00", "1d", due: "2018-06-04T17:00"),
  ]

  static let hours: [DeadlineExample] = [
    .init("eight hours from half past nine", "2018-06-01T09:30", "8wh", due: "2018-06-04T09:30"),
    .init("a whole day from its beginning", "2018-06-01T07:30", "8wh", due: "2018-06-01T17:00"),
    .init("the end of a session, not the beginning of the next", "2018-06-01T07:30", "4wh", due: "2018-06-01T11:30"),
    .init("accepted at half past eleven", "2018-06-01T11:30", "4wh", due: "2018-06-01T17:00"),
    .init("accepted in the break", "2018-06-01T12:10", "1wh", due: "2018-06-01T14:00"),
    .init("accepted before work", "2018-06-01T03:00", "1wh", due: "2018-06-01T08:30"),
    .init("accepted after work", "2018-06-01T17:00", "1wh", due: "2018-06-04T08:30"),
    .init("accepted on a Saturday", "2018-06-02T09:00", "8wh", due: "2018-06-04T17:00"),
    .init("seconds are kept", "2018-06-01T09:30:15", "8wh", due: "2018-06-04T09:30:15"),
    .init("over Tết", "2018-02-13T16:00", "2wh", due: "2018-02-21T08:30"),
    .init("over a make-up Saturday", "2019-01-04T16:00", "2wh", due: "2019-01-05T08:30"),
  ]

  static let pauses: [DeadlineExample] = [
    .init(
      "the days that it stands over are not counted", "2018-06-01T09:30", "5wd",
      pauses: ["s:2018-06-05T10:00/2018-06-07T10:00"], due: "2018-06-12T17:00"),
    .init(
      "within a day, the day is counted", "2018-06-01T09:30", "2wd", pauses: ["s:2018-06-04T08:00/2018-06-04T16:59"],
      due: "2018-06-05T17:00"),
    .init(
      "to the end of work, the day is counted", "2018-06-01T09:30", "2wd",
      pauses: ["s:2018-06-04T08:00/2018-06-04T17:00"], due: "2018-06-05T17:00"),
    .init(
      "over the end of work, it is not", "2018-06-01T09:30", "2wd", pauses: ["s:2018-06-04T16:59/2018-06-04T17:01"],
      due: "2018-06-06T17:00"),
    .init(
      "from the end of work, the day before the last is not counted", "2018-06-01T09:30", "2wd",
      pauses: ["s:2018-06-04T17:00/2018-06-04T18:00"], due: "2018-06-06T17:00"),
    .init(
      "from the due moment, it changes nothing", "2018-06-01T09:30", "1wd",
      pauses: ["s:2018-06-04T17:00/2018-06-14T17:00"], due: "2018-06-04T17:00"),
    .init(
      "a minute before the due moment", "2018-06-01T09:30", "1wd", pauses: ["s:2018-06-04T16:59/2018-06-14T16:00"],
      due: "2018-06-14T17:00"),
    .init(
      "the first moves the due moment behind the second's beginning", "2018-06-01T09:30", "1wd",
      pauses: ["s:2018-06-04T09:00/2018-06-06T09:00", "p:2018-06-06T10:00/2018-06-08T10:00"], due: "2018-06-08T17:00"),
    .init(
      "calendar days: over midnight", "2018-06-04T09:00", "2d", pauses: ["s:2018-06-05T23:00/2018-06-06T01:00"],
      due: "2018-06-07T17:00"),
    .init(
      "calendar days: to midnight, the day is counted", "2018-06-04T09:00", "2d",
      pauses: ["s:2018-06-05T23:00/2018-06-06T00:00"], due: "2018-06-06T17:00"),
    .init(
      "calendar days: after the end of work of the due day", "2018-06-04T09:00", "1d",
      pauses: ["s:2018-06-05T18:00/2018-06-09T01:00"], due: "2018-06-05T17:00"),
    .init(
      "calendar days: while the due date moves over a weekend", "2018-06-01T09:00", "1d",
      pauses: ["s:2018-06-03T09:00/2018-06-07T09:00"], due: "2018-06-04T17:00"),
    .init(
      "hours: what it stands over is not counted", "2018-06-01T09:30", "8wh",
      pauses: ["p:2018-06-01T10:30/2018-06-04T15:00"], due: "2018-06-05T14:00"),
    .init(
      "hours: from the break in which they end", "2018-06-01T07:30", "4wh",
      pauses: ["p:2018-06-01T12:00/2018-06-04T15:00"], due: "2018-06-01T11:30"),
    .init(
      "without length", "2018-06-01T09:30", "1wd", pauses: ["s:2018-06-04T10:00/2018-06-04T10:00"],
      due: "2018-06-04T17:00"),
    .init(
      "ended by the acceptance", "2018-06-01T09:30", "1wd", pauses: ["s:2018-05-30T10:00/2018-06-01T09:30"],
      due: "2018-06-04T17:00"),
    .init(
      "overlapping", "2018-06-01T09:30", "2wd",
      pauses: ["s:2018-06-04T10:00/2018-06-06T10:00", "p:2018-06-05T10:00/2018-06-08T10:00"], due: "2018-06-11T17:00"),
    .init("open", "2018-06-01T09:30", "15wd", pauses: ["s:2018-06-05T10:00/"], due: nil),
    .init(
      "open, but from the due moment on", "2018-06-01T09:30", "1wd", pauses: ["s:2018-06-04T17:00/"],
      due: "2018-06-04T17:00"),
  ]

  static let restarts: [DeadlineExample] = [
    .init(
      "the count begins at zero", "2018-06-01T09:30", "3wd", restart: true,
      pauses: ["s:2018-06-05T10:00/2018-06-06T10:00"], due: "2018-06-11T17:00"),
    .init(
      "a payment continues", "2018-06-01T09:30", "3wd", restart: true,
      pauses: ["p:2018-06-05T10:00/2018-06-06T10:00"], due: "2018-06-07T17:00"),
    .init(
      "its end after the cutoff", "2018-06-01T09:30", "3wd", cutoff: "15:00", restart: true,
      pauses: ["s:2018-06-05T10:00/2018-06-06T15:00"], due: "2018-06-12T17:00"),
    .init(
      "its end on a Saturday, with a cutoff", "2018-06-01T09:30", "3wd", cutoff: "15:00", restart: true,
      pauses: ["s:2018-06-05T10:00/2018-06-09T08:00"], due: "2018-06-14T17:00"),
    .init(
      "hours", "2018-06-01T09:30", "8wh", restart: true, pauses: ["s:2018-06-01T16:00/2018-06-04T10:00"],
      due: "2018-06-05T10:00"),
    .init(
      "one from the due moment on begins nothing", "2018-06-01T09:30", "1wd", restart: true,
      pauses: ["s:2018-06-04T17:00/2018-06-06T10:00"], due: "2018-06-04T17:00"),
    .init(
      "calendar days, while the due date moves over a weekend", "2018-06-01T09:00", "1d", restart: true,
      pauses: ["s:2018-06-03T09:00/2018-06-06T09:00"], due: "2018-06-07T17:00"),
    .init(
      "calendar days, within a payment that began while the due date moved", "2020-02-28T07:29", "1d", restart: true,
      pauses: ["p:2020-03-01T22:49/2020-03-10T20:33", "s:2020-03-02T16:55/2020-03-03T01:10"], due: "2020-03-10T17:00"),
  ]

  @Test(
    "Working days, cutoffs, calendar days, hours, pauses and restarts",
    arguments: working + cutoffs + calendarDays + hours + pauses + restarts)
  func due(_ example: DeadlineExample) throws {
    let deadline = try Deadline.compute(
      accepted: try moment(example.received), rules: try example.rules(), pauses: try example.pauseList(),
      calendar: try Shipped.calendar.get())
    #expect(deadline.due?.description == example.due)
    #expect((deadline.openPause == nil) == (example.due != nil))
  }

  @Test("An open pause shows the due moment that its end now would give")
  func openPause() throws {
    let calendar = try Shipped.calendar.get()
    let rules = DeadlineRules(try #require(ProcessingTime(3, .workingDays)))
    let deadline = try Deadline.compute(
      accepted: try moment("2018-06-01T09:30"), rules: rules, pauses: [try pause("s:2018-06-05T10:00/")],
      calendar: calendar, now: try moment("2018-06-13T08:00"))
    #expect(deadline.due == nil)
    #expect(deadline.ifSupplied?.description == "2018-06-14T17:00")
    #expect(deadline.openPause == 0)
  }

  @Test("An open pause that supplied now would be due past 2035 has no answer, and is no error")
  func openPauseAtTheEnd() throws {
    let calendar = try Shipped.calendar.get()
    for rules in [DeadlineRules.Supplement.continue, .restart] {
      let deadline = try Deadline.compute(
        accepted: try moment("2035-12-24T09:30"),
        rules: DeadlineRules(try #require(ProcessingTime(3, .workingDays)), supplement: rules),
        pauses: [try pause("s:2035-12-25T10:00/")], calendar: calendar, now: try moment("2040-01-01T08:00"))
      #expect(deadline.due == nil && deadline.ifSupplied == nil && deadline.openPause == 0)
    }
  }

  @Test(
    "Past 2035 a due date is an error that says so",
    arguments: [
      ("2035-12-28T09:00", "2wd", []), ("2035-12-28T09:00", "4d", []), ("2035-12-31T10:00", "8wh", []),
      ("2036-01-01T09:00", "1wd", []), ("2035-12-24T09:00", "1wd", ["s:2035-12-24T10:00/2036-02-01T10:00"]),
      ("2030-01-01T09:00", "3650d", []),
    ] as [(String, String, [String])])
  func pastCalendar(received: String, time: String, pauses: [String]) throws {
    let calendar = try Shipped.calendar.get()
    let error = #expect(throws: DeadlineError.self) {
      try Deadline.compute(
        accepted: try moment(received), rules: DeadlineRules(try #require(ProcessingTime(time))),
        pauses: try pauses.map { try pause($0) }, calendar: calendar)
    }
    #expect(error == .pastCalendar)
    #expect(error?.description.contains("2035") == true)
  }

  @Test("The last day of 2035 can be a due date")
  func lastDay() throws {
    let deadline = try Deadline.compute(
      accepted: try moment("2035-12-28T09:00"), rules: DeadlineRules(try #require(ProcessingTime("1wd"))),
      calendar: try Shipped.calendar.get())
    #expect(deadline.due?.description == "2035-12-31T17:00")
  }

  @Test("An acceptance before 2000 and a pause that ends before it begins are errors")
  func otherErrors() throws {
    let calendar = try Shipped.calendar.get()
    let rules = DeadlineRules(try #require(ProcessingTime("1wd")))
    #expect(throws: DeadlineError.beforeCalendar) {
      try Deadline.compute(accepted: try moment("1999-12-31T09:00"), rules: rules, calendar: calendar)
    }
    #expect(throws: DeadlineError.pauseEndsBeforeItBegins(1)) {
      try Deadline.compute(
        accepted: try moment("2018-06-01T09:00"), rules: rules,
        pauses: [try pause("s:2018-06-01T10:00/2018-06-01T11:00"), try pause("s:2018-06-05T10:00/2018-06-04T11:00")],
        calendar: calendar)
    }
  }

  @Test(
    "A due date is provisional if it rests on a computed year or an uncertain day",
    arguments: [
      ("2018-06-01T09:30", "15wd", nil, false),
      ("2026-11-23T09:00", "1wd", nil, true), ("2026-11-20T09:00", "1wd", nil, false),
      // Not asked about: the day of acceptance, unless there is a cutoff, or hours.
      ("2026-11-24T09:00", "1wd", nil, false), ("2026-11-24T09:00", "1wd", "15:00", true),
      ("2026-11-24T09:00", "8wh", nil, true),
      // Calendar days ask only where they end.
      ("2026-11-20T09:00", "7d", nil, false), ("2026-11-20T09:00", "4d", nil, true),
      ("2027-12-20T09:00", "5wd", nil, false), ("2027-12-29T09:00", "5wd", nil, true),
      ("2027-12-20T09:00", "30d", nil, true), ("2030-05-06T09:00", "8wh", nil, true),
    ] as [(String, String, String?, Bool)])
  func provisional(received: String, time: String, cutoff: String?, isProvisional: Bool) throws {
    let rules = DeadlineRules(
      try #require(ProcessingTime(time)), cutoff: try cutoff.map { try #require(TimeOfDay($0)) })
    let deadline = try Deadline.compute(
      accepted: try moment(received), rules: rules, calendar: try Shipped.calendar.get())
    #expect(deadline.isProvisional == isProvisional)
  }
}
