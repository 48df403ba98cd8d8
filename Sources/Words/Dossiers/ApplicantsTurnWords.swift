package final class ApplicantsTurnWords: Decodable, Sendable {
  package let titles: PhraseTable<ApplicantTask>
  /// The label of what is asked for; the next is shown instead where that was not written down.
  package let what: PhraseTable<ApplicantTask>
  package let unknown: PhraseTable<ApplicantTask>
  package let place: Phrase
  /// Place: agency.
  package let places: PhraseTable<ApplicantTask>
  package let byPost: Phrase
  package let until: Phrase
  package let deadlines: PhraseTable<ApplicantTask>
  /// The button that leads to the details, for readers who have not opened them yet.
  package let see: PhraseTable<ApplicantTask>
  /// Instead of these for papers, where fields of the form alone are asked for.
  package let formTitle: Phrase
  package let formSee: Phrase
  /// Place: phone.
  package let call: Phrase
}
