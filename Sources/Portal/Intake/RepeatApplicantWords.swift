/// Somebody who has filed at the agency before.
package final class RepeatApplicantWords: Decodable, Sendable {
  let find: Phrase
  let missing: Phrase
  /// What was filled in from a card that was scanned.
  let card: Phrase
  /// Enter saves nothing.
  let notSaved: Phrase
  /// What was filled in from the card of another person than the applicant.
  let representativesCard: Phrase
  /// Said before the rest is typed; places: code, a link, and date.
  let open: Phrase
  /// Places: code, a link, and date.
  let filled: Phrase
  let none: Phrase
  /// Places: code, a link, and date.
  let duplicate: Phrase
  let anyway: Phrase
}
