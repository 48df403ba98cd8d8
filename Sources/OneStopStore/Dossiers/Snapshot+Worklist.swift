import OneStop

/// The lists an agency works from.
package enum Worklist: Hashable, Sendable {
  /// Not ended, and in the hands of the login.
  case mine(login: String)
  /// Filed online or by post and not yet accepted.
  case filed
  /// Every dossier that has not ended, those without a due moment last.
  case open
  /// Running, and due from now until the moment.
  case dueSoon(until: Moment)
  case overdue
  /// Running and not overdue, with less time left than it needs (`LateRisk`).
  case likelyLate
  /// The applicant is asked for a supplement or a payment, and the clock stands.
  case waiting
  /// Done, and not handed over.
  case toHandOver
  /// Not ended, and another agency has been asked and has not answered.
  case awaitingAnswers
}

package struct WorklistCounts: Hashable, Sendable {
  package var mine = 0
  package var filed = 0
  package var open = 0
  package var dueSoon = 0
  package var overdue = 0
  package var likelyLate = 0
  package var waiting = 0
  package var toHandOver = 0
  package var awaitingAnswers = 0
}

extension Snapshot {
  /// One page of a list of the agency: the earliest due first, of what is to be handed over the longest done first.
  package func worklist(
    _ list: Worklist, agency: AgencyCode, now: Moment, limit: Int = 50, offset: Int = 0
  ) throws(StoreError) -> [DossierSummary] {
    let (condition, values, order) = list.condition(now: now)
    let count = values.count + 1
    return try connection.summaries(
      "agency = $1 AND \(condition) ORDER BY \(order) LIMIT $\(count + 1) OFFSET $\(count + 2)",
      [agency] + values + [limit, offset])
  }

  /// How many dossiers of the agency are due from now until the moment.
  package func dueSoonCount(agency: AgencyCode, now: Moment, until soon: Moment) throws(StoreError) -> Int {
    try connection.first(
      "SELECT count(*) FROM dossiers WHERE agency = $1 AND ended_at IS NULL AND due >= $2 AND due <= $3",
      agency, now, soon
    ) { $0.int(0) } ?? 0
  }

  /// Whether the dossier is on the list of those likely late.
  package func isLikelyLate(_ id: Int64, now: Moment) throws(StoreError) -> Bool {
    try connection.first(
      "SELECT 1 FROM dossiers WHERE id = $1 AND ended_at IS NULL AND due >= $2 AND at_risk_from <= $2", id, now
    ) { $0.int(0) } != nil
  }

  /// How many dossiers of the agency are not overdue yet and have less time left than they need.
  package func likelyLateCount(agency: AgencyCode, now: Moment) throws(StoreError) -> Int {
    try connection.first(
      """
      SELECT count(*) FROM dossiers WHERE agency = $1 AND ended_at IS NULL AND due >= $2 AND at_risk_from <= $2
      """,
      agency, now
    ) { $0.int(0) } ?? 0
  }

  /// How many dossiers each list holds.
  package func worklistCounts(
    agency: AgencyCode, login: String, now: Moment, soon: Moment
  ) throws(StoreError) -> WorklistCounts {
    let database = try connection
    var counts = WorklistCounts()
    try database.forEach(
      """
      SELECT count(*), count(CASE WHEN due < $2 THEN 1 END), count(CASE WHEN due >= $2 AND due <= $3 THEN 1 END)
      FROM dossiers WHERE agency = $1 AND ended_at IS NULL
      """,
      agency, now, soon
    ) { row in
      counts.open = row.int(0)
      counts.overdue = row.int(1)
      counts.dueSoon = row.int(2)
    }
    try database.forEach(
      """
      SELECT count(CASE WHEN status = 1 THEN 1 END), count(CASE WHEN status IN (5, 6) THEN 1 END)
      FROM dossiers WHERE agency = $1 AND ended_at IS NULL AND due IS NULL
      """,
      agency
    ) { row in
      counts.filed = row.int(0)
      counts.waiting = row.int(1)
    }
    counts.toHandOver =
      try database.first("SELECT count(*) FROM dossiers WHERE agency = $1 AND status = 9", agency) { $0.int(0) } ?? 0
    counts.likelyLate = try likelyLateCount(agency: agency, now: now)
    counts.mine =
      try database.first(
        "SELECT count(*) FROM dossiers WHERE officer = $1 AND agency = $2 AND ended_at IS NULL", login, agency
      ) { $0.int(0) } ?? 0
    counts.awaitingAnswers =
      try database.first(
        "SELECT count(DISTINCT dossier_id) FROM consultations WHERE agency = $1 AND ended_at IS NULL", agency
      ) { $0.int(0) } ?? 0
    return counts
  }
}

extension Worklist {
  /// SQL from parameter `$2` on, its values, and the order.
  fileprivate func condition(now: Moment) -> (sql: String, values: [any Bindable], order: String) {
    switch self {
    case .mine(let login): ("officer = $2 AND ended_at IS NULL", [login], "due NULLS LAST, id")
    case .filed: ("ended_at IS NULL AND due IS NULL AND status = 1", [], "id")
    case .open: ("ended_at IS NULL", [], "due NULLS LAST, id")
    case .dueSoon(let moment): ("ended_at IS NULL AND due >= $2 AND due <= $3", [now, moment], "due, id")
    case .overdue: ("ended_at IS NULL AND due < $2", [now], "due, id")
    case .likelyLate: ("ended_at IS NULL AND due >= $2 AND at_risk_from <= $2", [now], "due, id")
    case .waiting: ("ended_at IS NULL AND due IS NULL AND status IN (5, 6)", [], "last_event_at, id")
    case .toHandOver: ("status = 9", [], "ended_at, id")
    case .awaitingAnswers:
      (
        "id IN (SELECT dossier_id FROM consultations WHERE agency = $1 AND ended_at IS NULL)", [],
        "due NULLS LAST, id"
      )
    }
  }
}
