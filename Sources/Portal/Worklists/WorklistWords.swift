/// Lists of dossiers that save work.
package final class WorklistWords: Decodable, Sendable {
  /// By the number of steps. Places: left, steps, need.
  let likelyLate: Phrase
  /// The same where the agency has finished too few; places: left, steps, need.
  let likelyLateByShares: Phrase
  /// Place: days.
  let days: Phrase
  /// Place: count.
  let hours: Phrase
  /// What half a day adds to the number of whole ones.
  let half: Phrase
  let lessThanAnHour: Phrase
  /// Places: first, last, all.
  let range: Phrase
  /// Place: count.
  let tickedElsewhere: Phrase
  let untickAll: Phrase
  /// Of a dossier that another agency has answered about.
  let newAnswer: Phrase
  let filter: Filter

  final class Filter: Decodable, Sendable {
    let title: Phrase
    let procedure: Phrase
    let officer: Phrase
    let channel: Phrase
    let any: Phrase
    let nobody: Phrase
    let order: Phrase
    let usualOrder: Phrase
    let orders: PhraseTable<WorklistSort>
    let button: Phrase
    let clear: Phrase
    let none: Phrase
  }
}
