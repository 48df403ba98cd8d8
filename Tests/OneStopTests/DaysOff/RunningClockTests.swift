import Testing

@testable import OneStop

/// An open dossier under a change of days off, worked out by hand: National Day 2018 is a Sunday, 3/9 is off for it.
struct MovedExample: CustomTestStringConvertible, Sendable {
  var question: DeadlineExample
  /// `+2018-09-04` is a day off more, `-…` one less, `w…` a make-up day.
  var edits: [String]
  /// nil: no due moment.
  var after: String?

  var testDescription: String { question.testDescription }

  init(
    _ what: String, _ received: String, _ time: String, cutoff: String? = nil, restart: Bool = false,
    pauses: [String] = [], _ before: String?, _ edits: String..., to after: String?
  ) {
    question = DeadlineExample(
      what, received, time, cutoff: cutoff, restart: restart, pauses: pauses, due: before)
    self.edits = edits
    self.after = after
  }
}

@Suite("Due moments after a change of days off") struct RunningClockTests {
  private static let thursday = "2018-08-30T09:00"

  static let examples: [MovedExample] = [
    .init("a day off within", thursday, "3wd", "2018-09-05T17:00", "+2018-09-04", to: "2018-09-06T17:00"),
    .init("on the due day", thursday, "3wd", "2018-09-05T17:00", "+2018-09-05", to: "2018-09-06T17:00"),
    .init("on the day after it", thursday, "3wd", "2018-09-05T17:00", "+2018-09-06", to: "2018-09-05T17:00"),
    .init("on the day of acceptance", thursday, "3wd", "2018-09-05T17:00", "+2018-08-30", to: "2018-09-05T17:00"),
    .init("on the day before it", thursday, "3wd", "2018-09-05T17:00", "+2018-08-29", to: "2018-09-05T17:00"),
    .init("a day off less", thursday, "3wd", "2018-09-05T17:00", "-2018-09-03", to: "2018-09-04T17:00"),
    .init(
      "moved within", thursday, "3wd", "2018-09-05T17:00", "-2018-09-03", "+2018-09-04", to: "2018-09-05T17:00"),
    .init(
      "moved out of it", thursday, "3wd", "2018-09-05T17:00", "-2018-09-03", "+2018-09-07", to: "2018-09-04T17:00"),
    .init("a make-up Saturday", thursday, "3wd", "2018-09-05T17:00", "w2018-09-01", to: "2018-09-04T17:00"),
    .init(
      "a day off and its make-up day", thursday, "3wd", "2018-09-05T17:00", "+2018-08-31", "w2018-09-01",
      to: "2018-09-05T17:00"),
    .init("calendar days end later", thursday, "5d", "2018-09-04T17:00", "+2018-09-04", to: "2018-09-05T17:00"),
    .init("and count days off", thursday, "5d", "2018-09-04T17:00", "+2018-08-31", to: "2018-09-04T17:00"),
    .init("and end on a make-up day", thursday, "2d", "2018-09-04T17:00", "w2018-09-01", to: "2018-09-01T17:00"),
    .init(
      "hours go on the next day", "2018-08-30T16:00", "8wh", "2018-08-31T16:00", "+2018-08-31", to: "2018-09-04T16:00"),
    .init(
      "hours end on a make-up day", "2018-08-31T16:00", "8wh", "2018-09-04T16:00", "w2018-09-01",
      to: "2018-09-01T16:00"),
    .init(
      "in a pause that ended", thursday, "3wd", pauses: ["s:2018-08-31T10:00/2018-09-05T10:00"], "2018-09-07T17:00",
      "+2018-09-04", to: "2018-09-07T17:00"),
    .init(
      "after a pause that ended", thursday, "3wd", pauses: ["p:2018-08-31T10:00/2018-09-05T10:00"], "2018-09-07T17:00",
      "+2018-09-06", to: "2018-09-10T17:00"),
    .init("in an open pause", thursday, "3wd", pauses: ["s:2018-08-31T10:00/"], nil, "+2018-09-04", to: nil),
    .init(
      "a pause that came too late comes to count", thursday, "3wd", pauses: ["s:2018-09-06T09:00/"],
      "2018-09-05T17:00", "+2018-09-04", to: nil),
    .init(
      "a pause that counted comes too late", thursday, "3wd", pauses: ["s:2018-09-05T09:00/"], nil, "-2018-09-03",
      to: "2018-09-04T17:00"),
    .init(
      "before a restart", thursday, "3wd", restart: true, pauses: ["s:2018-08-31T10:00/2018-09-05T10:00"],
      "2018-09-10T17:00", "+2018-09-04", to: "2018-09-10T17:00"),
    .init(
      "after a restart", thursday, "3wd", restart: true, pauses: ["s:2018-08-31T10:00/2018-09-05T10:00"],
      "2018-09-10T17:00", "+2018-09-07", to: "2018-09-11T17:00"),
    .init(
      "after a cutoff", "2018-08-31T16:00", "1wd", cutoff: "15:00", "2018-09-05T17:00", "+2018-09-04",
      to: "2018-09-06T17:00"),
    .init("past what the calendar knows", "2035-12-28T09:00", "1wd", "2035-12-31T17:00", "+2035-12-31", to: nil),
  ]

