import Testing

@testable import OneStop

@Suite("Notices that still hold") struct StandingNoticeTests {
  private static let later = Moment(microseconds: 1_600_000_000_000_000)
  private static let moved = DossierEvent.Kind.extended(to: later, cause: .overload)
  private static let papers = DossierEvent.Kind.supplementRequested(papers: ["Bản sao"])
  private static let fee = DossierEvent.Kind.paymentRequested(amount: nil)
  private static let finished = DossierEvent.Kind.finished(cause: nil)
  private static let file = AttachedFile(
    StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 1, digest: String(repeating: "0", count: 64)))
  private static let result = DossierEvent.Kind.resultGiven([file])
  private static let paper = DossierEvent.Kind.papersAdded([file])
  private static let agency = Filing.sample.agency
  private static let merged = DossierEvent.Kind.transferred(from: agency, to: agency)
  private static let questionMerged =
    AgencyCode("000.00.33.H29").map { DossierEvent.Kind.transferred(from: $0, to: agency) } ?? .filed
  /// Of every event here; earlier than the letter's appointment.
  private static let due = later.adding(microseconds: -Moment.day)

  static let lives: [(name: String, events: [DossierEvent.Kind], standing: [NoticeOccasion])] = [
    ("taken in", [.accepted], [.received]),
    ("in somebody's hands", [.accepted, .processed, .forwarded(step: 1, officer: nil)], [.received]),
    ("waiting for papers", [.accepted, .processed, papers], [.supplementNeeded]),
    ("asked a second time", [.accepted, papers, .supplementReceived, papers], [.supplementNeeded]),
    ("with its papers", [.accepted, papers, .supplementReceived], [.received]),
    ("waiting for papers before acceptance", [.filed, papers], [.supplementNeeded]),
    ("accepted after that", [.filed, papers, .accepted], [.received]),
    ("waiting for a fee", [.accepted, .paymentRequested(amount: 1)], [.paymentNeeded]),
    ("asked for another fee", [.accepted, fee, .paymentReceived, fee], [.paymentNeeded]),
    ("with its fee", [.accepted, .paymentRequested(amount: 1), .paymentReceived], [.received]),
    ("postponed", [.accepted, moved], [.dueMoved]),
    ("postponed, and papers after all", [.accepted, moved, papers], [.supplementNeeded]),
    ("postponed, with its papers", [.accepted, moved, papers, .supplementReceived], [.dueMoved]),
    ("recomputed", [.accepted, moved, .dueRecomputed(from: later.adding(microseconds: Moment.day))], [.dueRecomputed]),
    ("merged", [.accepted, merged], [.received, .transferred]),
    ("a question to an agency that merged", [.accepted, questionMerged], [.received]),
    ("certain, and not moved", [.accepted, .dueRecomputed(from: due)], [.received]),
    ("recomputed, up to the letter", [.accepted, moved, .dueRecomputed(from: later)], [.dueMoved]),
    ("merged, and papers", [.accepted, merged, papers], [.transferred, .supplementNeeded]),
    ("merged twice", [.accepted, merged, moved, merged], [.dueMoved, .transferred]),
    ("done after all of it", [.accepted, papers, .supplementReceived, moved, merged, finished], [.ready]),
    ("handed over", [.accepted, finished, .handedOver], []),
    ("withdrawn", [.accepted, papers, .withdrawn], [.withdrawn]),
    ("stopped", [.accepted, .stopped(cause: nil)], [.stopped]), ("refused", [.filed, papers, .refused], [.refused]),
    ("refused by mistake", [.filed, .refused, .endUndone(.refused, at: later)], [.filed, .reopened]),
    ("refused by mistake, then accepted", [.filed, .refused, .endUndone(.refused, at: later), .accepted], [.received]),
    ("withdrawn by mistake", [.accepted, .withdrawn, .endUndone(.withdrawn, at: later)], [.received, .reopened]),
    ("done by mistake", [.accepted, moved, finished, .endUndone(.finished, at: later)], [.dueMoved, .notReady]),
    ("with an electronic result", [.accepted, finished, result], [.ready, .resultOnline]),
    (
      "given twice, one taken back", [.accepted, finished, result, result, .fileRemoved(number: 1)],
      [.ready, .resultOnline, .resultTakenBack]
    ),
    (
      "taken back, and another given", [.accepted, finished, result, .fileRemoved(number: 1), result],
      [.ready, .resultTakenBack, .resultOnline]
    ),
    (
      "taken back, and handed over", [.accepted, finished, result, .fileRemoved(number: 1), .handedOver],
      [.resultTakenBack]
    ),
    ("taken back", [.accepted, paper, finished, result, .fileRemoved(number: 2)], [.ready, .resultTakenBack]),
    ("erased", [.accepted, finished, .resultGiven([])], [.ready]),
    ("a paper removed", [.accepted, paper, finished, result, .fileRemoved(number: 1)], [.ready, .resultOnline]),
    ("given by mistake", [.accepted, finished, result, .endUndone(.finished, at: later)], [.received, .notReady]),
    (
      "done by mistake, then done",
      [.accepted, finished, .endUndone(.finished, at: later), finished], [.ready]
    ),
    ("handed over by mistake", [.accepted, finished, .handedOver, .endUndone(.handedOver, at: later)], [.ready]),
    (
      "stopped by mistake", [.accepted, papers, .stopped(cause: nil), .endUndone(.stopped, at: later)],
      [.supplementNeeded, .reopened]
    ),
  ]

  private static func events(_ kinds: [DossierEvent.Kind]) -> [DossierEvent] {
    kinds.map { DossierEvent(at: later, recordedAt: later, actor: .portal, kind: $0, due: due) }
  }

  private static func standing(_ kinds: [DossierEvent.Kind]) throws -> [StandingNotice] {
    let events = events(kinds)
    let code = DossierCode(agency: agency, date: later.date, serial: 1)
    let (time, first) = try (#require(ProcessingTime(15, .workingDays)), #require(events.first))
    var dossier = try #require(Dossier(code: code, filing: .sample, rules: DeadlineRules(time), first: first))
    for event in events.dropFirst() { dossier.evolve(event) }
    return StandingNotice.all(events, of: dossier)
  }

  @Test("What one event overtakes", arguments: lives)
  func holds(name: String, kinds: [DossierEvent.Kind], standing: [NoticeOccasion]) throws {
    let found = try Self.standing(kinds)
    #expect(found.map(\.occasion) == standing, "\(name)")
    // In order, each with its own event.
    #expect(found.map(\.event) == found.map(\.event).sorted())
    for notice in found {
      #expect((NoticeOccasion(kinds[notice.event]) ?? .resultTakenBack) == notice.occasion)
      if notice.occasion == .resultTakenBack { #expect(notice.takesBack.map { kinds[$0] } == Self.result) }
    }
  }

  @Test("What takes back a mistake names it")
  func mistake() throws {
    let kinds: [DossierEvent.Kind] = [.accepted, Self.finished, .endUndone(.finished, at: Self.later)]
    #expect(try Self.standing(kinds).map(\.takesBack) == [nil, 1])
  }
}
