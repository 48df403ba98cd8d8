import OneStop
import TestSupport
import Testing

@testable import OneStopStore

/// Lives by chance while district 1 merges into district 2 and that one into the department of health.
@Suite("Figures of many lives across dissolutions", .eachEngine) struct TransferredLivesTests {
  private static let count = 160
  private static let starts = ["2018-01-02", "2018-02-10", "2018-03-20"].map { Moment.at("\($0)T07:00") }
  private static let end = Moment.at("2018-05-01T07:00")
  private static let agencies = [AgencyCode.district1, .district2, .health]

  private struct Life {
    var events: [DossierEvent]
    var states: [Dossier]
  }

  /// Goes on with a dossier until the moment, as chance has it.
  private static func act(
    _ id: Int64, from start: Moment, until end: Moment, among actions: [Action], _ dice: inout FiguresTests.Dice,
    in transaction: Transaction
  ) throws {
    var at = start
    for _ in 0..<Int.random(in: 0..<5, using: &dice) {
      at = at.adding(microseconds: .random(in: 1..<8 * Moment.day, using: &dice))
      let stored = try #require(try transaction.dossier(id: id))
      guard at < end, at > stored.dossier.lastEventAt else { break }
      let possible = actions.filter(stored.dossier.allows)
      guard let action = possible.randomElement(using: &dice) else { break }
      try transaction.act(action, on: id, at: at)
      // As whoever undoes it does.
      if action == .undoEnd { _ = try transaction.passOn(id, now: at) }
    }
    guard actions.contains(.undoEnd), Bool.random(using: &dice), let stored = try transaction.dossier(id: id),
      stored.dossier.ended != nil
    else { return }
    let rating = Rating(level: .partly, comment: "", at: stored.dossier.lastEventAt)
    _ = try transaction.rate(rating, dossier: stored)
  }

  private static func fill(_ store: Store, seed: UInt64, actions: [Action]) throws {
    var dice = FiguresTests.Dice(state: seed)
    try store.addAgencies()
    for (phase, start) in starts.enumerated() {
      let end = phase + 1 < starts.count ? starts[phase + 1] : Self.end
      // None is filed at an agency that is there no more.
      let open = Array(agencies.dropFirst(phase))
      dice = try store.writer.bulk { [dice] transaction in
        var dice = dice
        for _ in 0..<count / starts.count {
          let filing = Filing.sample(
            agency: open.randomElement(using: &dice) ?? .health,
            procedure: Bool.random(using: &dice) ? .house : .birth,
            channel: Channel.allCases.randomElement(using: &dice) ?? .post)
          let at = start.adding(microseconds: .random(in: 0..<25 * Moment.day, using: &dice))
          let days = Int.random(in: 0..<12, using: &dice) == 0 ? 2_000 : .random(in: 1...20, using: &dice)
          let stored =
            filing.channel == .online
            ? try transaction.file(filing, at: at, days: days) : try transaction.accept(filing, at: at, days: days)
          try act(stored.id, from: at, until: end, among: actions, &dice, in: transaction)
        }
        let all = Int64((phase + 1) * (count / starts.count))
        for id in 1...all where Bool.random(using: &dice) {
          try act(
            id, from: max(start, .at("2018-01-30T07:00")), until: end, among: actions, &dice, in: transaction)
        }
        return dice
      }
      guard phase + 1 < starts.count else { break }
      let day = "\(starts[phase + 1].date)"
      let work = try #require(try store.dissolve(agencies[phase], into: agencies[phase + 1], on: day))
      try store.pass(work, now: "\(day)T07:00", batch: 7)
    }
  }

  private static func lives(of store: Store) throws -> [Life] {
    let reader = try store.makeReader()
    var lives: [Life] = []
    for id in 1...Int64(starts.count * (count / starts.count)) {
      let stored = try #require(try reader.dossier(id: id))
      let states = stored.events.indices.compactMap { index in
        Dossier(
          code: stored.dossier.code, filing: stored.dossier.filing, rules: stored.dossier.rules,
          events: stored.events[...index])
      }
      lives.append(Life(events: stored.events, states: states))
    }
    return lives
  }

