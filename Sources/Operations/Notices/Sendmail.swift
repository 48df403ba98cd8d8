import FoundationEssentials
import Glibc
import OneStop
import OneStopStore
import System

/// Mail through a program with the interface of `sendmail`: msmtp, Postfix and others have one.
package struct Sendmail: MessageSender {
  /// The program.
  package var path: String
  package var from: EmailAddress
  /// The sender's name.
  package var name: String
  /// How long the program may take for one mail; then it is killed, and the mail is tried again.
  package var seconds = 120

  /// Where most systems have it.
  package static let usualPath = "/usr/sbin/sendmail"

  package init(path: String, from: EmailAddress, name: String) {
    self.path = path
    self.from = from
    self.name = name
  }

  package func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult {
    guard case .email(let address) = message.message.recipient else { return DeliveryResult(.refused) }
    let mail = MailText(message.message, to: address, from: from, name: name, at: message.createdAt)
    // -i: a line with a single dot does not end the mail. --: what follows is an address, even if it begins with a
    // hyphen.
    let program = Program(name: path, arguments: ["-i", "-f", from.description, "--", address.description])
    let outcome = program.run(
      input: mail.bytes, seconds: seconds, environment: ProcessInfo.processInfo.environment, isStopping: isStopping)
    return DeliveryResult(outcome, path: path)
  }
}

extension DeliveryResult {
  /// Judged by the exit status (sysexits.h): one that is about the address or the message itself is final. Anything
  /// else (a server that is down, a wrong password, a host name that is not found) can be repaired while the message
  /// waits.
  package init(_ outcome: Program.Outcome, path: String) {
    let said = String(decoding: outcome.complaint + outcome.output, as: UTF8.self).trimmed
    switch outcome.end {
    case .exited(0): self.init(.sent, answer: said)
    case .exited(let status):
      let isFinal = status == SystemExit.badData || status == SystemExit.noUser
      self.init(isFinal ? .refused : .postponed, answer: "\(said)\n\(path): \(status)".trimmed)
    case .killed(let signal): self.init(.postponed, answer: "\(said)\n\(path): signal \(signal)".trimmed)
    case .timedOut: self.init(.timedOut, answer: "\(said)\n\(path): no end in time".trimmed)
    case .interrupted: self.init(.interrupted, answer: said)
    case .notStarted(let errno): self.init(.postponed, answer: "\(path): \(String(cString: strerror(errno)))")
    }
  }
}

/// Exit statuses of sysexits.h.
private enum SystemExit {
  /// EX_DATAERR
  static let badData: Int32 = 65
  /// EX_NOUSER
  static let noUser: Int32 = 67
}
