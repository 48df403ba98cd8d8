import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Operations

@Suite("A sendmail that does not do its work") struct StuckSendmailTests {
  private static func sendmail(_ script: String, in folder: TemporaryFolder, seconds: Int) throws -> Sendmail {
    let path = try folder.writeProgram("#!/bin/sh\n\(script)\n", to: "sendmail")
    var sendmail = Sendmail(path: path, from: EmailAddress(stored: "mot-cua@motcua.example"), name: "Một Cửa")
    sendmail.seconds = seconds
    return sendmail
  }

  /// What Postfix does where it may not write into its queue.
  private static let hanging =
    "cat > /dev/null; echo 'postdrop: warning: create file: Permission denied' >&2; sleep 100"

  @Test(
    "is ended after its time if it hangs, and its output is kept",
    arguments: [
      (hanging, "Permission denied"),
      // Nobody reads what it is given.
      ("sleep 100", "sendmail: no end in time"),
      // It writes without end, and reads nothing.
      ("yes 'no room' >&2", "no room"),
      // What it has started goes with it.
      ("sleep 100 & wait", "sendmail: no end in time"),
    ])
  func hangs(script: String, said: String) async throws {
    let folder = try TemporaryFolder()
    let sender = try Self.sendmail(script, in: folder, seconds: 1)
    let result = try await onThread { sender.send(Self.long) { false } }.get()
    #expect(result.outcome == .timedOut && result.answer.contains(said), "\(result)")
  }

  @Test(
    "is judged by its exit status, whatever it reads and prints",
    arguments: [
      ("exit 0", DeliveryResult.Outcome.sent), ("head -c 1000000 /dev/zero | tr '\\0' x >&2; cat > /dev/null", .sent),
      ("echo 'queue full' >&2; exit 75", .postponed), ("cat > /dev/null; echo 'no such user' >&2; exit 67", .refused),
      ("kill -KILL $$", .postponed),
    ])
  func ends(script: String, outcome: DeliveryResult.Outcome) async throws {
    let folder = try TemporaryFolder()
    let sender = try Self.sendmail(script, in: folder, seconds: 60)
    let result = try await onThread { sender.send(Self.long) { false } }.get()
    #expect(result.outcome == outcome, "\(result)")
    if outcome != .sent { #expect(!result.answer.isEmpty) }
  }

  /// More than a socket holds.
  private static let long = StoredMessage.sample(
    to: .email(EmailAddress(stored: "lan@example.vn")), text: String(repeating: "Chào bạn\n", count: 100_000))

  @Test("keeps mails waiting with its output, logged without addresses; they are sent once it works")
  func recovers() async throws {
    let data = try TestStore()
    let folder = try TemporaryFolder()
    let script = """
      if [ -e '\(folder.path)/mended' ]; then exec cat > /dev/null; fi
      echo "postdrop: warning: $5: Permission denied" >&2; sleep 100
      """
    let start = try #require(Moment("2018-06-01T08:00"))
    let now = Mutex(start)
    try await data.store.writer.transaction { transaction in
      try transaction.enqueue(
        OutgoingMessage(
          id: MessageID(stored: "1@motcua.example"), to: .email(EmailAddress(stored: "lan@example.vn")), text: "a"),
        now: start)
    }
    let log = Log()
    let chore = OutboxChore(
      store: data.store, senders: [.email: try Self.sendmail(script, in: folder, seconds: 1)],
      logger: Logger(label: "tests") { _ in LogKeeper(log: log) }, clock: { now.withLock { $0 } })
    try await chore.running {
      try await eventually("the mail is given back") {
        try data.read { try $0.messages(.waiting) }.contains { !$0.isClaimed && $0.tries == 1 }
      }
      let result = try #require(try data.read { try $0.attempts(at: 1) }.first?.result)
      #expect(result.outcome == .timedOut && result.answer.contains("lan@example.vn: Permission denied"))
      let lines = log.lines.withLock { $0 }
      #expect(lines.count == 1 && lines[0].contains("…: Permission denied") && !lines[0].contains("lan@"), "\(lines)")

      try folder.write("", to: "mended")
      now.withLock { $0 = start.adding(microseconds: Moment.minute) }
      chore.bell?.ring()
      try await eventually("the mail is sent") { try data.read { try $0.messageCounts() } == [.sent: 1] }
    }
  }
}

/// What is logged, with its metadata.
private final class Log: Sendable {
  let lines = Mutex<[String]>([])
}

private struct LogKeeper: LogHandler {
  let log: Log
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace
  var metadataProvider: Logger.MetadataProvider?

  func log(event: LogEvent) { log.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }
}
