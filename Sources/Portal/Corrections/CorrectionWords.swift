import OneStop

/// Putting right what was entered wrongly.
package final class CorrectionWords: Decodable, Sendable {
  let title: Phrase
  let link: Phrase
  let lead: Phrase
  let papersHint: Phrase
  let quantityForm: Phrase
  let reason: Phrase
  let reasonHint: Phrase
  let reasonMissing: Phrase
  let button: Phrase
  let cancel: Phrase
  let fields: PhraseTable<FilingDetails.Field>
  /// Place: fields.
  let corrected: Phrase
  /// Places: field, before, after.
  let changed: Phrase
  /// Places: field, after.
  let added: Phrase
  /// Places: field, before.
  let removed: Phrase
  /// Places: status, moment.
  let undone: Phrase
  /// On a form that is printed again. Place: date.
  let printed: Phrase
}
