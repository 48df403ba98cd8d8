import Testing

@testable import OneStop

@Suite struct LifecycleTests {
  /// The status after each action, by the status before it; what is missing is forbidden.
  static let table: [Status: [Action: Status]] = [
    .filed: [.accept: .accepted, .refuse: .refused, .requestSupplement: .awaitingSupplement, .withdraw: .withdrawn],
    .accepted: [
      .process: .processing, .forward: .processing, .assign: .accepted, .requestSupplement: .awaitingSupplement,
      .extend: .accepted, .finish: .finished, .withdraw: .withdrawn, .stop: .stopped, .askConsultation: .processing,
    ],
    .refused: [.undoEnd: .filed],
    .processing: [
      .process: .processing, .forward: .processing, .assign: .processing, .takeBack: .processing,
      .requestSupplement: .awaitingSupplement, .requestPayment: .awaitingPayment, .extend: .processing,
      .finish: .finished, .withdraw: .withdrawn, .stop: .stopped, .askConsultation: .processing,
      .answerConsultation: .processing, .lapseConsultation: .processing, .withdrawConsultation: .processing,
    ],
    .awaitingSupplement: [
      .supplementReceived: .processing, .assign: .awaitingSupplement, .withdraw: .withdrawn, .stop: .stopped,
      .answerConsultation: .awaitingSupplement, .lapseConsultation: .awaitingSupplement,
      .withdrawConsultation: .awaitingSupplement,
    ],
    .awaitingPayment: [
      .paymentReceived: .processing, .assign: .awaitingPayment, .finish: .finished, .withdraw: .withdrawn,
      .stop: .stopped, .answerConsultation: .awaitingPayment, .lapseConsultation: .awaitingPayment,
      .withdrawConsultation: .awaitingPayment,
    ],
    .withdrawn: [.undoEnd: .accepted], .stopped: [.undoEnd: .accepted],
    .finished: [.handOver: .handedOver, .undoEnd: .processing],
    .handedOver: [.undoEnd: .finished],
  ]

  @Test("Every action in every status", arguments: Status.allCases, Action.allCases)
  func transition(_ status: Status, _ action: Action) throws {
    var life = try Life.in(status)
    #expect(life.dossier.status == status)
    let before = life.dossier
    // What is mistyped is corrected whenever it is seen.
    let after = action == .correct ? status : Self.table[status]?[action]
    #expect(before.allows(action) == (after != nil))
    guard let after else {
      #expect(throws: Refusal.notAllowed(action, in: status)) { try life.act(action, "2018-06-05T10:00") }
      #expect(life.dossier == before)
      return
    }
    try life.act(action, "2018-06-05T10:00")
    #expect(life.dossier.status == after)
    #expect(life.events.last?.kind.action == action)
    #expect(life.dossier.isFinalOrEnded == [.refused, .withdrawn, .stopped, .finished, .handedOver].contains(after))
  }

  @Test("A filing corrected before acceptance waits for acceptance again, and no clock has run")
  func correction() throws {
    var life = try Life(accepted: false)
    try life.act(.requestSupplement, "2018-06-01T10:00")
    #expect(life.dossier.clock == .notStarted)
    try life.act(.supplementReceived, "2018-06-04T10:00")
    #expect(life.dossier.status == .filed)
    #expect(life.dossier.supplementRequests == 0)
    try life.act(.accept, "2018-06-04T11:00")
    #expect(life.dossier.clock == .running(due: try moment("2018-06-18T17:00")))
  }

  @Test("The clock stops for a supplement and a payment, and goes on")
  func pauses() throws {
    var life = try Life(accepted: true)
    #expect(life.dossier.due == (try moment("2018-06-15T17:00")))
    try life.act(.process, "2018-06-01T10:00")
    try life.act(.requestSupplement, "2018-06-04T10:00")
    #expect(life.dossier.clock == .paused)
    try life.act(.supplementReceived, "2018-06-07T10:00")
    #expect(life.dossier.due == (try moment("2018-06-20T17:00")), "the ends of 4, 5 and 6 June were not counted")
    try life.act(.requestPayment, "2018-06-11T08:00")
    try life.act(.paymentReceived, "2018-06-11T16:00")
    #expect(life.dossier.due == (try moment("2018-06-20T17:00")), "paid before the day's end")
    try life.act(.requestSupplement, "2018-06-12T10:00")
    #expect(life.dossier.supplementRequests == 2)
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    var at: String
    var outcome: Outcome
    var testDescription: String { "\(at) \(outcome)" }
  }

