import Database
import OneStop

extension Transaction {
  /// Notes how many dossiers there are to check, as the work begins or begins again after a restart.
  package func beginRecomputing(_ work: DueRecomputation, dossiers: Int) throws(StoreError) {
    try connection.run(
      "UPDATE due_recomputations SET total = seen + $1 WHERE id = $2 AND finished_at IS NULL", dossiers, work.id)
  }

  /// Writes the recomputed dossiers, with an event for each whose due moment has changed, and how far the work has
  /// come, in the same commit: a dossier is done once, whenever the program dies.
  ///
  /// Dossiers to which something has happened since they were read are recomputed once more.
  ///
  /// - Parameters:
  ///   - calendar: the present one, by which they were computed.
  ///   - moved: called for each dossier whose appointment has changed and whose applicant asked for notices.
  package func recompute(
    _ recomputed: RecomputedDossiers, of work: DueRecomputation, reason: String, calendar: WorkCalendar, now: Moment,
    moved: (StoredDossier) throws -> Void
  ) throws {
    let database = try connection
    let doneID = try database.first(
      "SELECT done_id FROM due_recomputations WHERE id = $1 AND finished_at IS NULL", work.id
    ) { $0.int64(0) }
    guard let doneID, let last = recomputed.ids.last else { return }
    var count = 0
    dossiers: for told in recomputed.dossiers where told.found.id > doneID {
      var dossier = told
      while try !write(dossier, of: work, reason: reason, now: now) {
        guard let found = try database.openDossier(told.found.id) else { continue dossiers }
        dossier = RecomputedDossier(found, work, calendar)
      }
      let found = dossier.found
      guard let date = dossier.clock?.date, date.due != found.clock.date.due else { continue }
      count += 1
      if found.hasNotices, let appointment = found.appointment(date.due),
        appointment != found.appointment(found.clock.date.due), let stored = try database.dossier(found.id)
      {
        try moved(stored)
      }
    }
    try database.run(
      "UPDATE due_recomputations SET done_id = $1, seen = seen + $2, moved = moved + $3 WHERE id = $4",
      last, recomputed.ids.count, count, work.id)
  }

  package func finishRecomputing(_ work: DueRecomputation, now: Moment) throws(StoreError) {
    try connection.run(
      "UPDATE due_recomputations SET finished_at = $1 WHERE id = $2 AND finished_at IS NULL", now, work.id)
  }

  /// Does what `append(to:)` does for an event that changes the due moment alone, without reading the dossier's events;
  /// its forecast moves with it, in the same row. False, with nothing written, where the dossier is no longer as it was
  /// read.
  private func write(
    _ dossier: RecomputedDossier, of work: DueRecomputation, reason: String, now: Moment
  ) throws(StoreError) -> Bool {
    let database = try connection
    let found = dossier.found
    guard let clock = dossier.clock else {
      guard dossier.atRiskFrom != found.atRiskFrom else { return true }
      return try database.change(
        "UPDATE dossiers SET at_risk_from = $1 WHERE id = $2 AND event_count = $3 AND risk_need IS NOT DISTINCT FROM $4",
        dossier.atRiskFrom, found.id, found.eventCount, found.need) == 1
    }
    let event = clock.event(
      after: found.clock, by: work.actor, note: reason, now: now, lastEvent: found.lastEventAt)
    let isWritten = try database.change(
      """
      UPDATE dossiers SET due = $1, is_due_provisional = $2, last_event_at = $3, event_count = $4, at_risk_from = $5,
        risk_need = $6, risk_cases = CASE WHEN CAST($6 AS BIGINT) IS NULL THEN NULL ELSE risk_cases END
      WHERE id = $7 AND event_count = $8 AND risk_need IS NOT DISTINCT FROM $9
      """,
      event.due, event.isDueProvisional, event.at, found.eventCount + 1, dossier.atRiskFrom,
      event.due == nil ? nil : found.need, found.id, found.eventCount, found.need)
    guard isWritten == 1 else { return false }
    try database.insert(
      event, seq: found.eventCount + 1, of: found.id, at: found.agency, isConfidential: found.isConfidential)
    tallies.note(
      TallyChanges(from: found.clock.clock, to: clock.clock, at: event.at), agency: found.agency,
      procedure: found.procedure, channel: found.channel)
    // Its clock was stopped, and runs now.
    if event.due != nil, found.clock.date.due == nil {
      _ = try refreshLateRisks(of: CollectionOfOne(found.id))
    }
    return true
  }
}
