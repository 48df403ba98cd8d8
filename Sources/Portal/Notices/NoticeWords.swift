import OneStop

/// What applicants are told by mail and SMS, and the outbox as the administrator sees it.
package final class NoticeWords: Decodable, Sendable {
  /// Place: code.
  let subjects: PhraseTable<NoticeOccasion>
  /// Place: code.
  let sentences: PhraseTable<NoticeOccasion>
  /// For a telephone. Place: code.
  let brief: PhraseTable<NoticeOccasion>
  /// Place: moment.
  let briefAppointment: Phrase
  /// How the result is given. Place: place.
  let result: PhraseTable<ReturnMethod>
  /// Place: hours.
  let hours: Phrase
  /// For a telephone: how the result is given. Place: place.
  let briefResult: PhraseTable<ReturnMethod>
  /// Place: procedure.
  let procedure: Phrase
  /// Place: agency.
  let agency: Phrase
  /// Place: moment.
  let appointment: Phrase
  let link: Phrase
  /// Why it was sent, and that nobody reads an answer.
  let why: Phrase
  /// How an applicant may be told.
  let channels: PhraseTable<MessageChannel>
  let noChannel: Phrase
  let outbox: OutboxWords
}
