/// Lists of dossiers that save work.
package final class WorklistWords: Decodable, Sendable {
  /// Places: left, steps, need.
  let likelyLate: Phrase
  /// The same where the agency has finished too few; places: left, steps, need.
  let likelyLateByShares: Phrase
  /// Place: days.
  let days: Phrase
  /// Place: count.
  let hours: Phrase
  /// What half a day adds to the number of whole ones.
  let half: Phrase
}
