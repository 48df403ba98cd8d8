import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Words

@Suite("Taking a dossier in, from pages and programs alike", .eachEngine) struct TakeInTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  private func takeIn(
    _ filing: (filing: Filing, procedure: Procedure), submission: Submission? = nil,
    repeats: TakeIn.Repeats = .taken, receivedAt: Moment? = nil
  ) throws -> TakeIn.Outcome {
    let takeIn = TakeIn(
      filing: filing.filing, rules: filing.procedure.rules, receivedAt: receivedAt, actor: .staff(login: "tiep"),
      submission: submission, repeats: repeats, notices: try data.notices(), now: now)
    return try data.store.writer.bulk { try takeIn.run(in: $0) }
  }

  private func taken(_ outcome: TakeIn.Outcome) throws -> StoredDossier {
    guard case .taken(let stored) = outcome else { throw Unexpected(outcome: outcome) }
    return stored
  }

  private struct Unexpected: Error {
    let outcome: TakeIn.Outcome
  }

  @Test("It has its code and due moment, and the notice that was asked for is stored in the same step")
  func takes() throws {
    let filing = try data.filing(at: TestStore.district, email: "anh@example.vn")
    let stored = try taken(takeIn(filing))
    #expect(stored.dossier.status == .accepted && stored.dossier.due != nil)
    #expect(stored.dossier.firstActor == .staff(login: "tiep"))
    let told = try data.read { try $0.messages(.waiting) }
    #expect(told.map(\.message.dossier) == [stored.id])
    // By the catalogue of the transaction, whatever the one who sends it has read.
    #expect(told.allSatisfy { $0.message.text.contains(filing.procedure.name.vietnamese) })
  }

  @Test("A form sent again makes no second dossier; a different form with its token is told about the first")
  func again() throws {
    let filing = try data.filing(at: TestStore.district)
    let submission = Submission(token: "0123456789abcdef", owner: "tiep", digest: "a")
    let code = try taken(takeIn(filing, submission: submission)).dossier.code
    guard case .earlier(.same(code)) = try takeIn(filing, submission: submission) else {
      Issue.record("sent again")
      return
    }
    let other = Submission(token: submission.token, owner: submission.owner, digest: "b")
    guard case .earlier(.another(code)) = try takeIn(filing, submission: other) else {
      Issue.record("another form")
      return
    }
    let stranger = Submission(token: submission.token, owner: "khac", digest: "a")
    #expect(try taken(takeIn(filing, submission: stranger)).dossier.code != code)
  }

  @Test("Nothing is filed at an agency that has been dissolved meanwhile")
  func ended() throws {
    let filing = try data.filing(at: TestStore.district)
    try data.end(TestStore.district, into: TestStore.otherDistrict)
    guard case .dissolved(let end) = try takeIn(filing) else {
      Issue.record("filed at an agency that is there no more")
      return
    }
    #expect(end.successor.description == TestStore.otherDistrict)
  }

  @Test("A person with an open dossier for the same procedure is asked about once, at the counter only")
  func repeats() throws {
    let filing = try data.filing(at: TestStore.district)
    let open = try taken(takeIn(filing))
    guard case .repeats(let found) = try takeIn(filing, repeats: .asked(.none, butFor: nil)) else {
      Issue.record("not asked")
      return
    }
    #expect(found.id == open.id)
    let meant = TakeIn.Repeats.asked(.none, butFor: open.dossier.code)
    #expect(try taken(takeIn(filing, repeats: meant)).id != open.id)
  }

  @Test("It may have been handed in earlier, but not in the future")
  func moments() throws {
    let filing = try data.filing(at: TestStore.district)
    let before = Moment.operations("2018-05-30T15:00")
    let stored = try taken(takeIn(filing, receivedAt: before))
    #expect(stored.dossier.acceptedAt == before && stored.events[0].recordedAt == now)
    let later = now.adding(microseconds: 1)
    #expect(throws: Refusal.inTheFuture(later)) { _ = try takeIn(filing, receivedAt: later) }
  }
}
