import Testing

@testable import OneStop

@Suite("Each step is due by the same clock")
struct StepPlanTests {
  private func steps(_ shares: [Double]) -> [Procedure.Step] {
    shares.map { Procedure.Step(name: BilingualText("Bước"), unit: BilingualText("Phòng"), share: $0) }
  }

  private func due(
    _ shares: [Double], accepted: String = "2018-06-01T07:30", time: String = "4wd", cutoff: String? = nil,
    restart: Bool = false, pauses: [String] = [], now: String = "2018-06-01T08:00"
  ) throws -> [String] {
    let plan = StepPlan(
      steps(shares), accepted: try moment(accepted),
      rules: DeadlineRules(
        try #require(ProcessingTime(time)), cutoff: try cutoff.map { try #require(TimeOfDay($0)) },
        supplement: restart ? .restart : .continue),
      pauses: try pauses.map { try pause($0) }, calendar: try Shipped.calendar.get(), now: try moment(now))
    return plan?.due.map(\.description) ?? []
  }

  @Test("A step has its share of the working time from the acceptance to the due moment")
  func shares() throws {
    // Five days of eight hours, from Friday morning to Thursday evening: 40 hours.
    #expect(try due([0.25, 0.5, 0.25]) == ["2018-06-04T09:30", "2018-06-06T15:00", "2018-06-07T17:00"])
    #expect(try due([1]) == ["2018-06-07T17:00"])
    #expect(try due([]) == [])
  }

  @Test("Calendar days and working hours have their steps too")
  func units() throws {
    #expect(try due([0.5, 0.5], time: "8wh") == ["2018-06-01T11:30", "2018-06-01T17:00"])
    // Due on Wednesday 6 June: Friday, Monday to Wednesday are 32 hours.
    #expect(try due([0.5, 0.5], time: "5d") == ["2018-06-04T17:00", "2018-06-06T17:00"])
  }

  @Test("A step of no time at all is due when the clock starts, not on the last working day before")
  func noTime() throws {
    #expect(
      try due([0.0001, 0.9999], accepted: "2018-06-02T09:00", time: "1wd") == ["2018-06-02T09:00", "2018-06-04T17:00"])
  }

  @Test("What the pauses stop is nobody's, open and closed, overlapping too")
  func pauses() throws {
    let plain = try due([0.5, 0.5])
    #expect(plain == ["2018-06-05T11:30", "2018-06-07T17:00"])
    // Monday is lost: everything behind it moves by a day.
    #expect(
      try due([0.5, 0.5], pauses: ["s:2018-06-04T07:30/2018-06-05T07:30"]) == [
        "2018-06-06T11:30", "2018-06-08T17:00",
      ])
    // A pause behind the first step's end leaves it alone.
    #expect(
      try due([0.25, 0.75], pauses: ["p:2018-06-05T07:30/2018-06-06T07:30"]) == [
        "2018-06-04T09:30", "2018-06-08T17:00",
      ])
    // Open since Monday: as if it ended now, on Wednesday morning.
    #expect(
      try due([0.5, 0.5], pauses: ["s:2018-06-04T07:30/"], now: "2018-06-06T07:30") == [
        "2018-06-07T11:30", "2018-06-11T17:00",
      ])
  }

  @Test("A count that begins anew has its steps from there, and a cutoff moves the start")
  func starts() throws {
    #expect(
      try due([0.5, 0.5], restart: true, pauses: ["s:2018-06-04T07:30/2018-06-05T07:30"]) == [
        "2018-06-07T11:30", "2018-06-11T17:00",
      ])
    #expect(
      try due([0.5, 0.5], accepted: "2018-06-01T16:00", cutoff: "15:00") == ["2018-06-06T11:30", "2018-06-08T17:00"])
  }

  @Test("Shares that do not add up still end with the dossier, and no step is due before the one before it")
  func roundings() throws {
    for shares in [[0.1, 0.2, 0.7], [0.333, 0.333, 0.333], [0.9, 0.9, 0.9], [0, 0, 0]] {
      let due = try due(shares)
      #expect(due.last == "2018-06-07T17:00")
      #expect(due == due.sorted())
    }
  }

  @Test("Running time leaves out pauses, whatever their order")
  func running() throws {
    let pauses = ["p:2018-06-05T07:30/2018-06-05T17:00", "s:2018-06-04T13:00/2018-06-05T11:30"]
    let running = RunningTime(
      pauses: try pauses.map { try pause($0) }, calendar: try Shipped.calendar.get(),
      now: try moment("2018-07-01T08:00"))
    let from = try moment("2018-06-04T07:30")
    #expect(running.between(from, try moment("2018-06-06T08:30")) == 5 * Moment.hour)
    #expect(running.between(try moment("2018-06-06T08:30"), from) == 0)
    #expect(running.moment(after: 5 * Moment.hour, from: from) == (try moment("2018-06-06T08:30")))
    #expect(running.moment(after: 4 * Moment.hour, from: from) == (try moment("2018-06-04T11:30")))
  }
}
