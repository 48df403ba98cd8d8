import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What applicants are told, while messages are under way", .eachEngine) struct NotifyTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  @Test("A message that is overtaken and then applies again, all while under way, is not lost if it fails")
  func appliesAgain() throws {
    let (filing, procedure) = try data.filing(at: TestStore.district, email: "anh@example.vn")
    let account = try data.staff("lan", .clerk, at: TestStore.district)
    let outcome = try data.run(
      TakeIn(
        filing: filing, rules: procedure.rules, actor: .staff(login: account.login), notices: try data.notices(),
        now: now))
    guard case .taken(let stored) = outcome else {
      Issue.record("not taken in")
      return
    }
    let moment = now
    let claimed = try data.store.writer.bulk { try $0.claimMessages(upTo: 1, now: moment) }
    #expect(claimed.count == 1)
    for kind in [DossierCommand.Kind.requestSupplement(papers: ["Bản vẽ"]), .supplementReceived] {
      _ = try data.run(
        Act(
          dossier: stored.id, commands: [DossierCommand(kind)], author: .staff(account, sight: .none, version: nil),
          notices: try data.notices(), now: now))
      let isOvertaken = kind != .supplementReceived
      let message = try data.read { try $0.message(claimed[0].id).unwrapped }
      #expect(message.withdrawal == (isOvertaken ? .overtaken : nil))
    }
    try data.store.writer.bulk { transaction in
      for message in claimed { try transaction.record(DeliveryResult(.postponed), of: message, now: moment) }
    }
    let notices = try data.read { try $0.notices(of: stored.id) }
    #expect(notices.map(\.state) == [.waiting, .withdrawn])
  }
}
