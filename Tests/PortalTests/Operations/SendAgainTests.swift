import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Sending a message again, in its transaction", .eachEngine) struct SendAgainTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  /// The notice of a dossier that was just taken in.
  private func message() throws -> Int64 {
    let (filing, procedure) = try data.filing(at: TestStore.district, email: "anh@example.vn")
    _ = try data.run(
      TakeIn(
        filing: filing, rules: procedure.rules, actor: .portal, submission: nil, repeats: .taken,
        notices: try data.notices(), now: now))
    return try data.read { try $0.messages(.waiting).first.unwrapped.id }
  }

  /// A try at it now, which ends so; nil: which is under way.
  private func send(_ result: DeliveryResult?) throws {
    let moment = now
    try data.store.writer.bulk { transaction in
      for message in try transaction.claimMessages(upTo: 1, hours: .always, now: moment) {
        if let result { try transaction.record(result, of: message, now: moment) }
      }
    }
  }

  private var later: Moment { now.adding(microseconds: Moment.hour) }

  @Test("What could not be delivered is due at once, and counts its tries anew")
  func failed() throws {
    let id = try message()
    try send(DeliveryResult(.refused))
    #expect(try data.read { try $0.messages(.failed).map(\.id) } == [id])
    #expect(try data.run(SendAgain(id, by: AccountManager(command: "root"), now: later)) == .queued)
    let waiting = try data.read { try $0.messages(.waiting).first.unwrapped }
    #expect(waiting.id == id && waiting.nextAttemptAt == later && waiting.tries == 0)
  }

  @Test("What is under way, what was sent and what there is not are left alone")
  func tooLate() throws {
    let id = try message()
    try send(nil)
    #expect(try data.run(SendAgain(id, by: AccountManager(command: "root"), now: later)) == .tooLate)
    #expect(try data.run(SendAgain(id + 1, by: AccountManager(command: "root"), now: later)) == .tooLate)
    let other = try TestStore()
    let sent = try SendAgainTests(data: other).message()
    try SendAgainTests(data: other).send(DeliveryResult(.sent))
    #expect(try other.run(SendAgain(sent, by: AccountManager(command: "root"), now: later)) == .tooLate)
    #expect(try other.read { try $0.messages(.waiting) }.isEmpty)
  }

  private init(data: TestStore) { self.data = data }
}
