import OneStop

/// The procedure's own process: its steps, and who has a dossier.
package final class StepWords: Decodable, Sendable {
  let title: Phrase
  let caption: Phrase
  let step: Phrase
  let due: Phrase
  let held: Phrase
  let person: Phrase
  let wholeUnit: Phrase
  let here: Phrase
  /// Place: time.
  let overBy: Phrase
  let notYet: Phrase
  /// Places: days, hours.
  let days: Phrase
  /// Place: hours, minutes.
  let hours: Phrase
  let roles: PhraseTable<Account.Role>
  let noSuchStep: Phrase
  let noSuchPerson: Phrase
}
