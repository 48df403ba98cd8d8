import OneStop

/// The outbox as the administrator sees it.
package final class OutboxWords: Decodable, Sendable {
  let title: Phrase
  let introduction: Phrase
  /// Place: channels.
  let notSetUp: Phrase
  let filter: Phrase
  let states: PhraseTable<MessageState>
  /// Place: count.
  let caption: PhraseTable<MessageState>
  let empty: PhraseTable<MessageState>
  let message: Phrase
  let about: Phrase
  let attempts: Phrase
  let action: Phrase
  let noAttempt: Phrase
  /// Place: moment.
  let next: Phrase
  let underWay: Phrase
  let channels: PhraseTable<MessageChannel>
  let channelsInSentence: PhraseTable<MessageChannel>
  let outcomes: PhraseTable<DeliveryResult.Outcome>
  /// Place: count.
  let earlier: Phrase
  let withdrawals: PhraseTable<Withdrawal>
  let sendAgain: Phrase
  /// Place: recipient.
  let sendAgainTo: Phrase
  let done: Phrase
  /// The same where the server cannot send it.
  let keptWaiting: Phrase
  let tooLate: Phrase
  /// To the address that it was for, it is not sent any more.
  let nowWithdrawn: Phrase
}

extension OutboxWords {
  /// Ways of sending, one behind the other, within a sentence.
  func names(of channels: [MessageChannel]) -> HTML { channels.map { channelsInSentence[$0].html }.joined(", ") }
}
