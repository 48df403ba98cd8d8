import OneStop
import TestSupport
import Testing

@testable import OneStopStore

/// The lives of some hundred dossiers by chance, and figures counted from them one by one.
@Suite(.eachEngine) struct FiguresTests {
  let folder: TemporaryFolder
  let store: Store
  let lives: [Life]

  struct Life {
    /// Without the ends that were undone: figures are as if they had never been.
    var events: [DossierEvent]
    var allEvents: [DossierEvent]
    var filing: Filing
    var states: [Dossier]
  }

  /// Always the same chance.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    var dice = Dice(state: 20_180_601)
    let store = store
    lives = try store.writer.bulk { transaction in
      try (0..<300).map { _ in try FiguresTests.live(in: transaction, &dice) }
    }
  }

  private static func live(in transaction: Transaction, _ dice: inout Dice) throws -> Life {
    let filing = Filing.sample(
      agency: [.district1, .district2, .health].randomElement(using: &dice) ?? .health,
      procedure: Bool.random(using: &dice) ? .house : .birth,
      channel: Channel.allCases.randomElement(using: &dice) ?? .post)
    var at = Moment.at("2017-11-01T07:00").adding(microseconds: .random(in: 0..<200 * Moment.day, using: &dice))
    // A time this long is past what the clock knows: undated.
    let days = Int.random(in: 0..<10, using: &dice) == 0 ? 2_000 : .random(in: 1...15, using: &dice)
    var stored =
      filing.channel == .online
      ? try transaction.file(filing, at: at, days: days) : try transaction.accept(filing, at: at, days: days)
    for _ in 0..<Int.random(in: 0..<8, using: &dice) {
      at = at.adding(microseconds: .random(in: 0..<6 * Moment.day, using: &dice))
      let possible = Action.allCases.filter { $0 != .lapseConsultation && stored.dossier.allows($0) }
      guard let action = possible.randomElement(using: &dice) else { break }
      stored = try #require(try transaction.act(action, on: stored.id, at: at))
    }
    if Bool.random(using: &dice), Rating.isOpen(for: stored.dossier) {
      let level = Rating.Level.allCases.randomElement(using: &dice) ?? .partly
      #expect(try transaction.rate(Rating(level: level, comment: "", at: at), dossier: stored))
    }
    let events = stored.events.withoutUndoneEnds
    var states: [Dossier] = []
    for index in events.indices {
      let state = Dossier(
        code: stored.dossier.code, filing: filing, rules: stored.dossier.rules, events: events[...index])
      states.append(try #require(state))
    }
    return Life(events: events, allEvents: stored.events, filing: filing, states: states)
  }

  /// Counted one by one, without any tally; ratings are left out.
  private func counted(_ period: Period, now: Moment, where isIn: (Filing) -> Bool) -> ReportFigures {
    var figures = ReportFigures()
    let asOf = min(period.to.next.start, now)
    for life in lives where isIn(life.filing) {
      figures.corrections += life.allEvents.count { event in
        event.kind.action?.isCorrection == true && event.at >= period.from.start && event.at < asOf
      }
      guard let state = life.states.last(where: { $0.lastEventAt < asOf || $0.lastEventAt == now }) else { continue }
      let wasRefused = state.ended?.outcome == .refused
      guard let received = state.acceptedAt?.date ?? (wasRefused ? state.ended?.at.date : nil) else { continue }
      let ended = state.ended?.at.date
      let requests = life.events.filter { event in
        if case .supplementRequested = event.kind {
          return state.acceptedAt.map { event.at >= $0 } ?? false && event.at < asOf
        }
        return false
      }
      if requests.count >= 2, requests[1].at.date >= period.from { figures.repeatSupplements += 1 }
      if let ended, ended < period.from { continue }
      if received < period.from {
        figures.carriedOver += 1
      } else {
        switch life.filing.channel {
        case .online, .nationalPortal, .vneid, .otherSystem: figures.received.online += 1
        case .counter: figures.received.direct += 1
        case .post: figures.received.postal += 1
        }
      }
      switch state.clock {
      case .running(let due) where asOf > due: figures.open.overdue += 1
      case .running: figures.open.withinTime += 1
      case .paused: figures.open.paused += 1
      case .undated: figures.open.undated += 1
      case .notStarted: break
      case .ended(.early): figures.ended.early += 1
      case .ended(.onTime): figures.ended.onTime += 1
      case .ended(.late): figures.ended.late += 1
      case .ended(.refused): figures.ended.refused += 1
      case .ended(.withdrawn): figures.ended.withdrawn += 1
      case .ended(.stopped): figures.ended.stopped += 1
      case .ended(.undated): figures.ended.undated += 1
      }
    }
    return figures
  }

  private func withoutRatings(_ figures: ReportFigures?) -> ReportFigures {
    var figures = figures ?? ReportFigures()
    figures.ratings = .init()
    return figures
  }

  /// Later than every event, so that "now" matters only where it should.
  static let later = "2018-12-31T12:00"

  static let periods = [
    ("2018-01-01", "2018-01-31"), ("2018-03-05", "2018-03-11"), ("2017-11-20", "2018-04-10"),
    ("2017-12-31", "2018-01-01"), ("2016-01-01", "2016-12-31"), ("2018-06-01", "2018-12-31"),
    ("2017-01-01", "2019-12-31"), ("2018-02-14", "2018-02-14"),
  ]

  @Test("Figures by agency are those counted one by one, and balance", arguments: periods)
  func byAgency(_ from: String, _ to: String) throws {
    let period = try #require(Period(from: .on(from), to: .on(to)))
    let now = Moment.at(FiguresTests.later)
    let figures = try store.makeReader().figures(by: .agency, in: period, now: now)
    for agency in [AgencyCode.district1, .district2, .health] {
      let row = withoutRatings(figures[agency.description])
      #expect(row == counted(period, now: now) { $0.agency == agency })
      #expect(row.isBalanced)
    }
  }

  @Test("Figures by procedure are those counted one by one, for the city and for some agencies", arguments: periods)
  func byProcedure(_ from: String, _ to: String) throws {
    let period = try #require(Period(from: .on(from), to: .on(to)))
    let now = Moment.at(FiguresTests.later)
    let reader = try store.makeReader()
    for agencies in [nil, [AgencyCode.district1, .health]] as [Set<AgencyCode>?] {
      let figures = try reader.figures(by: .procedure, in: period, now: now, agencies: agencies)
      for procedure in [ProcedureCode.house, .birth] {
        let row = withoutRatings(figures[procedure.description])
        #expect(
          row == counted(period, now: now) { $0.procedure == procedure && agencies?.contains($0.agency) ?? true })
      }
    }
  }

  @Test("Only the asked agencies have a row")
  func scope() throws {
    let figures = try store.makeReader().figures(
      by: .agency, in: Period(monthOf: .on("2018-01-01")), now: .at(FiguresTests.later), agencies: [.health])
    #expect(figures.keys.sorted() == [AgencyCode.health.description])
  }

  @Test("Within a day, what is due later that day is not overdue yet")
  func withinTheDay() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.writer.bulk { try $0.accept(at: .at("2018-06-01T08:00"), days: 5) }
    let reader = try store.makeReader()
    let period = Period(monthOf: .on("2018-06-01"))
    let overdue = try [
      "2018-06-05T18:00", "2018-06-06T16:59", "2018-06-06T17:00", "2018-06-06T17:01", "2018-06-07T00:00",
    ]
    .map { now in
      let row = try reader.figures(by: .agency, in: period, now: .at(now))[AgencyCode.district1.description]
      return [row?.open.overdue, row?.open.withinTime]
    }
    #expect(overdue == [[0, 1], [0, 1], [0, 1], [1, 0], [1, 0]])
  }

  @Test("A period that has not begun has open dossiers as they stand now")
  func future() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.writer.bulk { try $0.accept(at: .at("2018-06-01T08:00"), days: 5) }
    let figures = try store.makeReader().figures(
      by: .agency, in: Period(monthOf: .on("2018-08-01")), now: .at("2018-06-02T08:00"))
    let row = try #require(figures[AgencyCode.district1.description])
    #expect(row.carriedOver == 1)
    #expect(row.open.withinTime == 1)
    #expect(row.isBalanced)
  }

  @Test("Everything derived is equal to the events")
  func check() throws {
    let report = try store.check()
    #expect(report.findings == [])
    #expect(report.dossiers == lives.count)
    #expect(report.events == lives.reduce(0) { $0 + $1.allEvents.count })
    let undone = lives.count { $0.allEvents.contains { $0.kind.name.isUndoing } }
    #expect(undone > 20)
  }
}
