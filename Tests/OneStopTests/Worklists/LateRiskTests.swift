import Testing

@testable import OneStop

@Suite("An open dossier is likely late when less time is left than its remaining steps take")
struct LateRiskTests {
  /// So many dossiers that each took so many hours from the step to the end.
  private func times(_ hours: [Int: [Int64]]) -> StepTimes {
    var times = StepTimes()
    for (step, hours) in hours {
      for hour in hours { times.add(1, step: step, bucket: TimeHistogram.bucket(of: hour * Moment.hour)) }
    }
    return times
  }

  private let steps = [0.1, 0.4, 0.3, 0.2].map {
    Procedure.Step(name: BilingualText("Bước"), unit: BilingualText("Phòng"), share: $0)
  }

  @Test("Nine in ten decide: the longest of ten does not count, the longest two of eleven do, to within a bucket")
  func quantile() throws {
    #expect(times([2: Array(repeating: 24, count: 9) + [200]]).usual(from: 2)?.time.hours == 24)
    #expect(times([2: Array(repeating: 24, count: 9) + [200, 200]]).usual(from: 2)?.time.hours == 201)
    #expect(times([2: Array(repeating: 24, count: 9)]).usual(from: 2) == nil)
    #expect(times([2: Array(repeating: 24, count: 10)]).usual(from: 1) == nil)
    #expect(times([2: Array(repeating: 24, count: 10)]).usual(from: 2)?.cases == 10)
  }

  @Test("From the due moment back by the working time that is needed, over nights and weekends")
  func from() throws {
    // Due on Friday 15 June at 17:00: three days of eight hours are left from the end of Tuesday on.
    var life = try Life(accepted: true)
    try life.act(.forward, "2018-06-04T10:00")
    let risk = life.dossier.lateRisk(
      steps: steps, times: times([1: Array(repeating: 24, count: 12)]), calendar: life.calendar)
    #expect(risk?.cases == 12)
    #expect(risk?.need.hours == 24)
    #expect(risk?.from.description == "2018-06-12T17:00")
    let long = life.dossier.lateRisk(
      steps: steps, times: times([1: Array(repeating: 48, count: 12)]), calendar: life.calendar)
    #expect(long?.from.description == "2018-06-07T17:00")
  }

  @Test("Where the agency has finished too few, the steps behind need their shares")
  func shares() throws {
    var life = try Life(accepted: true)
    // From Friday 09:30: ten days and six hours, of which the steps behind the first have nine tenths.
    let whole = 86 * Moment.hour
    let risk = try #require(life.dossier.lateRisk(steps: steps, times: StepTimes(), calendar: life.calendar))
    #expect(risk.cases == 0)
    #expect(abs(risk.need - whole / 10 * 9) < Moment.minute)
    #expect(risk.from > life.dossier.lastEventAt)
    try life.act(.forward, "2018-06-04T10:00") { $0.step = 3 }
    let last = life.dossier.lateRisk(steps: steps, times: StepTimes(), calendar: life.calendar)
    #expect(last?.from == life.dossier.due)
    #expect(life.dossier.lateRisk(steps: [], times: StepTimes(), calendar: life.calendar)?.need == 0)
  }

  @Test("What needs more time than the calendar has is late from its beginning")
  func endless() throws {
    let life = try Life(accepted: true)
    let risk = life.dossier.lateRisk(
      steps: steps, times: times([0: Array(repeating: 90_000, count: 10)]), calendar: life.calendar)
    #expect(risk?.from == WorkCalendar.firstDate.start)
  }

  @Test("Only a running clock has a risk", arguments: Status.allCases)
  func clock(_ status: Status) throws {
    let life = try Life.in(status)
    let risk = life.dossier.lateRisk(steps: steps, times: StepTimes(), calendar: life.calendar)
    #expect((risk != nil) == (status == .accepted || status == .processing))
  }

  @Test("A dossier that is done tells how long it took from each step, without its pauses")
  func samples() throws {
    var life = try Life(accepted: true, at: "2018-06-04T07:30")
    try life.act(.forward, "2018-06-04T09:30")
    try life.act(.requestSupplement, "2018-06-05T07:30")
    try life.act(.supplementReceived, "2018-06-06T07:30")
    try life.act(.forward, "2018-06-06T17:00")
    try life.act(.forward, "2018-06-07T07:30") { $0.step = 1 }
    #expect(life.dossier.timesToEnd(by: life.events, calendar: life.calendar).isEmpty)
    try life.act(.finish, "2018-06-07T11:30")
    let times = life.dossier.timesToEnd(by: life.events, calendar: life.calendar)
    #expect(times.map(\.step) == [0, 1, 2])
    #expect(times.map(\.time.hours) == [20, 18, 4])
  }

  @Test("What was not done tells nothing", arguments: [Status.refused, .withdrawn, .stopped])
  func notDone(_ status: Status) throws {
    let life = try Life.in(status)
    #expect(life.dossier.timesToEnd(by: life.events, calendar: life.calendar).isEmpty)
  }
}

extension Int64 {
  /// Rounded.
  fileprivate var hours: Int64 { (self + Moment.hour / 2) / Moment.hour }
}
