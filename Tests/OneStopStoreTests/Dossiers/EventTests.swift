import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct EventTests {
  let folder: TemporaryFolder
  let store: Store
  let stored: StoredDossier

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    stored = try store.writer.bulk { try $0.accept(at: .at("2018-06-01T08:00")) }
  }

  static let lives: [[Action]] = [
    [.process, .requestSupplement, .supplementReceived, .requestPayment, .paymentReceived, .finish, .handOver],
    [.process, .requestSupplement, .supplementReceived, .requestSupplement, .withdraw],
    [.extend, .process, .finish],
    [.forward, .takeBack, .forward, .assign, .finish],
    [.requestSupplement, .stop],
    [.stop],
    [.process, .correct, .correct, .finish, .correct],
    [.finish, .handOver, .undoEnd, .undoEnd, .requestSupplement, .stop, .undoEnd, .supplementReceived],
  ]

  @Test("Every kind of event comes back as it was written", arguments: lives)
  func roundTrip(_ actions: [Action]) throws {
    var expected = stored.events
    var status = Status.accepted
    for (index, action) in actions.enumerated() {
      let at = Moment.at("2018-06-01T09:00").adding(microseconds: Int64(index) * 5 * Moment.day + 7)
      let after = try store.writer.bulk { transaction in
        try transaction.append(to: stored.dossier.code) { before in
          let kind = before.dossier.sample(
            action, at: at, ground: .dispute, papers: ["Bản vẽ", "Đơn\u{1E}\n2"],
            fields: ["ten", "so_dien"], cause: .staff,
            newDue: at.adding(microseconds: 60 * Moment.day))
          let event = try before.dossier.decide(
            DossierCommand(kind, at: at, note: "có"), by: .system("LGSP"), calendar: .plain,
            now: at.adding(microseconds: 3 * Moment.day))
          expected.append(event)
          return event
        }
      }
      if action == .undoEnd { status = after?.dossier.status ?? status }
      status = action.transition.to ?? status
      #expect(after?.dossier.status == status)
      #expect(try store.makeReader().dossier(id: stored.id) == after)
    }
    if case .supplementRequested(let papers, let fields, _) = expected[1].kind {
      #expect(fields == ["ten", "so_dien"] && papers == ["Bản vẽ", "Đơn 2"])
    }
    #expect(try store.makeReader().dossier(id: stored.id)?.events == expected)
    #expect(try store.check().findings == [])
  }

  @Test("A refusal is thrown on and nothing has changed")
  func refusal() async throws {
    let id = stored.id
    await #expect(throws: Refusal.notAllowed(.handOver, in: .accepted)) {
      try await store.writer.transaction { try $0.act(.handOver, on: id, at: .at("2018-06-02T08:00")) }
    }
    #expect(try store.makeReader().dossier(id: id) == stored)
    #expect(try store.check() == CheckReport(dossiers: 1, events: 1))
  }

  @Test("A dossier nobody knows gets no event")
  func unknown() throws {
    let code = try #require(DossierCode("000.00.41.H29-180601-0099"))
    let result = try store.writer.bulk { transaction in
      try transaction.append(to: code) { _ in
        Issue.record("asked for an event of an unknown dossier")
        throw Refusal.noteMissing
      }
    }
    #expect(result == nil)
  }

  @Test("Of two finishes at once one is refused")
  func race() async throws {
    let id = stored.id
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { [store] in
          do {
            _ = try await store.writer.transaction { try $0.act(.finish, on: id, at: .at("2018-06-02T08:00")) }
            return false
          } catch {
            return error is Refusal
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == 7)
  }

  @Test("Events entered on a later day are listed by the day they happened")
  func lateEntries() throws {
    try store.writer.bulk { transaction in
      try transaction.act(.process, on: stored.id, at: .at("2018-06-05T10:00"), now: .at("2018-06-05T16:00"))
      try transaction.act(.finish, on: stored.id, at: .at("2018-06-06T10:00"), now: .at("2018-06-09T10:00"))
    }
    let reader = try store.makeReader()
    let june = Period(monthOf: .on("2018-06-01"))
    let entries = try reader.lateEntries(in: june)
    #expect(entries.map(\.action) == [.finish])
    #expect(entries.first?.code == stored.dossier.code)
    #expect(entries.first?.recordedAt == .at("2018-06-09T10:00"))
    #expect(try reader.lateEntryCount(in: june) == 1)
    #expect(try reader.lateEntryCount(in: june, agencies: [.health]) == 0)
    #expect(try reader.lateEntryCount(in: Period(monthOf: .on("2018-07-01"))) == 0)
  }
}
