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
  /// Of a dossier that ended before it.
  let skipped: Phrase
  /// Place: steps.
  let skips: Phrase
  let finishSkipping: Phrase
  /// Of an end at a leaders' step. Place: unit.
  let unsigned: Phrase
  let finishUnsigned: Phrase
  /// Places: days, hours.
  let days: Phrase
  /// Place: hours, minutes.
  let hours: Phrase
  let lessThanAMinute: Phrase
  let roles: PhraseTable<Account.Role>
  let noSuchStep: Phrase
  let noSuchPerson: Phrase
}

extension Words {
  /// "3. Ký duyệt kết quả, 4. Đóng dấu": steps that are the last of their process.
  func list(_ steps: ArraySlice<Procedure.Step>, in language: Language) -> HTML {
    steps.indices.map { "\($0 + 1). \(name(steps[$0].name, in: language))" as HTML }.joined(", ")
  }
}
