import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Due moments after a change of days off", .eachEngine) struct RecomputationTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { _ = try $0.importCatalogue([September.file()], now: .at("2018-01-01T08:00")) }
  }

  private func due(_ id: Int64) throws -> Moment? { try #require(try store.makeReader().dossier(id: id)).dossier.due }

  private func moves(of id: Int64) throws -> [DossierEvent] {
    try #require(try store.makeReader().dossier(id: id)).events.filter {
      if case .dueRecomputed = $0.kind { true } else { false }
    }
  }

  @Test("A change of days off is noted as work with the days that it concerns; what moves nothing is none")
  func noted() throws {
    #expect(try store.change(September.file("2018-09-06")) == nil, "nobody has filed anything")
    try store.writer.bulk { _ = try $0.acceptInSeptember() }
    #expect(try store.change(September.file("2018-09-06")) == nil, "as before")
    #expect(try store.change(September.file("2018-09-06", "2018-09-09")) == nil, "a Sunday")
    let work = try #require(try store.change(September.file("2018-09-04", "2018-09-05"), reason: "Quyết định 7"))
    #expect(work.days == .on("2018-09-04")...(.on("2018-09-06")))
    #expect(work.reason == "Quyết định 7" && work.actor == .staff(login: "quan-tri") && work.total == nil)
    #expect(throws: CatalogueMistakes.self) { try store.change(September.file("2018-02-30")) }
    #expect(try store.makeReader().recomputations(limit: 9) == [work])
  }

  /// The fourth of September becomes a day off.
  private func fill() throws -> DueRecomputation {
    try store.writer.bulk { transaction in
      try transaction.acceptInSeptember()  // 1: due 05/09, moves to 06/09
      try transaction.acceptInSeptember("1wd")  // 2: due 31/08, before the change
      try transaction.acceptInSeptember(at: "2018-09-04T18:00")  // 3: accepted after it, due 07/09
      try transaction.acceptInSeptember()  // 4: ends
      try transaction.actInSeptember(.finish, on: 4, at: "2018-08-31T10:00")
      try transaction.acceptInSeptember()  // 5: waits for its applicant
      try transaction.actInSeptember(.requestSupplement, on: 5, at: "2018-08-31T10:00")
      try transaction.file()  // 6
      try transaction.acceptInSeptember("5d")  // 7: due 04/09, moves to 05/09
      try transaction.actInSeptember(.extend, on: 7, at: "2018-08-31T10:00")
      try transaction.acceptInSeptember()  // 8: moves, behind a pause that is over
      try transaction.actInSeptember(.process, on: 8, at: "2018-08-31T08:00")
      try transaction.actInSeptember(.requestPayment, on: 8, at: "2018-08-31T09:00")
      try transaction.actInSeptember(.paymentReceived, on: 8, at: "2018-08-31T10:00")
    }
    return try #require(try store.change(September.file("2018-09-04"), reason: "Quyết định 7"))
  }

  @Test("The work tells how far it has come, and everything derived agrees after each step")
  func steps() throws {
    let work = try fill()
    let calendar = try September.calendar("2018-09-04")
    try store.recompute(work, by: calendar, atMost: 2)
    #expect(try store.check().findings == [])
    let rest = try #require(try store.makeReader().unfinishedRecomputations().first)
    #expect(rest.seen == 2 && rest.total == 6 && rest.doneID == 3 && rest.moved == 1)
    try store.recompute(rest, by: calendar)
    #expect(try store.check().findings == [])
    let done = try #require(try store.makeReader().recomputations(limit: 1).first)
    #expect(done.finishedAt != nil && done.seen == 6 && done.total == 6 && done.moved == 3)
  }

  @Test("Open dossiers move by an event, and those that have ended stay")
  func moves() throws {
    try store.recompute(try fill(), by: try September.calendar("2018-09-04"))
    let expected: [Int64: String?] = [
      1: "2018-09-06T17:00", 2: "2018-08-31T17:00", 3: "2018-09-07T17:00", 5: nil, 7: "2018-09-05T17:00",
      8: "2018-09-06T17:00",
    ]
    for (id, text) in expected { #expect(try due(id) == text.map(Moment.at), "\(id)") }
    for id in [Int64(2), 3, 4, 5, 6] { #expect(try moves(of: id).isEmpty, "\(id)") }
    let event = try #require(try moves(of: 1).first)
    #expect(event.kind == .dueRecomputed(from: .at("2018-09-05T17:00")) && event.note == "Quyết định 7")
    #expect(event.actor == .staff(login: "quan-tri") && event.due == .at("2018-09-06T17:00"))
  }

  @Test("A lateness letter keeps its appointment, and lists go by the new moments at once")
  func letterAndLists() throws {
    try store.recompute(try fill(), by: try September.calendar("2018-09-04"))
    let extended = try #require(try store.makeReader().dossier(id: 7)).dossier
    #expect(extended.rescheduled?.to == .at("2018-09-28T17:00") && extended.appointment == extended.rescheduled?.to)
    // The stretch of the list that is about to be due is told by the new moments at once.
    let list = try store.makeReader().worklist(
      .dueSoon(until: .at("2018-09-05T18:00")), agency: .district1, now: .at("2018-09-01T00:00"))
    #expect(list.map(\.id) == [7])
  }

  @Test("An overdue dossier that a change makes due later was overdue until then, and is not from then on")
  func overdue() throws {
    try store.writer.bulk { _ = try $0.acceptInSeptember() }
    let work = try #require(try store.change(September.file("2018-09-04"), now: "2018-09-06T09:00"))
    try store.recompute(work, by: try September.calendar("2018-09-04"), now: "2018-09-06T09:01")
    #expect(try store.check().findings == [])
    let reader = try store.makeReader()
    func overdue(_ day: String) throws -> Int {
      let period = Period(day: .on(day))
      return try reader.figures(by: .agency, in: period, now: .at("2018-09-08T00:00"))["000.00.41.H29"]?.open.overdue
        ?? 0
    }
    #expect(try ["2018-09-04", "2018-09-05", "2018-09-06", "2018-09-07"].map(overdue) == [0, 1, 1, 1])
    let figures = try reader.figures(by: .agency, in: Period(day: .on("2018-09-06")), now: .at("2018-09-06T10:00"))
    #expect(figures["000.00.41.H29"]?.open.overdue == 0 && figures["000.00.41.H29"]?.open.withinTime == 1)
  }

  @Test("A pause comes to count, or does not any more")
  func pauses() throws {
    try store.writer.bulk { transaction in
      try transaction.acceptInSeptember()
      try transaction.actInSeptember(.requestSupplement, on: 1, at: "2018-09-06T09:00")
    }
    #expect(try due(1) == .at("2018-09-05T17:00"))
    let later = try #require(try store.change(September.file("2018-09-04"), now: "2018-09-07T09:00"))
    try store.recompute(later, by: try September.calendar("2018-09-04"), now: "2018-09-07T09:01")
    #expect(try due(1) == nil)
    #expect(try store.check().findings == [])
    let back = try #require(try store.change(September.file(), now: "2018-09-07T10:00"))
    try store.recompute(back, by: try September.calendar(), now: "2018-09-07T10:01")
    #expect(try due(1) == .at("2018-09-05T17:00"))
    #expect(try store.check().findings == [])
    #expect(try moves(of: 1).map(\.kind) == [.dueRecomputed(from: .at("2018-09-05T17:00")), .dueRecomputed(from: nil)])
  }

  @Test("Work that was broken off goes on where it was: each dossier is done once")
  func resumed() throws {
    try store.writer.bulk { transaction in
      for _ in 0..<9 { try transaction.acceptInSeptember() }
    }
    let work = try #require(try store.change(September.file("2018-09-04")))
    let calendar = try September.calendar("2018-09-04")
    try store.recompute(work, by: calendar, atMost: 4)
    struct Killed: Error {}
    let ids = try store.makeReader().openDossiers(dueFrom: work.days.lowerBound, after: 4)
    #expect(throws: Killed.self) {
      try store.writer.bulk { transaction in
        try transaction.recompute(
          transaction.recomputed(ids[...], of: work, by: calendar), of: work, reason: "", calendar: calendar,
          now: .at("2018-09-01T09:02")
        ) { _ in }
        throw Killed()
      }
    }
    store.close()

    let again = try Store(in: folder)
    let left = try #require(try again.makeReader().unfinishedRecomputations().first)
    #expect(left.doneID == 4 && left.seen == 4)
    // What was done is passed over, also where somebody asks for it.
    try again.writer.bulk { transaction in
      try transaction.recompute(
        transaction.recomputed(Array(1...9)[...], of: left, by: calendar), of: left, reason: "", calendar: calendar,
        now: .at("2018-09-01T09:02")
      ) { _ in }
    }
    for id in Int64(1)...9 { #expect(try again.makeReader().dossier(id: id)?.events.count == 2, "\(id)") }
    #expect(try again.check().findings == [])
    again.close()
  }

  @Test("What happens to a dossier between telling and writing is not lost")
  func changedInBetween() throws {
    try store.writer.bulk { transaction in
      for _ in 1...3 { try transaction.acceptInSeptember() }
    }
    let work = try #require(try store.change(September.file("2018-09-04")))
    let calendar = try September.calendar("2018-09-04")
    let told = try store.makeReader().recomputed([1, 2, 3], of: work, by: calendar)
    try store.writer.bulk { transaction in
      try transaction.actInSeptember(.process, on: 1, at: "2018-09-01T09:00")
      try transaction.actInSeptember(.finish, on: 2, at: "2018-09-01T09:00")
      _ = try transaction.beginRecomputing(work, dossiers: 3)
      try transaction.recompute(told, of: work, reason: "", calendar: calendar, now: .at("2018-09-01T09:01")) { _ in }
    }
    #expect(try (1...3).map { try moves(of: $0).count } == [1, 0, 1])
    #expect(try due(1) == .at("2018-09-06T17:00"))
    #expect(try store.makeReader().recomputations(limit: 1).first?.moved == 2)
    #expect(try store.check().findings == [])
  }

  @Test("Who asked for notices is told of another appointment, and of nothing else")
  func told() throws {
    try store.writer.bulk { transaction in
      var filing = Filing.sample()
      try transaction.acceptInSeptember("3wd", filing)
      filing.notices = .email
      try transaction.acceptInSeptember("3wd", filing)
      try transaction.acceptInSeptember("1wd", filing)
      try transaction.acceptInSeptember("3wd", filing)
      // The letter's appointment stays.
      try transaction.actInSeptember(.extend, on: 4, at: "2018-08-31T10:00")
    }
    let work = try #require(try store.change(September.file("2018-09-04")))
    #expect(try store.recompute(work, by: try September.calendar("2018-09-04")) == [2])
  }

  @Test("A preview says what the change then does, and writes nothing")
  func preview() throws {
    try store.writer.bulk { transaction in
      for time in ["3wd", "1wd", "5d", "8wh", "10wd"] { try transaction.acceptInSeptember(time) }
      try transaction.acceptInSeptember("3wd", .sample(agency: .district2))
    }
    let calendar = try September.calendar("2018-09-04")
    let reader = try store.makeReader()
    let days = LocalDate.on("2018-09-04")...(.on("2018-09-04"))
    let moves = try reader.dueMoves(changing: days, to: calendar, now: .at("2018-09-01T09:00"))
    #expect(moves.dossiers == [1, 3, 5, 6] && moves.total.later == 4 && moves.total.newlyOverdue == 0)
    #expect(moves.counts[.district1]?.later == 3 && moves.counts[.district2]?.later == 1)
    let lines = try reader.dueMoves(of: moves.dossiers, to: calendar)
    reader.endBatch()
    for id in Int64(1)...6 { #expect(try self.moves(of: id).isEmpty) }

    let work = try #require(try store.change(September.file("2018-09-04")))
    #expect(work.days == days)
    try store.recompute(work, by: calendar)
    #expect(try moves.dossiers.filter { try !self.moves(of: $0).isEmpty } == moves.dossiers)
    #expect(try lines.map(\.to) == moves.dossiers.map(due))
    let back = try store.makeReader().dueMoves(
      changing: days, to: try September.calendar(), now: .at("2018-09-05T18:00"))
    #expect(back.total.earlier == 4 && back.total.newlyOverdue == 2)
  }
}
