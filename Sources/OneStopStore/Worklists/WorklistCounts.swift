import Database
import OneStop

/// How many dossiers each list holds.
package struct WorklistCounts: Hashable, Sendable {
  package var mine = 0
  package var filed = 0
  package var open = 0
  package var dueToday = 0
  package var dueSoon = 0
  package var overdue = 0
  package var likelyLate = 0
  package var waiting = 0
  package var toHandOver = 0
  package var awaitingAnswers = 0
}

extension Snapshot {
  /// How many dossiers each list holds, filtered: one pass over the agency's desk, in the index alone.
  package func worklistCounts(
    agency: AgencyCode, login: String, sight: ConfidentialSight = .none, now: Moment, soon: Moment,
    filter: WorklistFilter = WorklistFilter()
  ) throws(StoreError) -> WorklistCounts {
    try worklistCounts(agencies: [agency], login: login, sight: sight, now: now, soon: soon, filter: filter)
  }

  /// The same for several agencies together; nothing for none.
  package func worklistCounts(
    agencies: [AgencyCode], login: String, sight: ConfidentialSight = .none, now: Moment, soon: Moment,
    filter: WorklistFilter = WorklistFilter()
  ) throws(StoreError) -> WorklistCounts {
    var counts = WorklistCounts()
    if agencies.isEmpty { return counts }
    var values: [any SQLParameter] = [now, soon, now.date.next.start, login]
    let isOfThese = "agency IN \(values.list(agencies))"
    let conditions = filter.conditions(&values) + sight.condition(&values)
    try connection.forEach(
      composed: """
        SELECT count(CASE WHEN officer = $4 AND ended_at IS NULL THEN 1 END),
          count(CASE WHEN status = 1 AND ended_at IS NULL AND due IS NULL THEN 1 END),
          count(CASE WHEN ended_at IS NULL THEN 1 END),
          count(CASE WHEN due >= $1 AND due < $3 AND ended_at IS NULL THEN 1 END),
          count(CASE WHEN due >= $1 AND due <= $2 AND ended_at IS NULL THEN 1 END),
          count(CASE WHEN due < $1 AND ended_at IS NULL THEN 1 END),
          count(CASE WHEN \(Worklist.isLikelyLate) THEN 1 END),
          count(CASE WHEN status IN (5, 6) AND ended_at IS NULL AND due IS NULL THEN 1 END),
          count(CASE WHEN status = 9 THEN 1 END)
        FROM dossiers WHERE \(isOfThese) AND (ended_at IS NULL OR status = 9)\(conditions)
        """, values
    ) { row in
      counts = WorklistCounts(
        mine: row.int(0), filed: row.int(1), open: row.int(2), dueToday: row.int(3), dueSoon: row.int(4),
        overdue: row.int(5), likelyLate: row.int(6), waiting: row.int(7), toHandOver: row.int(8))
      return true
    }
    var asked: [any SQLParameter] = []
    let isAsker = "agency IN \(asked.list(agencies))"
    let askedConditions = filter.conditions(&asked) + sight.condition(&asked)
    try connection.forEach(
      composed: """
        SELECT count(*) FROM dossiers
        WHERE id IN (SELECT dossier_id FROM consultations WHERE \(isAsker) AND ended_at IS NULL)
          \(askedConditions)
        """, asked
    ) { row in
      counts.awaitingAnswers = row.int(0)
      return true
    }
    return counts
  }
}

extension Snapshot {
  /// How many dossiers somebody has on the desk, of those that these agencies have. Reads the desks' index alone.
  package func openDossierCount(of login: String, at agencies: [AgencyCode]) throws(StoreError) -> Int {
    if agencies.isEmpty { return 0 }
    var values: [any SQLParameter] = [login]
    let list = values.list(Set(agencies).sorted())
    var count = 0
    try connection.forEach(
      composed:
        "SELECT count(*) FROM dossiers WHERE agency IN \(list) AND ended_at IS NULL AND officer = $1 AND is_confidential = 0",
      values
    ) { row in
      count = row.int(0)
      return false
    }
    return count
  }
}