  @Test(
    "Early, on time, late",
    arguments: [
      Ending(at: "2018-06-14T23:59", outcome: .early), Ending(at: "2018-06-15T00:00", outcome: .onTime),
      Ending(at: "2018-06-15T17:00", outcome: .onTime), Ending(at: "2018-06-15T17:01", outcome: .late),
      Ending(at: "2018-06-16T09:00", outcome: .late),
    ])
  func outcome(_ ending: Ending) throws {
    var life = try Life(accepted: true)
    try life.act(.finish, ending.at)
    #expect(life.dossier.ended?.outcome == ending.outcome)
    #expect(
      life.dossier.ended?.cause == (ending.outcome == .late ? .overload : nil), "a cause is kept of lateness only")
    try life.act(.handOver, "2018-07-30T09:00")
    #expect(life.dossier.ended?.outcome == ending.outcome, "handing over decides nothing")
  }

  @Test("A new appointment does not make a late dossier one on time")
  func extended() throws {
    var life = try Life(accepted: true)
    try life.act(.extend, "2018-06-14T10:00")
    #expect(life.dossier.rescheduled?.isIssuedLate == false)
    #expect(life.dossier.appointment == (try moment("2018-07-14T10:00")))
    try life.act(.finish, "2018-06-18T10:00")
    #expect(life.dossier.ended?.outcome == .late)

    for (at, isLate) in [("2018-06-15T17:00", false), ("2018-06-15T17:01", true)] {
      var other = try Life(accepted: true)
      try other.act(.extend, at)
      #expect(other.dossier.rescheduled?.isIssuedLate == isLate)
    }
  }

  @Test("A pause that begins after the due moment changes nothing")
  func lateWithPause() throws {
    var life = try Life(accepted: true)
    try life.act(.process, "2018-06-01T10:00")
    try life.act(.requestPayment, "2018-06-18T10:00")
    try life.act(.finish, "2018-06-25T10:00")
    #expect(life.dossier.due == (try moment("2018-06-15T17:00")))
    #expect(life.dossier.ended?.outcome == .late)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    var action: Action
    var at = "2018-06-05T10:00"
    var refusal: @Sendable () throws -> Refusal
    var change: @Sendable (inout CommandParts) -> Void = { _ in }
    var testDescription: String { name }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      name: "before the last event", action: .finish, at: "2018-06-04T09:59",
      refusal: { .beforeLastEvent(try moment("2018-06-04T10:00")) }),
    Mistake(
      name: "late without a cause", action: .finish, at: "2018-06-18T08:00", refusal: { .causeMissing },
      change: { $0.cause = nil }),
    Mistake(
      name: "stopped late without a cause", action: .stop, at: "2018-06-18T08:00", refusal: { .causeMissing },
      change: { $0.cause = nil }),
    Mistake(
      name: "another cause without words", action: .finish, at: "2018-06-18T08:00", refusal: { .noteMissing },
      change: { ($0.cause, $0.note) = (.other, "") }),
    Mistake(
      name: "a supplement of nothing", action: .requestSupplement, refusal: { .papersMissing },
      change: { ($0.papers, $0.note) = ([], "") }),
    Mistake(
      name: "a letter without a cause", action: .extend, refusal: { .causeMissing }, change: { $0.cause = nil }),
    Mistake(
      name: "a new day that is the old one", action: .extend,
      refusal: { .newDueTooEarly(try moment("2018-06-15T17:00")) },
      change: { $0.newDue = Moment("2018-06-15T17:00") ?? $0.newDue }),
    Mistake(
      name: "a new day that has passed", action: .extend, at: "2018-06-20T08:00",
      refusal: { .newDueTooEarly(try moment("2018-06-20T08:00")) },
      change: { $0.newDue = Moment("2018-06-19T08:00") ?? $0.newDue }),
    Mistake(
      name: "a new day that is now", action: .extend, at: "2018-06-20T08:00",
      refusal: { .newDueTooEarly(try moment("2018-06-20T08:00")) },
      change: { $0.newDue = Moment("2018-06-20T08:00") ?? $0.newDue }),
    Mistake(
      name: "a payment of nothing", action: .requestPayment, refusal: { .amountMissing },
      change: { ($0.amount, $0.note) = (0, "") }),
  ]

  @Test("What is refused with a reason", arguments: mistakes)
  func refused(_ mistake: Mistake) throws {
    var life = try Life.in(.processing)
    let before = life.dossier
    #expect(throws: try mistake.refusal()) { try life.act(mistake.action, mistake.at, mistake.change) }
    #expect(life.dossier == before)
  }

  @Test("Nothing happens in the future, nor is a second letter written")
  func futureAndTwice() throws {
    let life = try Life.in(.processing)
    let tomorrow = try moment("2018-06-06T10:00")
    #expect(throws: Refusal.inTheFuture(tomorrow)) {
      try life.dossier.decide(
        DossierCommand(.finish(), at: tomorrow), by: .applicant, calendar: life.calendar,
        now: try moment("2018-06-05T10:00"))
    }
    #expect(throws: Refusal.inTheFuture(tomorrow)) {
      try Filing.sample.accepted(
        at: tomorrow, by: .applicant, rules: life.dossier.rules, calendar: life.calendar,
        now: try moment("2018-06-05T10:00"))
    }
    var extended = life
    try extended.act(.extend, "2018-06-14T10:00")
    #expect(!extended.dossier.allows(.extend))
    #expect(throws: Refusal.alreadyExtended(to: try moment("2018-07-14T10:00"))) {
      try extended.act(.extend, "2018-06-14T11:00")
    }
  }

  @Test("No letter is offered where no day was ever named")
  func undated() throws {
    let at = try moment("2030-06-03T09:30")
    let rules = DeadlineRules(try #require(ProcessingTime(3_650, .workingDays)))
    let calendar = try Shipped.calendar.get()
    let first = try Filing.sample.accepted(at: at, by: .applicant, rules: rules, calendar: calendar, now: at)
    let code = try #require(DossierCode("000.00.41.H29-300603-0001"))
    let dossier = try #require(Dossier(code: code, filing: .sample, rules: rules, first: first))
    #expect(dossier.clock == .undated && !dossier.allows(.extend))
    let letter = DossierCommand(.extend(to: at.adding(microseconds: Moment.day), cause: .overload))
    #expect(throws: Refusal.noDueMoment) {
      try dossier.decide(letter, by: .staff(login: "lan"), calendar: calendar, now: at)
    }
  }

  @Test("A refusal of a filing says why")
  func refusalNote() throws {
    var life = try Life(accepted: false)
    #expect(throws: Refusal.noteMissing) { try life.act(.refuse, "2018-06-01T10:00") { $0.note = "" } }
  }

  @Test("A clock that was set back puts no event before the last one")
  func clockSetBack() throws {
    let life = try Life.in(.processing)
    let earlier = try moment("2018-06-03T10:00")
    let event = try life.dossier.decide(
      DossierCommand(.finish()), by: .applicant, calendar: life.calendar, now: earlier)
    #expect(event.at == life.dossier.lastEventAt)
    #expect(event.recordedAt >= event.at)
  }

  @Test("A dossier is what its events made of it", arguments: Status.allCases)
  func replay(_ status: Status) throws {
    let life = try Life.in(status)
    let dossier = life.dossier
    let again = Dossier(code: dossier.code, filing: dossier.filing, rules: dossier.rules, events: life.events)
    #expect(again == dossier)
  }
}

extension Dossier {
  fileprivate var isFinalOrEnded: Bool { status.isEnded && ended != nil }

  /// Made again from its events.
  fileprivate init?(code: DossierCode, filing: Filing, rules: DeadlineRules, events: [DossierEvent]) {
    guard let first = events.first else { return nil }
    self.init(code: code, filing: filing, rules: rules, first: first)
    for event in events.dropFirst() { evolve(event) }
  }
}
