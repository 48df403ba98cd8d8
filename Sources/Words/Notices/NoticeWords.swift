import OneStop

/// What applicants are told by mail and SMS, and the outbox as the administrator sees it.
package final class NoticeWords: Decodable, Sendable {
  /// Place: code.
  package let subjects: PhraseTable<NoticeOccasion>
  /// Place: code.
  package let sentences: PhraseTable<NoticeOccasion>
  /// For a telephone. Place: code.
  package let brief: PhraseTable<NoticeOccasion>
  /// Place: moment.
  package let briefAppointment: Phrase
  /// How the result is given. Place: place.
  package let result: PhraseTable<ReturnMethod>
  /// Place: hours.
  package let hours: Phrase
  /// For a telephone: how the result is given. Place: place.
  package let briefResult: PhraseTable<ReturnMethod>
  /// Place: procedure.
  package let procedure: Phrase
  /// Place: agency.
  package let agency: Phrase
  /// Place: moment.
  package let appointment: Phrase
  package let link: Phrase
  /// Why it was sent, and that nobody reads an answer.
  package let why: Phrase
  /// How an applicant may be told.
  package let channels: PhraseTable<MessageChannel>
  package let noChannel: Phrase
  package let outbox: OutboxWords
}
