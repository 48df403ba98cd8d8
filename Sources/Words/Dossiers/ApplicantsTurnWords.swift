package final class ApplicantsTurnWords: Decodable, Sendable {
  package let titles: PhraseTable<ApplicantTask>
  /// What is asked for; then instead of it, where nobody wrote it down.
  package let what: PhraseTable<ApplicantTask>
  package let unknown: PhraseTable<ApplicantTask>
  package let place: Phrase
  /// Place: agency.
  package let places: PhraseTable<ApplicantTask>
  package let byPost: Phrase
  package let until: Phrase
  package let deadlines: PhraseTable<ApplicantTask>
  /// The button to the details, for who has not shown yet that they are theirs.
  package let see: PhraseTable<ApplicantTask>
  /// Place: phone.
  package let call: Phrase
}
