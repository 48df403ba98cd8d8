/// Somebody who has filed at the agency before.
package final class RepeatApplicantWords: Decodable, Sendable {
  package let find: Phrase
  package let missing: Phrase
  /// Says that fields were filled in from a scanned card.
  package let card: Phrase
  /// Says that Enter does not save.
  package let notSaved: Phrase
  /// Says that fields were filled in from the card of somebody other than the applicant.
  package let representativesCard: Phrase
  /// Shown before the rest is typed; places: code, a link, and date.
  package let open: Phrase
  /// Places: code, a link, and date.
  package let filled: Phrase
  package let none: Phrase
  /// Places: code, a link, and date.
  package let duplicate: Phrase
  package let anyway: Phrase
}
