import Testing

@testable import OneStop

@Suite("One order for many dossiers")
struct BulkOrderTests {
  private typealias Staff = PermissionTests

  private func decide(
    _ order: BulkOrder, _ dossier: Dossier, version: Int? = nil, by account: Account = PermissionTests.leader,
    at now: String = "2018-06-05T10:00"
  ) throws -> DossierEvent {
    try order.decide(
      dossier, version: version, by: account, sight: .none, steps: Staff.steps, office: Staff.office,
      calendar: Shipped.calendar.get(), now: moment(now))
  }

  @Test("Each dossier goes to the step after its own, and not past the last")
  func forward() throws {
    var life = try Life(accepted: true)
    for step in 1...3 {
      let event = try decide(BulkOrder(.forward, officer: "minh"), life.dossier)
      #expect(event.kind == .forwarded(step: step, officer: "minh"))
      try life.act(.forward, "2018-06-04T10:00") { $0.step = step }
    }
    #expect(throws: BulkRefusal.noNextStep) { try decide(BulkOrder(.forward), life.dossier) }
  }

  @Test("Who gets it is named where somebody gets it, and the note is kept")
  func receiver() throws {
    let dossier = try Life(accepted: true).dossier
    #expect(try decide(BulkOrder(.assign, officer: "minh"), dossier).kind == .assigned(officer: "minh"))
    #expect(BulkOrder(.process, officer: "minh").officer == nil)
    #expect(try decide(BulkOrder(.process, note: "Đợt 1"), dossier).note == "Đợt 1")
    #expect(throws: BulkRefusal.thereAlready) { try decide(BulkOrder(.assign), dossier) }
  }

  @Test("One that cannot says why")
  func refusals() throws {
    let fresh = try Life(accepted: true).dossier
    #expect(throws: BulkRefusal.notAllowed(.accepted)) { try decide(BulkOrder(.handOver), fresh) }
    #expect(throws: BulkRefusal.changed) { try decide(BulkOrder(.process), fresh, version: 2) }
    #expect(throws: BulkRefusal.late) { try decide(BulkOrder(.finish), fresh, at: "2018-06-18T10:00") }
    #expect(throws: BulkRefusal.denied(.notOfRole)) { try decide(BulkOrder(.finish), fresh, by: Staff.clerk) }
    #expect(throws: BulkRefusal.awaitsAnswers) {
      try decide(BulkOrder(.finish), try Life.in(.processing).dossier)
    }
    var held = try Life(accepted: true)
    try held.act(.process, "2018-06-04T10:00")
    #expect(throws: BulkRefusal.denied(.heldBy(login: "lan"))) {
      try decide(BulkOrder(.process), held.dossier, by: Staff.colleague)
    }
    #expect(try decide(BulkOrder(.process), held.dossier).kind == .processed)
  }
}
