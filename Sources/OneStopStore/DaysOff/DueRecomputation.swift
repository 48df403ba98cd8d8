import Database
import OneStop

/// A change of days off, and how far recomputing the due moments of open dossiers has come.
package struct DueRecomputation: Hashable, Sendable {
  package let id: Int64
  package let actor: Actor
  /// As shown in the ledgers of dossiers that move.
  package let reason: String
  /// The days whose change may move due moments.
  package let days: ClosedRange<LocalDate>
  package let createdAt: Moment
  /// Dossiers to be checked; nil until the work begins.
  package let total: Int?
  /// How many of them have been checked.
  package let seen: Int
  /// How many of those got another due moment.
  package let moved: Int
  /// Dossiers up to this number are done.
  package let doneID: Int64
  package let finishedAt: Moment?
}

extension Snapshot {
  /// The work that is not finished, the oldest change first.
  package func unfinishedRecomputations() throws(StoreError) -> [DueRecomputation] {
    try connection.all(
      """
      SELECT id, actor, reason, first_day, last_day, created_at, total, seen, moved, done_id, finished_at
      FROM due_recomputations WHERE finished_at IS NULL ORDER BY id
      """
    ) { DueRecomputation($0) }
  }

  /// The last changes, the newest first.
  package func recomputations(limit: Int) throws(StoreError) -> [DueRecomputation] {
    try connection.all(
      """
      SELECT id, actor, reason, first_day, last_day, created_at, total, seen, moved, done_id, finished_at
      FROM due_recomputations ORDER BY id DESC LIMIT $1
      """,
      limit
    ) { DueRecomputation($0) }
  }
}

extension DueRecomputation {
  fileprivate init(_ row: Row) {
    id = row.int64(0)
    actor = Actor(row.text(1))
    reason = row.text(2)
    let first = row.date(3)
    days = first...max(first, row.date(4))
    createdAt = row.moment(5)
    total = row.optional(6, Row.int)
    seen = row.int(7)
    moved = row.int(8)
    doneID = row.int64(9)
    finishedAt = row.optional(10, Row.moment)
  }
}

extension Transaction {
  /// Notes that due moments have to be recomputed; `recompute` does the work.
  ///
  /// Called in the transaction that changes the days off, so that an acknowledged change never loses its work.
  func begin(_ change: ClosedRange<LocalDate>, by actor: Actor, reason: String, now: Moment) throws(StoreError) {
    let database = try connection
    let last = try database.first("SELECT max(id) FROM due_recomputations") { $0.int64(0) } ?? 0
    try database.run(
      """
      INSERT INTO due_recomputations (id, actor, reason, first_day, last_day, created_at, total, seen, moved, done_id,
        finished_at)
      VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, 0, 0, NULL)
      """,
      last + 1, actor.description, reason, change.lowerBound, change.upperBound, now)
  }
}
