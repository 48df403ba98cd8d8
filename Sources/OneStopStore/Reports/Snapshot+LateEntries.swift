import Database
import OneStop

/// An event entered on a later day than it happened, or the undoing of an end of an earlier day: reports of that day
/// from before may show other figures.
package struct LateEntry: Hashable, Sendable {
  package var code: DossierCode
  /// The agency whose figures it changed: the one that had the dossier when it happened, whichever has it now.
  package var agency: AgencyCode
  package var procedure: ProcedureCode
  /// When it happened; for an undoing, when the end happened that it takes back.
  package var at: Moment
  package var recordedAt: Moment
  /// nil for a filing.
  package var action: Action?
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
      """
      SELECT d.code, coalesce(d.filing_agency, d.agency), d.procedure, coalesce(e.undone_at, e.at), e.recorded_at, e.kind,
        d.id, e.seq, d.filing_agency IS NOT NULL
      FROM events e JOIN dossiers d ON d.id = e.dossier_id
      WHERE e.is_late_entry = 1 AND coalesce(e.undone_at, e.at) >= $1 AND coalesce(e.undone_at, e.at) < $2
        AND d.is_confidential <= $3
      ORDER BY coalesce(e.undone_at, e.at)
      """,
      period.from.start, period.to.next.start, countsConfidential
    ) { row throws(StoreError) in
      guard entries.count < limit else { return }
      var entry = LateEntry(
        code: try row.dossierCode(0), agency: try row.agency(1), procedure: try row.procedure(2), at: row.moment(3),
        recordedAt: row.moment(4), action: Action(rawValue: row.text(5)))
      // Few dossiers pass to another agency; for these, the events are read.
      if row.bool(8) {
        entry.agency = try database.events(of: row.int64(6)).agency(concernedBy: row.int(7) - 1, from: entry.agency)
      }
      if agencies?.contains(entry.agency) ?? true { entries.append(entry) }
    }
    return entries
  }

  package func lateEntryCount(
    in period: Period, agencies: Set<AgencyCode>? = nil, countsConfidential: Bool = false
  ) throws(StoreError) -> Int {
    if let agencies {
      return try lateEntries(in: period, agencies: agencies, countsConfidential: countsConfidential).count
    }
    return try connection.first(
      """
      SELECT count(*) FROM events
      WHERE is_late_entry = 1 AND coalesce(undone_at, at) >= $1 AND coalesce(undone_at, at) < $2
        AND ($3 = 1 OR dossier_id NOT IN (SELECT id FROM dossiers WHERE is_confidential = 1))
      """,
      period.from.start, period.to.next.start, countsConfidential
    ) { $0.int(0) } ?? 0
  }
}
