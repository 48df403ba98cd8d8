import OneStop

/// Correcting what was entered wrongly.
package final class CorrectionWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let lead: Phrase
  package let papersHint: Phrase
  package let quantityForm: Phrase
  package let reason: Phrase
  package let reasonHint: Phrase
  package let reasonMissing: Phrase
  package let button: Phrase
  package let cancel: Phrase
  /// Of an applicant who is a person: who files for them.
  package let authorised: Phrase
  package let fields: PhraseTable<FilingDetails.Field>
  /// Place: fields.
  package let corrected: Phrase
  /// Places: field, before, after.
  package let changed: Phrase
  /// Places: field, after.
  package let added: Phrase
  /// Places: field, before.
  package let removed: Phrase
  /// Places: status, moment.
  package let undone: Phrase
  /// On a form that is printed again. Place: date.
  package let printed: Phrase
}

extension CorrectionWords {
  /// What the person is called who files for the applicant, or signs for an organisation.
  package func representative(of kind: Applicant.Kind) -> Phrase {
    kind == .citizen ? authorised : fields[.representative]
  }
}
