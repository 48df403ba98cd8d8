import Logging
import OneStop
import OneStopStore
import ServiceLifecycle
import Synchronization
import System

/// Sends the messages of the outbox, a few of each channel at once, on its own threads. A channel whose program hangs
/// does not hold up the others.
///
/// It wakes when a message is committed, when the next attempt is due and when an attempt ends. A message is claimed
/// before it is sent. If the program dies during an attempt, the message is sent again at the next start, with the same
/// Message-ID.
package final class OutboxChore: Chore {
  package let failure = "the outbox cannot be read"
  private let store: Store
  private let senders: [MessageChannel: any MessageSender]
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  private let width: Int
  private let smsHours: SendingHours
  private let grace: Duration
  private let underWay = Mutex<[MessageChannel: Int]>([:])
  /// When attempts under way are aborted.
  private let end = Mutex<ContinuousClock.Instant?>(nil)
  private let isReleased = Atomic(false)
  private let deliveries = Mutex<[Int: Task<Void, Never>]>([:])
  private let count = Atomic(0)

  /// - Parameters:
  ///   - smsHours: the hours in which SMS leave; mail leaves at any hour.
  ///   - width: how many messages of a channel are sent at once.
  ///   - grace: how long a stop waits for attempts under way.
  package init(
    store: Store, senders: [MessageChannel: any MessageSender], logger: Logger, clock: @escaping @Sendable () -> Moment,
    smsHours: SendingHours = .usual, width: Int = 4, grace: Duration = .seconds(10)
  ) {
    self.store = store
    self.senders = senders
    self.logger = logger
    self.clock = clock
    self.smsHours = smsHours
    self.width = width
    self.grace = grace
  }

  /// Messages of a channel that is nil wait.
  package convenience init(
    store: Store, mail: Sendmail?, sms: SMSGateway?, smsHours: SendingHours, logger: Logger,
    clock: @escaping @Sendable () -> Moment
  ) {
    var senders: [MessageChannel: any MessageSender] = [:]
    senders[.email] = mail
    senders[.sms] = sms
    self.init(store: store, senders: senders, logger: logger, clock: clock, smsHours: smsHours)
  }

  /// A message from another process does not ring the bell.
  private static let longestPause = Duration.seconds(60)
  package let retryPause = Duration.seconds(10)

  package var bell: Bell? { store.outboxBell }

  /// Claims as many due messages as there is room for, and begins to deliver them. The end of each attempt rings the
  /// bell.
  package func run() async throws -> Duration {
    try await release()
    let now = clock()
    let rooms = underWay.withLock { underWay in
      MessageChannel.allCases.map { ($0, width - underWay[$0, default: 0]) }.filter { $0.1 > 0 }
    }
    if rooms.isEmpty { return OutboxChore.longestPause }
    let (claimed, next) = try await store.writer.transaction { [smsHours] transaction in
      var claimed: [StoredMessage] = []
      var next: Moment?
      for (channel, room) in rooms {
        let messages = try transaction.claimMessages(upTo: room, of: channel, hours: smsHours, now: now)
        claimed += messages
        guard messages.count < room, let moment = try transaction.nextMessageAt(of: channel) else { continue }
        next = min(next ?? moment, moment)
      }
      return (claimed, next)
    }
    for message in claimed { begin(message) }
    guard let next else { return OutboxChore.longestPause }
    let pause = Duration.microseconds(next.microseconds - now.microseconds)
    return min(max(pause, .milliseconds(50)), OutboxChore.longestPause)
  }

  /// At an orderly stop, attempts under way may take as long as `grace`; then they are aborted.
  package func finish() async {
    breakOff(after: Task.isShuttingDownGracefully ? grace : .zero)
    while let next = deliveries.withLock({ $0.first }) {
      await next.value.value
      _ = deliveries.withLock { $0.removeValue(forKey: next.key) }
    }
  }

  /// Marks attempts that the program's end interrupted as not sent. This happens once, at the start.
  private func release() async throws {
    if isReleased.load(ordering: .relaxed) { return }
    let now = clock()
    let released = try await store.writer.transaction { try $0.releaseClaims(now: now) }
    if released > 0 { logger.notice("\(released) messages were cut off by the program's end; they are sent again") }
    isReleased.store(true, ordering: .relaxed)
  }

  private func begin(_ message: StoredMessage) {
    underWay.withLock { $0[message.message.recipient.channel, default: 0] += 1 }
    let number = count.add(1, ordering: .relaxed).newValue
    deliveries.withLock { deliveries in
      deliveries[number] = Task {
        await deliver(message)
        _ = self.deliveries.withLock { $0.removeValue(forKey: number) }
        store.outboxBell.ring()
      }
    }
  }

  private func deliver(_ message: StoredMessage) async {
    let recipient = message.message.recipient
    let sender = senders[recipient.channel] ?? NoSender()
    let result = await send(message, by: sender)
    log(result, of: message.message)
    await keep(result, of: message)
    underWay.withLock { $0[recipient.channel, default: 0] -= 1 }
  }

  /// On a thread of its own: the threads of a queue are few and shared, and wait where the machine is busy.
  private func send(_ message: StoredMessage, by sender: any MessageSender) async -> DeliveryResult {
    await withCheckedContinuation { continuation in
      do throws(SystemError) {
        let thread = try Thread.start("outbox") { [self] in
          continuation.resume(returning: sender.send(message) { self.isBrokenOff })
        }
        thread.detach()
      } catch {
        continuation.resume(returning: DeliveryResult(.postponed, answer: "\(error)"))
      }
    }
  }

  /// Logs what nobody would otherwise hear of: a message that is given up, and a program that has to be killed.
  private func log(_ result: DeliveryResult, of message: OutgoingMessage) {
    // Addresses stay out of the log. A gateway may write 84 for a number's leading zero.
    let address =
      switch message.recipient {
      case .email(let address): address.description
      case .sms(let number): String(number.description.dropFirst())
      }
    let metadata: Logger.Metadata = ["answer": "\(result.answer.replacing(address, with: "…"))"]
    switch result.outcome {
    case .refused: logger.warning("message \(message.id) was refused", metadata: metadata)
    case .timedOut: logger.warning("message \(message.id) was not taken in time; it is tried again", metadata: metadata)
    case .sent, .postponed, .interrupted, .notSetUp: break
    }
  }

  /// A full disk must not cause a message to be sent twice, so this is tried until the result is stored.
  private func keep(_ result: DeliveryResult, of message: StoredMessage) async {
    while true {
      do {
        let now = clock()
        return try await store.writer.transaction { try $0.record(result, of: message, now: now) }
      } catch {
        if error as? StoreError == .closed || isBrokenOff { return }
        logger.error("what came of message \(message.message.id) cannot be kept yet: \(error)")
        try? await Task.sleep(for: .seconds(5))
      }
    }
  }

  private func breakOff(after pause: Duration) {
    end.withLock { $0 = .now + pause }
  }

  private var isBrokenOff: Bool { end.withLock { $0.map { .now >= $0 } ?? false } }
}
