import Glibc
import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Operations

@Suite("Delivery from the outbox", .eachEngine) final class OutboxChoreTests: Sendable {
  /// Answers what a test tells it, and remembers what it was asked to send.
  private final class Sender: MessageSender {
    let sent = Mutex<[String]>([])
    private let answer: @Sendable (Int, @Sendable () -> Bool) -> DeliveryResult

    init(_ answer: @escaping @Sendable (Int, @Sendable () -> Bool) -> DeliveryResult) {
      self.answer = answer
    }

    func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult {
      let count = sent.withLock { sent in
        sent.append(message.message.id.description)
        return sent.count
      }
      return answer(count, isStopping)
    }
  }

  private let data: TestStore
  private let now = Mutex(Moment(microseconds: 1_528_000_000_000_000))

  init() throws {
    data = try TestStore()
  }

  /// Runs the chore while the body runs, then stops it as the program does.
  private func serving(
    _ sender: (any MessageSender)?, grace: Duration = .seconds(10), _ body: (OutboxChore) async throws -> Void
  ) async throws {
    try await serving(sender.map { [.email: $0] } ?? [:], grace: grace, body)
  }

  private func serving(
    _ senders: [MessageChannel: any MessageSender], grace: Duration = .seconds(10),
    _ body: (OutboxChore) async throws -> Void
  ) async throws {
    let clock: @Sendable () -> Moment = { self.now.withLock { $0 } }
    let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    let chore = OutboxChore(
      store: data.store, senders: senders, logger: logger, clock: clock, width: 4,
      grace: grace)
    try await chore.running { try await body(chore) }
  }

  private func put(_ ids: String...) async throws {
    try await put(ids, to: .email(EmailAddress(stored: "lan@example.vn")))
  }

  private func put(sms ids: String...) async throws {
    try await put(ids, to: .sms(PhoneNumber(stored: "0912345678")))
  }

  private func put(_ ids: [String], to recipient: Recipient) async throws {
    let moment = now.withLock { $0 }
    try await data.store.writer.transaction { transaction in
      for id in ids {
        try transaction.enqueue(
          OutgoingMessage(
            id: MessageID(stored: id), to: recipient, subject: "a", text: "b"),
          now: moment)
      }
    }
  }

  private func counts() throws -> [MessageState: Int] { try data.read { try $0.messageCounts() } }

  @Test("Waiting messages are sent at the start, later ones at their commit")
  func sends() async throws {
    let sender = Sender { _, _ in DeliveryResult(.sent) }
    try await put("1", "2")
    try await serving(sender) { _ in
      try await eventually { try counts() == [.sent: 2] }
      try await put("3", "4", "5", "6", "7", "8")
      try await eventually { try counts() == [.sent: 8] }
    }
    #expect(sender.sent.withLock { $0.sorted() } == (1...8).map(String.init))
  }

  @Test("A postponed message is tried at its moment, with the same Message-ID")
  func postponed() async throws {
    let sender = Sender { count, _ in DeliveryResult(count < 3 ? .postponed : .sent, answer: "451") }
    try await serving(sender) { chore in
      try await put("1")
      for (tries, minutes) in [(1, Int64(1)), (2, 5)] {
        try await eventually {
          try data.read { try $0.messages(.waiting) }.first.map { $0.tries == tries && !$0.isClaimed } ?? false
        }
        now.withLock { $0 = $0.adding(microseconds: minutes * Moment.minute) }
        chore.bell?.ring()
      }
      try await eventually { try counts() == [.sent: 1] }
    }
    #expect(sender.sent.withLock { $0 } == ["1", "1", "1"])
  }

  @Test("A channel that is not set up keeps its messages")
  func notSetUp() async throws {
    try await serving(nil) { _ in
      try await put("1")
      try await eventually { try data.read { try $0.attempts(at: 1) }.first?.result?.outcome == .notSetUp }
    }
    #expect(try counts() == [.waiting: 1])
  }

  @Test("A channel that hangs does not hold up another")
  func channels() async throws {
    let hanging = Sender { _, isStopping in
      while !isStopping() { usleep(10_000) }
      return DeliveryResult(.interrupted)
    }
    let taking = Sender { _, _ in DeliveryResult(.sent) }
    try await put("1", "2", "3", "4", "5")
    try await put(sms: "6", "7")
    try await serving([.email: hanging, .sms: taking], grace: .milliseconds(100)) { _ in
      try await eventually { try counts()[.sent] == 2 }
      try await put(sms: "8")
      try await eventually { try counts()[.sent] == 3 }
    }
    #expect(taking.sent.withLock { $0.sorted() } == ["6", "7", "8"])
    // No more at once than so many.
    #expect(hanging.sent.withLock { $0.sorted() } == ["1", "2", "3", "4"])
    #expect(try counts() == [.waiting: 5, .sent: 3])
  }

  @Test("A stop waits for messages that are being sent")
  func stops() async throws {
    let sender = Sender { _, _ in
      for _ in 0..<50 { usleep(10_000) }
      return DeliveryResult(.sent)
    }
    try await serving(sender) { _ in
      try await put("1")
      try await eventually { sender.sent.withLock { !$0.isEmpty } }
    }
    #expect(try counts() == [.sent: 1])
  }

  @Test("A stop cuts off a message that takes too long; it is sent again at the next start")
  func breaksOff() async throws {
    let slow = Sender { _, isStopping in
      while !isStopping() { usleep(10_000) }
      return DeliveryResult(.interrupted)
    }
    try await serving(slow, grace: .milliseconds(100)) { _ in
      try await put("1")
      try await eventually { slow.sent.withLock { !$0.isEmpty } }
    }
    #expect(try counts() == [.waiting: 1])
    let quick = Sender { _, _ in DeliveryResult(.sent) }
    try await serving(quick) { _ in try await eventually { try counts() == [.sent: 1] } }
    #expect(quick.sent.withLock { $0 } == ["1"])
  }
}
