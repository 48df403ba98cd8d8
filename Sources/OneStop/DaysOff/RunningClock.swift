/// What the due moment of an accepted dossier depends on, and nothing about its applicant: enough to recompute it.
package struct RunningClock: Hashable, Sendable {
  package var acceptedAt: Moment
  package var rules: DeadlineRules
  package var pauses: [Pause]
  package var date: DueDate

  package init(acceptedAt: Moment, rules: DeadlineRules, pauses: [Pause], date: DueDate) {
    self.acceptedAt = acceptedAt
    self.rules = rules
    self.pauses = pauses
    self.date = date
  }

  /// The state of the dossier's clock, as long as it has not ended.
  package var clock: Clock {
    if let due = date.due { return .running(due: due) }
    return pauses.last.map { $0.to == nil } == true ? .paused : .undated
  }

  /// The same by another calendar (`Rules.md`, The deadline clock); nil where nothing of it changes.
  ///
  /// The effect of the pauses is recomputed too: one that began after the dossier was due had none, and has one if the
  /// due moment moves behind its beginning. A lateness letter keeps its appointment.
  package func recomputed(by calendar: WorkCalendar) -> RunningClock? {
    var clock = self
    clock.date = calendar.due(accepted: acceptedAt, rules: rules, pauses: pauses)
    return clock.date == date ? nil : clock
  }

  /// The event that records the new due moment.
  ///
  /// - Parameter lastEvent: the dossier's; even if the clock is set back, no event comes before it.
  package func event(
    after old: RunningClock, by actor: Actor, note: String, now: Moment, lastEvent: Moment
  ) -> DossierEvent {
    let at = max(now, lastEvent)
    return DossierEvent(
      at: at, recordedAt: at, actor: actor, kind: .dueRecomputed(from: old.date.due), note: note, due: date.due,
      isDueProvisional: date.isProvisional)
  }
}
