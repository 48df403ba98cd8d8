import Database
import OneStop

/// What a change of days off does to some open dossiers, computed from a snapshot, so that the transaction that follows
/// only writes.
package struct RecomputedDossiers: Sendable {
  /// The numbers that were asked for, ascending.
  package let ids: ArraySlice<Int64>
  /// Those of them that have not ended.
  fileprivate(set) var dossiers: [RecomputedDossier] = []
}

/// An open dossier as it was read, and its clock by the present calendar.
struct RecomputedDossier: Sendable {
  let found: OpenDossier
  /// nil where it changes nothing.
  let clock: RunningClock?
  /// `LateRisk.from`.
  let atRiskFrom: Moment?

  init(_ found: OpenDossier, _ work: DueRecomputation, _ calendar: WorkCalendar) {
    self.found = found
    clock = found.recomputed(by: calendar, changed: work.days)
    // The time that it needs stays the same, but the days before its due moment change. Without a need there is no
    // forecast.
    atRiskFrom = (clock ?? found.clock).date.due.flatMap { due in
      found.need.map { calendar.moment(workingTime: $0, before: due) }
    }
  }
}

extension Snapshot {
  /// Recomputes the due moments of these dossiers and writes nothing.
  ///
  /// - Parameters:
  ///   - ids: ascending; dossiers that have ended are skipped.
  ///   - calendar: the present one.
  package func recomputed(
    _ ids: ArraySlice<Int64>, of work: DueRecomputation, by calendar: WorkCalendar
  ) throws(StoreError) -> RecomputedDossiers {
    let database = try connection
    var recomputed = RecomputedDossiers(ids: ids)
    recomputed.dossiers.reserveCapacity(ids.count)
    for id in ids {
      guard let found = try database.openDossier(id) else { continue }
      recomputed.dossiers.append(RecomputedDossier(found, work, calendar))
    }
    return recomputed
  }
}
