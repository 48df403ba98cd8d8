import FoundationEssentials
import OneStop
import OneStopStore
import System

/// SMS through a provider's HTTPS gateway, whose request is a template in a file.
///
/// It runs curl(1) and passes the settings through standard input, so that no secret shows in the process list.
package struct SMSGateway: MessageSender {
  private let template: SMSTemplate
  /// How long one request may take.
  package var seconds = 30

  /// Throws `SMSFileError` where the file is not such a template.
  package init(file: [UInt8]) throws {
    template = try SMSTemplate(file: file)
  }

  package var letters: SMSLetters { template.letters }

  package func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult {
    // It was put in before numbers were checked.
    guard case .sms(let number) = message.message.recipient, number.isMobile else { return DeliveryResult(.refused) }
    let outcome = template.request(for: message.message).run(seconds: seconds, isStopping: isStopping)
    return DeliveryResult(curl: outcome, read: template.answers)
  }
}

extension DeliveryResult {
  /// Interprets the answer by the rules of the gateway's file; a failed connection is tried again.
  package init(curl outcome: Program.Outcome, read answers: SMSAnswers) {
    let output = String(decoding: outcome.output, as: UTF8.self)
    let complaint = String(decoding: outcome.complaint, as: UTF8.self).trimmed
    guard outcome.end == .exited(0) else {
      // CURLE_OPERATION_TIMEDOUT
      if outcome.end == .exited(28) {
        self.init(.timedOut, answer: complaint)
      } else {
        self.init(Program.Outcome(end: outcome.end, complaint: outcome.complaint), path: "curl")
        // No exit status of curl is about the message itself.
        if self.outcome == .refused { self.outcome = .postponed }
      }
      return
    }
    let status = output.split(separator: "\n").last.flatMap { Int($0) } ?? 0
    let body = output.split(separator: "\n").dropLast().joined(separator: "\n")
    let answer = "HTTP \(status)\n\(body)".trimmed
    self.init(answers.outcome(status: status, body: Array(body.utf8)), answer: answer)
  }
}
