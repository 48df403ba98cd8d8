import Database
import OneStop

/// What a change of days off does to some open dossiers, told from a snapshot: the transaction that follows only writes.
package struct RecomputedDossiers: Sendable {
  /// The numbers that were asked for, ascending.
  package let ids: ArraySlice<Int64>
  /// Of those, what has not ended.
  fileprivate(set) var dossiers: [RecomputedDossier] = []
}

/// An open dossier as it was found, and what the present calendar makes of it.
struct RecomputedDossier: Sendable {
  let found: OpenDossier
  /// nil where it changes nothing.
  let clock: RunningClock?
  /// As `LateRisk` has it.
  let atRiskFrom: Moment?

  init(_ found: OpenDossier, _ work: DueRecomputation, _ calendar: WorkCalendar) {
    self.found = found
    clock = found.recomputed(by: calendar, changed: work.days)
    // The time that it needs stays, the days before its due moment do not. Without a need it has no forecast.
    atRiskFrom = (clock ?? found.clock).date.due.flatMap { due in
      found.need.map { calendar.moment(workingTime: $0, before: due) }
    }
  }
}

extension Snapshot {
  /// Tells the due moments of these dossiers anew, and writes nothing.
  ///
  /// - Parameters:
  ///   - ids: ascending; what has ended is passed over.
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
