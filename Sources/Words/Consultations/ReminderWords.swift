/// The reminder that agencies get before their time to answer is over.
package final class ReminderWords: Decodable, Sendable {
  /// Places: code, moment.
  package let subject: Phrase
  /// Places: agency, asker, code, moment.
  package let sentence: Phrase
  /// The same once the moment has passed.
  package let late: Phrase
  package let silence: Phrase
  /// Place: procedure.
  package let procedure: Phrase
  package let open: Phrase
  /// Why it was sent. Place: agency.
  package let why: Phrase
  /// For SMS. Places: asker, code, moment.
  package let short: Phrase
  /// The same, if that is too long. Places: code, moment.
  package let shortest: Phrase
}
