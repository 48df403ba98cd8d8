import Markup
import OneStop

/// The procedure's own process: its steps, and who has a dossier.
package final class StepWords: Decodable, Sendable {
  package let title: Phrase
  package let caption: Phrase
  package let step: Phrase
  package let due: Phrase
  package let held: Phrase
  package let person: Phrase
  package let wholeUnit: Phrase
  package let here: Phrase
  /// Place: time.
  package let overBy: Phrase
  package let notYet: Phrase
  /// For a dossier that ended before this step.
  package let skipped: Phrase
  /// Place: steps.
  package let skips: Phrase
  package let finishSkipping: Phrase
  /// For ending a dossier at a leaders' step. Place: unit.
  package let unsigned: Phrase
  package let finishUnsigned: Phrase
  /// Places: days, hours.
  package let days: Phrase
  /// Place: hours, minutes.
  package let hours: Phrase
  package let lessThanAMinute: Phrase
  package let roles: PhraseTable<Account.Role>
  package let noSuchStep: Phrase
  package let noSuchPerson: Phrase
}

extension Words {
  /// "3. Ký duyệt kết quả, 4. Đóng dấu": steps at the end of their process.
  package func list(_ steps: ArraySlice<Procedure.Step>, in language: Language) -> HTML {
    steps.indices.map { "\($0 + 1). \(name(steps[$0].name, in: language))" as HTML }.joined(", ")
  }
}
