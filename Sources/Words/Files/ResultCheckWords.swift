/// The public check of a result.
package final class ResultCheckWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  package let dossier: Phrase
  package let code: Phrase
  package let codeHint: Phrase
  package let button: Phrase
  package let unknown: Phrase
  package let dossierMissing: Phrase
  package let codeMissing: Phrase
  /// The personal data of its dossier were erased.
  package let erased: Phrase
  package let valid: Phrase
  /// Its signature does not hold.
  package let changed: Phrase
  /// Place: date.
  package let takenBack: Phrase
  package let procedure: Phrase
  package let given: Phrase
  package let signature: Phrase
  package let signers: Phrase
  package let size: Phrase
  package let digest: Phrase
  package let compare: Phrase
  package let file: Phrase
  package let fileHint: Phrase
  package let fileMissing: Phrase
  /// Several files were sent.
  package let oneFile: Phrase
  package let compareButton: Phrase
  package let same: Phrase
  package let other: Phrase
  package let another: Phrase
}
