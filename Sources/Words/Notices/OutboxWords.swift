import Markup
import OneStop

/// The administrator's outbox.
package final class OutboxWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  /// Place: channels.
  package let notSetUp: Phrase
  package let filter: Phrase
  package let states: PhraseTable<MessageState>
  /// Place: count.
  package let caption: PhraseTable<MessageState>
  package let empty: PhraseTable<MessageState>
  package let message: Phrase
  package let about: Phrase
  package let attempts: Phrase
  package let action: Phrase
  package let noAttempt: Phrase
  /// Place: moment.
  package let next: Phrase
  package let underWay: Phrase
  package let channels: PhraseTable<MessageChannel>
  package let channelsInSentence: PhraseTable<MessageChannel>
  package let outcomes: PhraseTable<DeliveryResult.Outcome>
  /// Place: count.
  package let earlier: Phrase
  package let withdrawals: PhraseTable<Withdrawal>
  /// In place of what a message says that lets its reader in.
  package let letIn: Phrase
  /// In place of the address of somebody who asked for a link to their dossiers.
  package let asker: Phrase
  package let sendAgain: Phrase
  /// Place: recipient.
  package let sendAgainTo: Phrase
  package let done: Phrase
  /// The same, if the server is not set up to send it.
  package let keptWaiting: Phrase
  package let tooLate: Phrase
  /// Says that it is not sent to its former address any more.
  package let nowWithdrawn: Phrase
}

extension OutboxWords {
  /// The channels as a list within a sentence.
  package func names(of channels: [MessageChannel]) -> HTML {
    channels.map { channelsInSentence[$0].html }.joined(", ")
  }
}
