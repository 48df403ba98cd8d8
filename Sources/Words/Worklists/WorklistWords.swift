/// Words of the worklists.
package final class WorklistWords: Decodable, Sendable {
  /// Its form depends on the number of steps. Places: left, steps, need.
  package let likelyLate: Phrase
  /// The same where the agency has finished too few dossiers to compare; places: left, steps, need.
  package let likelyLateByShares: Phrase
  /// Place: days.
  package let days: Phrase
  /// Place: count.
  package let hours: Phrase
  /// Added to the number of whole days for half a day.
  package let half: Phrase
  package let lessThanAnHour: Phrase
  /// Places: first, last, all.
  package let range: Phrase
  /// Place: count.
  package let tickedElsewhere: Phrase
  package let untickAll: Phrase
  /// Marks a dossier about which another agency has answered.
  package let newAnswer: Phrase
  package let newSupplement: Phrase
  package let filter: Filter

  package final class Filter: Decodable, Sendable {
    package let title: Phrase
    package let procedure: Phrase
    package let officer: Phrase
    package let channel: Phrase
    package let any: Phrase
    package let nobody: Phrase
    package let order: Phrase
    package let usualOrder: Phrase
    package let orders: PhraseTable<WorklistSort>
    package let button: Phrase
    package let clear: Phrase
    package let none: Phrase
  }
}
