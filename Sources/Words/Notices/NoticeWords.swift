import OneStop

/// The notices to applicants by mail and SMS, and the administrator's outbox.
package final class NoticeWords: Decodable, Sendable {
  /// Place: code.
  package let subjects: PhraseTable<NoticeOccasion>
  /// Place: code.
  package let sentences: PhraseTable<NoticeOccasion>
  /// Instead of the sentence of `supplementNeeded`, while nobody has accepted it. Place: code.
  package let beforeAcceptance: Phrase
  /// Instead of those of `supplementNeeded`, where fields of the form alone are asked for. Place: code.
  package let formNeeded: FormNeeded
  /// For SMS. Place: code.
  package let brief: PhraseTable<NoticeOccasion>
  /// Place: moment.
  package let briefAppointment: Phrase
  /// How the result is received. Place: place.
  package let result: PhraseTable<ReturnMethod>
  /// Place: hours.
  package let hours: Phrase
  /// For SMS: how the result is received. Place: place.
  package let briefResult: PhraseTable<ReturnMethod>
  /// Place: procedure.
  package let procedure: Phrase
  /// Place: agency.
  package let agency: Phrase
  /// Place: moment.
  package let appointment: Phrase
  package let link: Phrase
  /// Says why it was sent, and that answers are not read.
  package let why: Phrase
  /// The ways in which an applicant can be notified.
  package let channels: PhraseTable<MessageChannel>
  package let noChannel: Phrase
  package let outbox: OutboxWords

  package final class FormNeeded: Decodable, Sendable {
    package let subject: Phrase
    package let sentence: Phrase
    /// While nobody has accepted the dossier.
    package let early: Phrase
    package let brief: Phrase
  }
}
