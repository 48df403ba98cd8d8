import OneStop
import Synchronization
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The outbox", .eachEngine) struct OutboxTests {
  private struct Mistake: Error {}

  let folder: TemporaryFolder
  let store: Store
  let start = Moment.at("2018-06-01T08:00")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private func message(_ id: String, dossier: Int64? = nil) -> OutgoingMessage {
    OutgoingMessage(
      id: MessageID(stored: "\(id)@motcua.example"), to: .email(EmailAddress(stored: "lan@example.vn")),
      subject: "Hồ sơ", text: "Đã tiếp nhận", html: "<p>Đã tiếp nhận</p>", dossier: dossier, account: nil)
  }

  private func read<Value>(_ body: (Reader) throws -> Value) throws -> Value { try body(store.makeReader()) }

  private func claim(_ now: Moment, upTo limit: Int = 10) throws -> [StoredMessage] {
    try store.writer.bulk { try $0.claimMessages(upTo: limit, now: now) }
  }

  private func record(_ outcome: DeliveryResult.Outcome, _ message: StoredMessage, _ now: Moment) throws {
    try store.writer.bulk { try $0.record(DeliveryResult(outcome, answer: "250 OK"), of: message, now: now) }
  }

  @Test("A message is kept with its dossier, and comes back as it was put in")
  func kept() throws {
    let (sent, id) = try store.writer.bulk { transaction in
      let stored = try transaction.accept(at: start)
      let message = message("a", dossier: stored.id)
      try transaction.enqueue(message, now: start)
      return (message, stored.id)
    }
    let kept = try #require(try read { try $0.messages(.waiting) }.first)
    #expect(kept.message == sent && kept.message.dossier == id)
    #expect(kept.createdAt == start && kept.nextAttemptAt == start && kept.attemptCount == 0 && !kept.isClaimed)
    #expect(try read { try $0.messageCounts() } == [.waiting: 1])
  }

  @Test("A transaction that is taken back sends nothing; those that share its commit do, and ring the bell after it")
  func together() async throws {
    let rings = Mutex<[Int]>([])
    let store = store
    store.outboxBell.listen {
      let count = try? store.makeReader().messageCounts()[.waiting]
      rings.withLock { $0.append(count ?? -1) }
    }
    let (good, bad) = (message("good"), message("bad"))
    let start = start
    await #expect(throws: Mistake.self) {
      try await store.writer.transaction { transaction in
        try transaction.accept(at: start)
        try transaction.enqueue(bad, now: start)
        throw Mistake()
      }
    }
    try await store.writer.transaction { try $0.enqueue(good, now: start) }
    #expect(try read { try $0.messages(.waiting) }.map(\.message) == [good])
    #expect(rings.withLock { $0.last } == 1)
    store.outboxBell.listen(nil)
  }

  @Test("What is due is claimed once, the longest due first")
  func claimed() throws {
    try store.writer.bulk { transaction in
      for (index, name) in ["b", "a", "later"].enumerated() {
        try transaction.enqueue(message(name), now: start.adding(microseconds: Int64(index) * Moment.hour))
      }
    }
    let now = start.adding(microseconds: Moment.hour)
    #expect(try claim(now, upTo: 1).map(\.message.id.description) == ["b@motcua.example"])
    #expect(try claim(now).map(\.message.id.description) == ["a@motcua.example"])
    #expect(try claim(now).isEmpty)
    #expect(try read { try $0.nextMessageAt() } == start.adding(microseconds: 2 * Moment.hour))
    #expect(try read { try $0.messages(.waiting) }.filter(\.isClaimed).count == 2)
  }

  @Test("One that was sent is sent once; its attempt is kept with the answer")
  func sent() throws {
    try store.writer.bulk { try $0.enqueue(message("a"), now: start) }
    let claimed = try #require(try claim(start).first)
    let end = start.adding(microseconds: Moment.second)
    try record(.sent, claimed, end)
    #expect(try claim(.at("2019-01-01T00:00")).isEmpty)
    #expect(try read { try $0.messageCounts() } == [.sent: 1])
    #expect(
      try read { try $0.attempts(at: claimed.id) } == [
        StoredAttempt(startedAt: start, endedAt: end, result: DeliveryResult(.sent, answer: "250 OK"))
      ])
    #expect(try store.writer.bulk { try $0.sendAgain(claimed.id, now: end) } == .tooLate)
  }

  @Test("Killed between sending and recording, a message is sent again with the Message-ID that it has")
  func killed() throws {
    try store.writer.bulk { try $0.enqueue(message("a"), now: start) }
    let first = try #require(try claim(start).first)
    // The program begins anew.
    let later = start.adding(microseconds: Moment.minute)
    #expect(try claim(later).isEmpty)
    #expect(try store.writer.bulk { try $0.sendAgain(first.id, now: later) } == .tooLate)
    #expect(try store.writer.bulk { try $0.releaseClaims(now: later) } == 1)
    let second = try #require(try claim(later).first)
    #expect(second.id == first.id && second.message == first.message && second.attemptCount == 1)
    try record(.sent, second, later)
    let attempts = try read { try $0.attempts(at: first.id) }
    #expect(attempts.map(\.result?.outcome) == [.interrupted, .sent])
  }

  @Test("One that cannot be delivered waits longer each time, is given up after a week, and can be sent again")
  func givenUp() throws {
    try store.writer.bulk { try $0.enqueue(message("a"), now: start) }
    var now = start
    var gaps: [Int64] = []
    while let claimed = try claim(now).first {
      try record(.postponed, claimed, now)
      guard let next = try read({ try $0.nextMessageAt() }) else { break }
      gaps.append((next.microseconds - now.microseconds) / Moment.minute)
      now = next
    }
    #expect(gaps.prefix(7) == [1, 5, 30, 120, 360, 720, 1_440])
    #expect(now == start.adding(microseconds: 7 * Moment.day))
    let failed = try #require(try read { try $0.messages(.failed) }.first)
    #expect(failed.attemptCount == gaps.count + 1)

    #expect(try store.writer.bulk { try $0.sendAgain(failed.id, now: now) } == .queued)
    let again = try #require(try claim(now).first)
    #expect(again.message == failed.message && again.tries == 0 && again.queuedAt == now)
    try record(.refused, again, now)
    #expect(try read { try $0.messageCounts() } == [.failed: 1])
    #expect(try store.writer.bulk { try $0.sendAgain(99, now: now) } == .tooLate)
  }

  @Test("A message is written anew while it waits, not while it is under way nor once it is sent")
  func rewritten() throws {
    try store.writer.bulk { try $0.enqueue(message("sent"), now: start) }
    try record(.sent, try #require(try claim(start).first), start)
    try store.writer.bulk { try $0.enqueue(message("claimed"), now: start) }
    #expect(try claim(start).count == 1)
    try store.writer.bulk { transaction in
      try transaction.enqueue(message("waiting"), now: start)
      for id in [Int64(1), 2, 3] {
        var other = message("new-\(id)")
        other.text = "Mới"
        try transaction.rewrite(id, as: other)
      }
    }
    let texts = try read { reader in try (1...3).map { try reader.message($0)?.message.text } }
    #expect(texts == ["Đã tiếp nhận", "Đã tiếp nhận", "Mới"])
  }

  @Test("What waits of a dossier's notices is hastened, and nothing of it put off; letters to the staff wait on")
  func hastened() throws {
    let id = try store.writer.bulk { transaction in
      let id = try transaction.accept(at: start).id
      for name in ["late", "staff", "due"] {
        var message = message(name, dossier: id)
        if name == "staff" { message.account = "lan" }
        try transaction.enqueue(message, now: start)
      }
      return id
    }
    for number in [Int64(1), 2] {
      try record(.postponed, try #require(try read { try $0.message(number) }), start)
    }
    let soon = start.adding(microseconds: Moment.second)
    try store.writer.bulk { try $0.hasten(noticesOf: id, now: soon) }
    let next = try read { reader in try (1...3).map { try reader.message($0)?.nextAttemptAt } }
    #expect(next == [soon, start.adding(microseconds: Moment.minute), start])
  }

  @Test("The wish for notices is kept with the filing", arguments: [nil, MessageChannel.email, .sms])
  func wish(_ channel: MessageChannel?) throws {
    var filing = Filing.sample()
    filing.notices = channel
    let stored = try store.writer.bulk { try $0.accept(filing, at: start) }
    let read = try #require(try read { try $0.dossier(stored.dossier.code) })
    #expect(read.dossier.filing == filing)
  }
}
