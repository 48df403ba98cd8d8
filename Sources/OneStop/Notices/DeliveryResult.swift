import StreamSafe

/// The result of one attempt to deliver a message.
package struct DeliveryResult: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The next carrier has accepted it.
    case sent
    /// Not now; to be tried again.
    case postponed
    /// Never: the address is invalid, or the message is not accepted.
    case refused
    /// No answer in time.
    case timedOut = "timed_out"
    /// The program stopped or was killed meanwhile: it is unknown whether the message was sent, so it is sent again.
    case interrupted
    /// This server is not set up to send messages by the channel.
    case notSetUp = "not_set_up"
  }

  package var outcome: Outcome
  /// The other side's reply.
  package var answer: String

  /// The longest answer that is kept, in bytes.
  package static let answerLimit = 2_000

  /// Keeps the last `answerLimit` bytes of the answer, since errors say at the end what they are about.
  package init(_ outcome: Outcome, answer: String = "") {
    self.outcome = outcome
    var bytes = answer.utf8.suffix(DeliveryResult.answerLimit)
    // Not in the middle of a character.
    while let first = bytes.first, first & 0xC0 == 0x80 { bytes.removeFirst() }
    self.answer =
      String(decoding: bytes.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }, as: UTF8.self).streamSafe
  }
}
