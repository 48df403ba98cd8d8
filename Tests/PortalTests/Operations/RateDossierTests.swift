import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Rating a dossier, in its transaction", .eachEngine) struct RateDossierTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  private func stored(_ commands: DossierCommand.Kind...) throws -> StoredDossier {
    let (filing, procedure) = try data.filing(at: TestStore.district)
    let steps = commands.map { (command: DossierCommand($0, note: "x"), now: now) }
    return try data.add(filing, procedure.rules, at: now, recordedAt: now, steps)
  }

  private func rate(_ stored: StoredDossier, _ level: Rating.Level = .partly) throws -> Bool {
    try data.run(RateDossier(stored.dossier.code, Rating(level: level, comment: "Chờ lâu", at: now)))
  }

  @Test("What was done to its end is rated once, and the first rating stays")
  func once() throws {
    let done = try stored(.process, .finish())
    #expect(try rate(done))
    #expect(try !rate(done, .satisfied))
    let rating = try data.store.writer.bulk { try $0.rating(of: done.id) }
    #expect(rating == Rating(level: .partly, comment: "Chờ lâu", at: now))
    #expect(try data.store.check().findings == [])
  }

  @Test(
    "What is under way, was withdrawn or opened again is not",
    arguments: [[], [.process], [.process, .withdraw], [.process, .finish(), .undoEnd]] as [[DossierCommand.Kind]])
  func notOpen(_ commands: [DossierCommand.Kind]) throws {
    let (filing, procedure) = try data.filing(at: TestStore.district)
    let steps = commands.map { (command: DossierCommand($0, note: "x"), now: now) }
    let stored = try data.add(filing, procedure.rules, at: now, recordedAt: now, steps)
    #expect(try !rate(stored))
    #expect(try data.store.writer.bulk { try $0.rating(of: stored.id) } == nil)
  }

  @Test("A confidential one is as unknown as one that there is not")
  func unknown() throws {
    #expect(try !rate(data.confidential(at: TestStore.district)))
    let code = DossierCode(agency: try data.agency(TestStore.district).code, date: now.date, serial: 99)
    #expect(try !data.run(RateDossier(code, Rating(level: .partly, comment: "", at: now))))
  }
}
