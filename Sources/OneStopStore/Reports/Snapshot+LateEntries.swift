import Database
import OneStop

/// An event entered on a later day than it happened, or the undoing of an end of an earlier day: reports of that day
/// from before may show other figures.
package struct LateEntry: Hashable, Sendable {
  package var code: DossierCode
  /// The agency whose figures it changed: the one that had the dossier when it happened, whichever has it now.
  package var agency: AgencyCode
  package var procedure: ProcedureCode
  /// When it happened; for the undoing of an end, when that had happened.
  package var at: Moment
  package var recordedAt: Moment
  /// nil for a filing.
  package var action: Action?

  /// Of an event, as SQL: the moment whose day's figures it changed. What is undone changes those of its day; but a
  /// handing over has none, and its undoing is a correction of the day on which it is undone.
  static let at = "(CASE WHEN undone_status = 10 THEN at ELSE coalesce(undone_at, at) END)"
}

extension Snapshot {
  /// Late entries of events that happened in the period, oldest first.
  ///
  /// - Parameters:
  ///   - agencies: only these; nil: the whole city.
  ///   - countsConfidential: whether confidential dossiers are included.
  package func lateEntries(
    in period: Period, agencies: Set<AgencyCode>? = nil, limit: Int = .max, countsConfidential: Bool = false
  ) throws(StoreError) -> [LateEntry] {
    let database = try connection
    var entries: [LateEntry] = []
    try database.forEach(
      composed: """
        SELECT d.code, coalesce(d.filing_agency, d.agency), d.procedure, \(LateEntry.at), e.recorded_at, e.kind,
          d.id, e.seq, d.filing_agency IS NOT NULL
        FROM events e JOIN dossiers d ON d.id = e.dossier_id
        WHERE e.is_late_entry = 1 AND \(LateEntry.at) >= $1 AND \(LateEntry.at) < $2 AND d.is_confidential <= $3
        ORDER BY \(LateEntry.at)
        """,
      [period.from.start, period.to.next.start, countsConfidential]
    ) { row throws(StoreError) in
      guard entries.count < limit else { return false }
      var entry = LateEntry(
        code: try row.dossierCode(0), agency: try row.agency(1), procedure: try row.procedure(2), at: row.moment(3),
        recordedAt: row.moment(4), action: Action(rawValue: row.text(5)))
      // Few dossiers pass to another agency; for these, the events are read.
      if row.bool(8) {
        entry.agency = try database.events(of: row.int64(6)).agency(concernedBy: row.int(7) - 1, from: entry.agency)
      }
      if agencies?.contains(entry.agency) ?? true { entries.append(entry) }
      return true
    }
    return entries
  }

  package func lateEntryCount(
    in period: Period, agencies: Set<AgencyCode>? = nil, countsConfidential: Bool = false
  ) throws(StoreError) -> Int {
    if let agencies {
      return try lateEntries(in: period, agencies: agencies, countsConfidential: countsConfidential).count
    }
    var count = 0
    try connection.forEach(
      composed: """
        SELECT count(*) FROM events WHERE is_late_entry = 1 AND \(LateEntry.at) >= $1 AND \(LateEntry.at) < $2
          AND ($3 = 1 OR dossier_id NOT IN (SELECT id FROM dossiers WHERE is_confidential = 1))
        """,
      [period.from.start, period.to.next.start, countsConfidential]
    ) { row in
      count = row.int(0)
      return true
    }
    return count
  }
}
