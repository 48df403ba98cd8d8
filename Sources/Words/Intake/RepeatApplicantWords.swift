/// Somebody who has filed at the agency before.
package final class RepeatApplicantWords: Decodable, Sendable {
  package let find: Phrase
  package let missing: Phrase
  /// What was filled in from a card that was scanned.
  package let card: Phrase
  /// Enter saves nothing.
  package let notSaved: Phrase
  /// What was filled in from the card of another person than the applicant.
  package let representativesCard: Phrase
  /// Said before the rest is typed; places: code, a link, and date.
  package let open: Phrase
  /// Places: code, a link, and date.
  package let filled: Phrase
  package let none: Phrase
  /// Places: code, a link, and date.
  package let duplicate: Phrase
  package let anyway: Phrase
}
