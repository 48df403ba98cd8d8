import OneStop

/// An event entered on a later day than it happened, or the undoing of an end of an earlier day: figures of that day may
/// have been others before.
package struct LateEntry: Hashable, Sendable {
  package var code: DossierCode
  package var agency: AgencyCode
  package var procedure: ProcedureCode
  /// When it happened; of an undoing, the end that it takes back.
  package var at: Moment
  package var recordedAt: Moment
  /// nil for a filing.
  package var action: Action?
}

extension Snapshot {
  /// Late entries of events that happened in the period, oldest first.
  ///
  /// - Parameter agencies: only these; nil: the whole city.
  package func lateEntries(
    in period: Period, agencies: Set<AgencyCode>? = nil, limit: Int = .max
  ) throws(StoreError) -> [LateEntry] {
    var entries: [LateEntry] = []
    try eachLateEntry(in: period, agencies: agencies) { entry in
      if entries.count < limit { entries.append(entry) }
    }
    return entries
  }

  package func lateEntryCount(in period: Period, agencies: Set<AgencyCode>? = nil) throws(StoreError) -> Int {
    var count = 0
    try eachLateEntry(in: period, agencies: agencies) { _ in count += 1 }
    return count
  }

  private func eachLateEntry(
    in period: Period, agencies: Set<AgencyCode>?, _ body: (LateEntry) -> Void
  ) throws(StoreError) {
    try connection.forEach(
      """
      SELECT d.code, d.agency, d.procedure, coalesce(e.undone_at, e.at), e.recorded_at, e.kind
      FROM events e JOIN dossiers d ON d.id = e.dossier_id
      WHERE e.is_late_entry = 1 AND coalesce(e.undone_at, e.at) >= $1 AND coalesce(e.undone_at, e.at) < $2
      ORDER BY coalesce(e.undone_at, e.at)
      """,
      period.from.start, period.to.next.start
    ) { row throws(StoreError) in
      let entry = LateEntry(
        code: try row.dossierCode(0), agency: try row.agency(1), procedure: try row.procedure(2), at: row.moment(3),
        recordedAt: row.moment(4), action: Action(rawValue: row.text(5)))
      if agencies?.contains(entry.agency) ?? true { body(entry) }
    }
  }
}
