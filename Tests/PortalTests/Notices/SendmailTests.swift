import Foundation
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore
@testable import Operations

/// Mail by a real msmtp to a server on this machine that is as bad as others are.
@Suite(.enabled(if: Msmtp.shouldRun, Msmtp.missing))
struct SendmailTests {
  private static let message = StoredMessage.sample(
    to: .email(EmailAddress(stored: "lan@example.vn")), text: "Chào bạn\n.\nHết", html: "<p>Chào bạn</p>")

  private func send(_ server: MailServer?, seconds: Int = 20) async throws -> DeliveryResult {
    let msmtp = try Msmtp(port: server?.port ?? 1)
    var sendmail = Sendmail(path: msmtp.path, from: EmailAddress(stored: "mot-cua@motcua.example"), name: "Một Cửa")
    sendmail.seconds = seconds
    let sender = sendmail
    return try await onThread {
      defer { withExtendedLifetime(msmtp) {} }
      return sender.send(SendmailTests.message) { false }
    }.get()
  }

  @Test("A message arrives whole, with its sender and recipient")
  func arrives() async throws {
    let server = try MailServer(.takes)
    let result = try await send(server)
    #expect(result.outcome == .sent, "\(result.answer)")
    let mail = try #require(server.mails.first)
    #expect(mail.from.hasPrefix("MAIL FROM:<mot-cua@motcua.example>"))
    #expect(mail.to.count == 1 && mail.to[0].hasPrefix("RCPT TO:<lan@example.vn>"))
    #expect(mail.field("Message-ID") == "<\(SendmailTests.message.message.id)>")
    #expect(mail.field("Auto-Submitted") == "auto-generated")
    #expect(mail.text.contains(Data("Chào bạn\n.\nHết".utf8).base64EncodedString()))
    #expect(mail.text.contains(Data("<p>Chào bạn</p>".utf8).base64EncodedString()))
  }

  @Test("A server that postpones, disconnects or is absent is tried again")
  func again() async throws {
    let server = try MailServer(.postpones, .goesAway, .takes)
    for _ in 0..<2 {
      let result = try await send(server)
      #expect(result.outcome == .postponed && !result.answer.isEmpty, "\(result)")
    }
    #expect(try await send(server).outcome == .sent)
    #expect(server.mails.count == 1)
    #expect(try await send(nil).outcome == .postponed)
  }

  @Test("A slow server is waited for, up to a limit")
  func slow() async throws {
    #expect(try await send(MailServer(.isSlow(2))).outcome == .sent)
    #expect(try await send(MailServer(.isSlow(20)), seconds: 1).outcome == .timedOut)
  }

  @Test("No such mailbox: what the server said is kept")
  func refused() async throws {
    let result = try await send(MailServer(.refuses))
    #expect(result.answer.contains("5.1.1"), "\(result)")
    #expect(result.outcome == .refused, "\(result)")
  }

  @Test(
    "Exit statuses say what is final",
    arguments: [
      (Int32(0), DeliveryResult.Outcome.sent), (65, .refused), (67, .refused), (64, .postponed), (68, .postponed),
      (69, .postponed), (75, .postponed), (77, .postponed), (78, .postponed), (1, .postponed), (127, .postponed),
    ])
  func statuses(status: Int32, outcome: DeliveryResult.Outcome) {
    #expect(DeliveryResult(Program.Outcome(end: .exited(status)), path: "sendmail").outcome == outcome)
  }
}

/// msmtp as a `sendmail` that speaks to one port of this machine.
struct Msmtp {
  static let missing: Testing.Comment = "NOT RUN: no msmtp, nobody checked mail to a real server (apt install msmtp)"
  private static let program = "/usr/bin/msmtp"

  /// With `CI` set the tests run, and fail without it.
  static var shouldRun: Bool {
    FileManager.default.isExecutableFile(atPath: program) || ProcessInfo.processInfo.environment["CI"] != nil
  }

  private let folder: TemporaryFolder
  let path: String

  init(port: Int) throws {
    folder = try TemporaryFolder()
    try folder.write("account default\nhost 127.0.0.1\nport \(port)\ntimeout 10\n", to: "msmtprc")
    path = try folder.writeProgram(
      "#!/bin/sh\nexec \(Msmtp.program) -C '\(folder.path)/msmtprc' \"$@\"\n", to: "sendmail")
  }
}

extension StoredMessage {
  /// A message as it is claimed from a store.
  static func sample(to recipient: Recipient, text: String, html: String? = nil) -> StoredMessage {
    StoredMessage(
      id: 1,
      message: OutgoingMessage(
        id: MessageID(stored: "k3v@motcua.example"), to: recipient, subject: "Hồ sơ của bạn", text: text, html: html),
      createdAt: Moment(microseconds: 1_528_000_000_000_000), queuedAt: Moment(microseconds: 1_528_000_000_000_000),
      nextAttemptAt: Moment(microseconds: 1_528_000_000_000_000), state: .waiting, tries: 0, attemptCount: 0,
      isClaimed: true, withdrawal: nil, dossierCode: nil)
  }
}
