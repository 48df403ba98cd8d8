/// What asked agencies are told before the time to answer is over.
package final class ReminderWords: Decodable, Sendable {
  /// Places: code, moment.
  let subject: Phrase
  /// Places: agency, asker, code, moment.
  let sentence: Phrase
  /// The same once the moment has passed.
  let late: Phrase
  let silence: Phrase
  /// Place: procedure.
  let procedure: Phrase
  let open: Phrase
  /// Why it was sent. Place: agency.
  let why: Phrase
  /// For a telephone. Places: asker, code, moment.
  let short: Phrase
  /// The same where that is too long. Places: code, moment.
  let shortest: Phrase
}