  /// Counted one by one; nil: of the whole city.
  private static func counted(_ lives: [Life], _ agency: AgencyCode, _ period: Period) -> ReportFigures {
    var figures = ReportFigures()
    let end = period.to.next.start
    let isWithin = { (moment: Moment) in moment >= period.from.start && moment < end }
    for life in lives {
      let before = life.states.last { $0.lastEventAt < period.from.start }
      if let before, before.acceptedAt != nil, before.ended == nil, before.agency == agency { figures.carriedOver += 1 }
      let accepted = life.states.first { $0.acceptedAt != nil }
      let refused = life.states.first { $0.ended?.outcome == .refused }
      if let first = accepted ?? refused, first.agency == agency, isWithin(first.lastEventAt) {
        switch first.filing.channel {
        case .online, .nationalPortal, .vneid, .otherSystem: figures.received.online += 1
        case .counter: figures.received.direct += 1
        case .post: figures.received.postal += 1
        }
      }
      let requests = zip(life.states, life.events).filter { state, event in
        if case .supplementRequested = event.kind { state.supplementRequests > 0 } else { false }
      }
      if requests.count >= 2, requests[1].0.agency == agency, isWithin(requests[1].1.at) {
        figures.repeatSupplements += 1
      }
      for (place, event) in life.events.enumerated() where isWithin(event.at) {
        guard case .transferred = event.kind, life.states[place].acceptedAt != nil, life.states[place].ended == nil,
          life.states[place - 1].agency != life.states[place].agency
        else { continue }
        if life.states[place - 1].agency == agency { figures.transferred.out += 1 }
        if life.states[place].agency == agency { figures.transferred.in += 1 }
      }
      guard let state = life.states.last(where: { $0.lastEventAt < end }) else { continue }
      if let ended = state.ended {
        guard ended.agency == agency, isWithin(ended.at), accepted != nil || ended.outcome == .refused else { continue }
        switch ended.outcome {
        case .early: figures.ended.early += 1
        case .onTime: figures.ended.onTime += 1
        case .late: figures.ended.late += 1
        case .refused: figures.ended.refused += 1
        case .withdrawn: figures.ended.withdrawn += 1
        case .stopped: figures.ended.stopped += 1
        case .undated: figures.ended.undated += 1
        }
      } else if state.acceptedAt != nil, state.agency == agency {
        switch state.clock {
        case .running(let due): if end > due { figures.open.overdue += 1 } else { figures.open.withinTime += 1 }
        case .paused: figures.open.paused += 1
        default: figures.open.undated += 1
        }
      }
    }
    return figures
  }

  static let periods = [
    ("2018-01-01", "2018-01-31"), ("2018-02-01", "2018-02-28"), ("2018-02-10", "2018-02-10"),
    ("2018-02-11", "2018-03-19"), ("2018-03-20", "2018-03-20"), ("2018-03-01", "2018-04-30"),
    ("2018-01-01", "2018-12-31"), ("2018-05-01", "2018-05-31"),
  ]

  @Test("Each agency's figures are those counted one by one, balance, and cancel out over the city", arguments: 1...4)
  func lives(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try Self.fill(
      store, seed: seed &* 0x9E37_79B9_7F4A_7C15,
      actions: Action.allCases.filter { $0 != .lapseConsultation && !$0.isCorrection })
    #expect(try store.check().findings == [])
    let lives = try Self.lives(of: store)
    #expect(lives.filter { $0.states[$0.states.count - 1].agency != $0.states[0].filing.agency }.count > 10)
    let reader = try store.makeReader()
    let now = Moment.at("2019-01-02T08:00")
    for (from, to) in Self.periods {
      let period = try #require(Period(from: .on(from), to: .on(to)))
      let figures = try reader.figures(by: .agency, in: period, now: now)
      var city = ReportFigures()
      for agency in Self.agencies {
        let row = figures[agency.description] ?? ReportFigures()
        #expect(row == Self.counted(lives, agency, period), "\(agency) \(from)")
        #expect(row.isBalanced)
        city += row
      }
      #expect(city.transferred.in == city.transferred.out && city.isBalanced)
      let procedures = try reader.figures(by: .procedure, in: period, now: now)
      #expect(procedures.values.reduce(into: ReportFigures()) { $0 += $1 } == city)
    }
  }

  /// An end stays in the figures of who made it; undone at the successor, the dossier passes on then.
  @Test("With ends undone and filings corrected on the way, the books stay sound and balanced", arguments: 1...4)
  func corrected(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try Self.fill(
      store, seed: seed &* 0xD134_2543_DE82_EF95, actions: Action.allCases.filter { $0 != .lapseConsultation })
    #expect(try store.check().findings == [])
    let lives = try Self.lives(of: store)
    // Closed at an agency that was there no more, and brought back.
    let reopened = lives.count { life in
      zip(life.events, life.events.dropFirst()).contains { before, after in
        before.kind.name.isUndoing && after.kind.name.isTransfer && before.at == after.at
      }
    }
    #expect(reopened > 0)
    for state in lives.compactMap(\.states.last) { #expect(state.isClosed || state.agency == .health) }
    let reader = try store.makeReader()
    for (from, to) in Self.periods {
      let period = try #require(Period(from: .on(from), to: .on(to)))
      let figures = try reader.figures(by: .agency, in: period, now: .at("2019-01-02T08:00"))
      let city = figures.values.reduce(into: ReportFigures()) { $0 += $1 }
      #expect(figures.values.allSatisfy(\.isBalanced) && city.transferred.in == city.transferred.out)
    }
  }
}
