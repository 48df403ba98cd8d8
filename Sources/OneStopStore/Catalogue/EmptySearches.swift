import Database
import OneStop

/// How often a search found nothing over some days.
package struct EmptySearchCount: Hashable, Sendable {
  package let words: String
  package let count: Int
  package let lastDay: LocalDate
}

extension Transaction {
  /// The most different searches kept for a day.
  package static let mostEmptySearches = 500
  /// Days after which they are deleted.
  package static let emptySearchDays = 90

  /// Counts searches on their day, and deletes old ones.
  package func add(_ searches: [EmptySearch: Int], on day: LocalDate) throws(StoreError) {
    try connection.run(
      "DELETE FROM empty_searches WHERE day < $1", day.adding(days: -Transaction.emptySearchDays))
    let kept = try connection.first("SELECT count(*) FROM empty_searches WHERE day = $1", day) { $0.int(0) } ?? 0
    var room = Transaction.mostEmptySearches - kept
    for (search, count) in searches.sorted(by: { $0.key.words < $1.key.words }) {
      let changed = try connection.change(
        "UPDATE empty_searches SET count = count + $1 WHERE day = $2 AND words = $3", count, day,
        search.words)
      guard changed == 0, room > 0 else { continue }
      try connection.run(
        "INSERT INTO empty_searches (day, words, count) VALUES ($1, $2, $3)", day, search.words, count)
      room -= 1
    }
  }
}

extension Snapshot {
  /// The searches since the day, the most frequent first.
  package func emptySearches(since day: LocalDate, limit: Int) throws(StoreError) -> [EmptySearchCount] {
    try connection.all(
      """
      SELECT words, sum(count) AS number, max(day) FROM empty_searches WHERE day >= $1
      GROUP BY words ORDER BY number DESC, words LIMIT $2
      """,
      day, limit
    ) { row throws(StoreError) in
      EmptySearchCount(words: row.text(0), count: row.int(1), lastDay: row.date(2))
    }
  }
}
