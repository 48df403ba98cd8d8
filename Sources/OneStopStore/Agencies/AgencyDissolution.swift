import Database
import OneStop

/// An agency's end, and how much of its work has passed to its successor.
package struct AgencyDissolution: Hashable, Sendable {
  package let agency: AgencyCode
  package let dissolution: Dissolution
  package let actor: Actor
  package let createdAt: Moment
  /// How many dossiers, or dossiers with questions to the agency, had to pass on when the work began; nil until then.
  package let total: Int?
  /// How many of them have passed on.
  package let moved: Int
  package let finishedAt: Moment?
}

extension Row {
  fileprivate func agencies(_ column: Int32) throws(StoreError) -> [AgencyCode] {
    let texts = withText(column, TextList.decode)
    let codes = texts.compactMap { AgencyCode($0) }
    guard codes.count == texts.count else { throw unreadable(column) }
    return codes
  }
}

/// What an agency has to do, and its successor takes over.
package struct AgencyWork: Hashable, Sendable {
  /// Accepted and under way.
  package var open = 0
  package var overdue = 0
  /// Filed, and not accepted yet.
  package var filed = 0
  /// Finished, with the result still to be handed over.
  package var toHandOver = 0
  /// Questions of other agencies that it has not answered.
  package var toAnswer = 0
  /// Members of staff, without those whose accounts are closed.
  package var accounts = 0
  package var tokens = 0

  package init() {}
}

extension Snapshot {
  /// Every decided end by agency, whenever it comes into force.
  package func dissolutions() throws(StoreError) -> [AgencyCode: Dissolution] {
    var found: [AgencyCode: Dissolution] = [:]
    for entry in try agencyDissolutions() { found[entry.agency] = entry.dissolution }
    return found
  }

  /// Every agency's end, in the order in which they come into force.
  package func agencyDissolutions() throws(StoreError) -> [AgencyDissolution] {
    try connection.all(
      """
      SELECT agency, successor, from_day, decision, actor, created_at, total, moved, finished_at, candidates, is_certain
      FROM dissolutions ORDER BY from_day, created_at, agency
      """
    ) { row throws(StoreError) in
      AgencyDissolution(
        agency: try row.agency(0),
        dissolution: Dissolution(
          into: try row.agency(1), on: row.date(2), decision: row.text(3), candidates: try row.agencies(9),
          isCertain: row.bool(10)),
        actor: Actor(row.text(4)), createdAt: row.moment(5), total: row.optional(6, Row.int), moved: row.int(7),
        finishedAt: row.optional(8, Row.moment))
    }
  }

  /// Reads what is on the agency's desk.
  package func work(of agency: AgencyCode, now: Moment) throws(StoreError) -> AgencyWork {
    let database = try connection
    var work = AgencyWork()
    try database.forEach(
      """
      SELECT count(CASE WHEN ended_at IS NULL AND accepted_at IS NOT NULL THEN 1 END),
        count(CASE WHEN ended_at IS NULL AND due < $2 THEN 1 END),
        count(CASE WHEN ended_at IS NULL AND accepted_at IS NULL THEN 1 END), count(CASE WHEN status = 9 THEN 1 END)
      FROM dossiers WHERE agency = $1 AND (ended_at IS NULL OR status = 9)
      """,
      agency, now
    ) { row in
      (work.open, work.overdue, work.filed, work.toHandOver) = (row.int(0), row.int(1), row.int(2), row.int(3))
    }
    work.toAnswer = try consultationCounts(agency: agency, sight: .all).toAnswer
    work.accounts = try staffCount(of: agency)
    work.tokens = try database.first("SELECT count(*) FROM tokens WHERE agency = $1", agency) { $0.int(0) } ?? 0
    return work
  }

  /// Some of the dossiers that are on the agency's desk or have a question that it has not answered.
  package func dossiersToPass(from agency: AgencyCode, limit: Int) throws(StoreError) -> [Int64] {
    let database = try connection
    let own = try database.all(
      "SELECT id FROM dossiers WHERE agency = $1 AND (ended_at IS NULL OR status = 9) LIMIT $2", agency, limit
    ) { $0.int64(0) }
    guard own.count < limit else { return own }
    let asked = try database.all(
      "SELECT DISTINCT dossier_id FROM consultations WHERE asked = $1 AND ended_at IS NULL LIMIT $2", agency, limit
    ) { $0.int64(0) }
    return Array(Set(own + asked).sorted().prefix(limit))
  }
}

extension Snapshot {
  /// How many people have a post at the agency, whenever it holds, without those whose accounts are closed.
  func staffCount(of agency: AgencyCode) throws(StoreError) -> Int {
    try connection.first(
      """
      SELECT count(DISTINCT p.login) FROM posts p JOIN accounts a ON a.login = p.login
      WHERE p.agency = $1 AND a.is_disabled = 0
      """, agency
    ) { $0.int(0) } ?? 0
  }
}
