import StreamSafe

/// What came of one attempt to deliver a message.
package struct DeliveryResult: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Whoever carries it on has taken it.
    case sent
    /// Not now.
    case postponed
    /// Never: the address is none, or the message is not accepted.
    case refused
    /// No answer in time.
    case timedOut = "timed_out"
    /// The program stopped or was killed meanwhile: whether it was sent is not known, and it is sent again.
    case interrupted
    /// This server has no way to send messages of the channel.
    case notSetUp = "not_set_up"
  }

  package var outcome: Outcome
  /// What the other side said.
  package var answer: String

  /// How much of an answer is kept, in bytes.
  package static let answerLimit = 2_000

  /// Cuts the answer to `answerLimit`, at its end, where errors say what they are about.
  package init(_ outcome: Outcome, answer: String = "") {
    self.outcome = outcome
    var bytes = answer.utf8.suffix(DeliveryResult.answerLimit)
    // Not in the middle of a character.
    while let first = bytes.first, first & 0xC0 == 0x80 { bytes.removeFirst() }
    self.answer =
      String(decoding: bytes.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }, as: UTF8.self).streamSafe
  }
}