  private static func calendar(_ edits: [String]) throws -> WorkCalendar {
    let table = try edits.reduce(try Shipped.catalogue.get().holidays) { table, edit in
      let day = String(edit.dropFirst())
      let change: DaysOffEdit =
        switch edit.first {
        case "+": .add(try DaysOffEditTests.dayOff(day), makeUp: nil)
        case "-": .remove(try date(day))
        default: .addMakeUp(try date(day))
        }
      return try table.edited(by: change)
    }
    return WorkCalendar(hours: .city, holidays: table)
  }

  @Test("A due moment is told anew as if it had always been so", arguments: examples)
  func recomputed(_ example: MovedExample) throws {
    let question = example.question
    let received = try moment(question.received)
    let old = try Self.calendar([])
    let clock = RunningClock(
      acceptedAt: received, rules: try question.rules(), pauses: try question.pauseList(),
      date: old.due(accepted: received, rules: try question.rules(), pauses: try question.pauseList()))
    #expect(clock.date.due == (try question.due.map(moment)))
    let new = try Self.calendar(example.edits)
    let after = clock.recomputed(by: new) ?? clock
    #expect(after.date.due == (try example.after.map(moment)))
    #expect(after == clock || after.date != clock.date)

    // No due moment before the first changed day is another one.
    if let days = new.difference(from: old), let due = clock.date.due, due < days.lowerBound.start {
      #expect(after == clock)
    }
  }

  @Test("A day that becomes certain changes the date's standing and not the date")
  func certain() throws {
    var table = try Shipped.catalogue.get().holidays
    table.years[2018]?.uncertainDates = [try date("2018-09-04")]
    let uncertain = WorkCalendar(hours: .city, holidays: table)
    let received = try moment(Self.thursday)
    let rules = DeadlineRules(try #require(ProcessingTime("3wd")))
    let clock = RunningClock(
      acceptedAt: received, rules: rules, pauses: [], date: uncertain.due(accepted: received, rules: rules, pauses: []))
    #expect(clock.date.isProvisional)
    let after = try #require(clock.recomputed(by: Shipped.calendar.get()))
    #expect(after.date == DueDate(due: clock.date.due, isProvisional: false))
  }

  @Test("The event changes the due moment and nothing else")
  func event() throws {
    var life = try Life(accepted: true)
    try life.act(.forward, "2018-06-04T10:00")
    let before = life.dossier
    let due = try moment("2018-06-18T17:00")
    let clock = RunningClock(
      acceptedAt: try moment("2018-06-01T09:30"), rules: before.rules, pauses: [],
      date: DueDate(due: before.due, isProvisional: false))
    var moved = clock
    moved.date.due = due
    let event = moved.event(
      after: clock, by: .staff(login: "quan-tri"), note: "Căn cứ", now: try moment("2018-06-03T10:00"),
      lastEvent: before.lastEventAt)
    #expect(event.kind == .dueRecomputed(from: before.due) && event.at == before.lastEventAt)
    var after = before
    after.evolve(event)
    #expect(after.due == due && after.status == before.status && after.officer == before.officer)
    #expect(after.allows(.takeBack), "nobody has had it in hand since")
    #expect(after.stays(by: life.events + [event]) == before.stays(by: life.events))
  }

  @Test("A lateness letter keeps its appointment; the ledger leaves it out where it extends nothing any more")
  func letter() throws {
    var life = try Life(accepted: true)
    try life.act(.extend, "2018-06-14T10:00") { $0.newDue = Moment("2018-06-18T17:00") ?? $0.newDue }
    let appointment = life.dossier.rescheduled?.to
    var dossier = life.dossier
    let now = try moment("2018-06-14T12:00")
    #expect(dossier.ledger(by: life.calendar, now: now)?.extension != nil)
    let calendar = try Self.calendar(["+2018-06-12", "+2018-06-13"])
    let clock = RunningClock(
      acceptedAt: try moment("2018-06-01T09:30"), rules: dossier.rules, pauses: [],
      date: DueDate(due: dossier.due, isProvisional: false))
    let moved = try #require(clock.recomputed(by: calendar))
    dossier.evolve(moved.event(after: clock, by: .portal, note: "", now: now, lastEvent: now))
    #expect(dossier.rescheduled?.to == appointment && dossier.appointment == dossier.due)
    #expect(try dossier.due == moment("2018-06-19T17:00"))
    let ledger = try #require(dossier.ledger(by: calendar, now: now))
    #expect(ledger.due == dossier.due && ledger.extension == nil)
  }
}
