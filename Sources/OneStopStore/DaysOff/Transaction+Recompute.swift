import OneStop

extension Transaction {
  /// Notes how many dossiers the work is, as it begins or begins again after the program's end.
  package func beginRecomputing(_ work: DueRecomputation, dossiers: Int) throws(StoreError) {
    try connection.run(
      "UPDATE due_recomputations SET total = seen + $1 WHERE id = $2 AND finished_at IS NULL", dossiers, work.id)
  }

  /// Tells the due moments of these dossiers anew, each by an event where it is another one, and notes how far the work
  /// has come: with the same commit, so that a dossier is done once, whenever the program dies.
  ///
  /// What has ended meanwhile, or was accepted after the last of the changed days, is passed over.
  ///
  /// - Parameters:
  ///   - ids: ascending.
  ///   - calendar: the present one.
  ///   - moved: hears of each dossier whose appointment is another one now, and whose applicant asked for notices.
  package func recompute(
    _ ids: ArraySlice<Int64>, of work: DueRecomputation, reason: String, calendar: WorkCalendar, now: Moment,
    moved: (StoredDossier) throws -> Void
  ) throws {
    let database = try connection
    let doneID = try database.first(
      "SELECT done_id FROM due_recomputations WHERE id = $1 AND finished_at IS NULL", work.id
    ) { $0.int64(0) }
    guard let doneID, let last = ids.last else { return }
    let end = work.days.upperBound.next.start
    var count = 0
    for id in ids where id > doneID {
      guard let dossier = try database.openDossier(id) else { continue }
      guard dossier.clock.acceptedAt < end, let clock = dossier.clock.recomputed(by: calendar) else {
        try forecast(dossier, due: dossier.clock.date.due, calendar)
        continue
      }
      let event = clock.event(
        after: dossier.clock, by: work.actor, note: reason, now: now, lastEvent: dossier.lastEventAt)
      try append(event, clock: clock, to: dossier, calendar)
      guard clock.date.due != dossier.clock.date.due else { continue }
      count += 1
      if dossier.hasNotices, let appointment = dossier.appointment(clock.date.due),
        appointment != dossier.appointment(dossier.clock.date.due), let stored = try database.dossier(id)
      {
        try moved(stored)
      }
    }
    try database.run(
      "UPDATE due_recomputations SET done_id = $1, seen = seen + $2, moved = moved + $3 WHERE id = $4",
      last, ids.count, count, work.id)
  }

  package func finishRecomputing(_ work: DueRecomputation, now: Moment) throws(StoreError) {
    try connection.run(
      "UPDATE due_recomputations SET finished_at = $1 WHERE id = $2 AND finished_at IS NULL", now, work.id)
  }

  /// From when on a dossier whose due moment stays counts as likely late: the time that it needs stays, the days before
  /// do not.
  private func forecast(_ dossier: OpenDossier, due: Moment?, _ calendar: WorkCalendar) throws(StoreError) {
    let database = try connection
    guard let due else {
      if dossier.need != nil {
        try database.run(
          "UPDATE dossiers SET at_risk_from = NULL, risk_need = NULL, risk_cases = NULL WHERE id = $1", dossier.id)
      }
      return
    }
    // Without a need it has none of any due moment.
    guard let need = dossier.need else { return }
    let from = calendar.moment(workingTime: need, before: due)
    if from != dossier.atRiskFrom {
      try database.run("UPDATE dossiers SET at_risk_from = $1 WHERE id = $2", from, dossier.id)
    }
  }

  /// What `append(to:)` does for an event that changes the due moment alone, without reading the dossier's events; its
  /// forecast moves with it, in the same row.
  private func append(
    _ event: DossierEvent, clock: RunningClock, to dossier: OpenDossier, _ calendar: WorkCalendar
  ) throws(StoreError) {
    let database = try connection
    tallies.note(
      TallyChanges(from: dossier.clock.clock, to: clock.clock, at: event.at), agency: dossier.agency,
      procedure: dossier.procedure, channel: dossier.channel)
    try database.insert(event, seq: dossier.eventCount + 1, of: dossier.id)
    let need = event.due == nil ? nil : dossier.need
    let atRiskFrom = event.due.flatMap { due in need.map { calendar.moment(workingTime: $0, before: due) } }
    try database.run(
      """
      UPDATE dossiers SET due = $1, is_due_provisional = $2, last_event_at = $3, event_count = $4, at_risk_from = $5,
        risk_need = $6, risk_cases = CASE WHEN $6 IS NULL THEN NULL ELSE risk_cases END
      WHERE id = $7
      """,
      event.due, event.isDueProvisional, event.at, dossier.eventCount + 1, atRiskFrom, need, dossier.id)
    // Its clock stood, and runs now.
    if event.due != nil, dossier.clock.date.due == nil {
      _ = try refreshLateRisks(of: CollectionOfOne(dossier.id))
    }
  }
}
