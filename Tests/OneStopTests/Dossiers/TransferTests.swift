import Testing

@testable import OneStop

@Suite("A dossier whose agency is dissolved") struct TransferTests {
  private func code(_ number: Int) throws -> AgencyCode { try #require(AgencyCode("000.00.\(number).H29")) }

  private func transfer(_ life: inout (Dossier, [DossierEvent]), from: Int, to: Int, at text: String) throws {
    let at = try moment(text)
    let event = DossierEvent(
      at: at, recordedAt: at, actor: .staff(login: "quan-tri"),
      kind: .transferred(from: try code(from), to: try code(to)), note: "Nghị quyết 1685", due: life.0.due)
    life.0.evolve(event)
    life.1.append(event)
  }

  @Test(
    "It keeps its code, step, due moment and history; nobody has it, and no hand-over is taken back",
    arguments: [
      Status.filed, .accepted, .processing, .awaitingSupplement, .awaitingPayment, .finished,
    ])
  func moves(status: Status) throws {
    let life = try Life.in(status)
    var moved = (life.dossier, life.events)
    try transfer(&moved, from: 41, to: 42, at: "2018-06-05T08:00")
    let (before, after) = (life.dossier, moved.0)
    let (old, new) = (try code(41), try code(42))
    #expect(after.agency == new && after.filing.agency == old && after.officer == nil)
    #expect(after.code == before.code && after.status == before.status && after.step == before.step)
    #expect(after.due == before.due && after.clock == before.clock && after.ended == before.ended)
    #expect(after.eventCount == before.eventCount + 1 && !after.allows(.takeBack))
    #expect(after.countedAgency == (status == .finished ? old : new), "an end stays where it was")
    #expect(after.isMoved(by: moved.1[moved.1.count - 1], among: moved.1))
  }

  @Test("A question to the dissolved agency is the successor's, its clock unchanged, and the dossier stays")
  func question() throws {
    // Questions to 12 and 13.
    let life = try Life.in(.processing)
    var moved = (life.dossier, life.events)
    try transfer(&moved, from: 12, to: 77, at: "2018-06-04T10:00")
    let (before, after) = (life.dossier, moved.0)
    #expect(after.agency == before.agency && after.officer == before.officer && after.forwarding == before.forwarding)
    let expected = [try code(77), try code(13)]
    #expect(after.consultations.map(\.agency) == expected)
    #expect(after.consultations.map(\.due) == before.consultations.map(\.due))
    #expect(after.consultations.map(\.askedAt) == before.consultations.map(\.askedAt))
    #expect(!after.isMoved(by: moved.1[moved.1.count - 1], among: moved.1))
  }

  @Test(
    "A mistaken end that is undone behind a move leaves the dossier as the move alone would have",
    arguments: [[Action.finish], [.finish, .handOver], [.stop], [.withdraw]], [(41, 42), (12, 77), (12, 41)])
  func undone(ends: [Action], move: (from: Int, to: Int)) throws {
    var life = try Life(accepted: true)
    try life.act(.askConsultation, "2018-06-04T08:00")
    try life.act(.forward, "2018-06-04T09:00") { $0.officer = "minh" }
    var plain = (life.dossier, life.events)
    try transfer(&plain, from: move.from, to: move.to, at: "2018-06-05T08:00")
    for action in ends { try life.act(action, "2018-06-04T10:00") }
    var undone = (life.dossier, life.events)
    try transfer(&undone, from: move.from, to: move.to, at: "2018-06-05T08:00")
    for _ in ends {
      let event = try undone.0.decide(
        DossierCommand(.undoEnd, note: "nhầm"), by: .staff(login: "chi"), calendar: life.calendar,
        now: try moment("2018-06-05T09:00"))
      undone.0.evolve(event)
    }
    let (after, expected) = (undone.0, plain.0)
    #expect(after.agency == expected.agency && after.status == expected.status && after.step == expected.step)
    #expect(after.officer == expected.officer && after.forwarding == expected.forwarding)
    #expect(after.consultations == expected.consultations && after.ended == nil && after.handedOverAt == nil)
    #expect(Action.allCases.filter(after.allows) == Action.allCases.filter(expected.allows))
  }

  @Test("A question between the two is over: they are one agency now", arguments: [(12, 41), (41, 12)])
  func between(from: Int, to: Int) throws {
    let life = try Life.in(.processing)
    var moved = (life.dossier, life.events)
    try transfer(&moved, from: from, to: to, at: "2018-06-04T10:00")
    let successor = try code(to)
    #expect(moved.0.agency == successor)
    #expect(moved.0.consultations.map(\.end?.outcome) == [.withdrawn, nil])
    #expect(moved.0.consultations[0].end?.text == "Nghị quyết 1685")
  }

  @Test("An event changed the figures of who had the dossier then; the undoing of an end, of who had ended it")
  func concerned() throws {
    var life = try Life(accepted: true)
    try life.act(.finish, "2018-06-04T10:00")
    var moved = (life.dossier, life.events)
    try transfer(&moved, from: 41, to: 42, at: "2018-06-05T08:00")
    for (kind, text) in [
      (DossierEvent.Kind.handedOver, "2018-06-06T08:00"),
      (.endUndone(.handedOver, at: try moment("2018-06-06T08:00")), "2018-06-07T08:00"),
      (.endUndone(.finished, at: try moment("2018-06-04T10:00")), "2018-06-08T08:00"),
    ] {
      let at = try moment(text)
      moved.1.append(DossierEvent(at: at, recordedAt: at, actor: .portal, kind: kind, due: nil))
    }
    let filed = try code(41)
    let concerned = moved.1.indices.map { moved.1.agency(concernedBy: $0, from: filed) }
    // Accepted, finished and transferred; handed over, undone; and the end undone.
    let expected = try [41, 41, 41, 42, 42, 41].map { try code($0) }
    #expect(concerned == expected)
  }

  @Test("Until it is closed, its agency has work to pass on", arguments: Status.allCases)
  func busy(status: Status) throws {
    let (agency, busy) = (try code(41), try Life.in(status).dossier.busyAgencies)
    #expect(busy.contains(agency) == !status.isFinal)
  }

  @Test("An answer that was given stays in the old agency's name")
  func answered() throws {
    var life = try Life.in(.processing)
    try life.act(.answerConsultation, "2018-06-04T10:00")
    var moved = (life.dossier, life.events)
    try transfer(&moved, from: 12, to: 77, at: "2018-06-04T11:00")
    let old = try code(12)
    #expect(moved.0.consultations[0].agency == old)
  }

  @Test("Under way, it leaves the one agency's figures and comes to the other's with what it was counted as")
  func tallies() throws {
    for status in [Status.accepted, .processing, .awaitingSupplement] {
      let life = try Life.in(status)
      var moved = (life.dossier, life.events)
      try transfer(&moved, from: 41, to: 42, at: "2018-06-18T08:00")
      let changes = TallyChanges.byAgency(from: life.dossier, to: moved.0, at: try moment("2018-06-18T08:00"))
      let agencies = [try code(41), try code(42)]
      #expect(changes.map(\.agency) == agencies)
      var (left, gained) = (Tally(), Tally())
      left.transferredOut = 1
      gained.transferredIn = 1
      if status == .awaitingSupplement {
        (left.pausedChange, gained.pausedChange) = (-1, 1)
      } else {
        // Due on 15 June.
        (left.overdueChange, gained.overdueChange) = (-1, 1)
      }
      #expect(changes.map { $0.changes.days.map(\.change) } == [[left], [gained]])
    }
    for status in [Status.filed, .finished] {
      let life = try Life.in(status)
      var moved = (life.dossier, life.events)
      try transfer(&moved, from: 41, to: 42, at: "2018-06-18T08:00")
      let changes = TallyChanges.byAgency(from: life.dossier, to: moved.0, at: try moment("2018-06-18T08:00"))
      #expect(changes.allSatisfy { $0.changes.days.isEmpty }, "neither is under way")
    }
  }
}
