import OneStop
import OneStopStore

/// A calendar, and the state of the days off that it is compiled from.
package struct DatedCalendar: Sendable {
  package let calendar: WorkCalendar
  /// nil where nothing is known of it.
  package let revision: CalendarRevision?
}

/// Calendars of the past, as one event loop has compiled them. What a revision held never changes.
package struct CalendarHistory {
  private static let most = 8
  /// The one that was asked for last stands last.
  private var known: [(number: Int, calendar: WorkCalendar)] = []

  package mutating func calendar(of revision: CalendarRevision, _ compile: () throws -> WorkCalendar) rethrows
    -> WorkCalendar
  {
    if let place = known.firstIndex(where: { $0.number == revision.number }) {
      known.append(known.remove(at: place))
      return known[known.count - 1].calendar
    }
    let calendar = try compile()
    if known.count == CalendarHistory.most { known.removeFirst() }
    known.append((revision.number, calendar))
    return calendar
  }
}

extension LoopState {
  /// The calendar that a dossier's days are told by (`Rules.md`, The deadline clock): of one that has ended, that of its
  /// end; of an open one, the present one.
  package func calendar(of stored: StoredDossier, _ current: CurrentCatalogue) throws -> DatedCalendar {
    guard current.calendarRevisions.count > 1, let end = stored.endRecordedAt,
      let acceptedAt = stored.dossier.acceptedAt
    else { return current.dated }
    let dossier = stored.dossier
    let clock = RunningClock(
      acceptedAt: acceptedAt, rules: dossier.rules, pauses: dossier.pauses,
      date: DueDate(due: dossier.due, isProvisional: dossier.isDueProvisional))
    return try calendar(by: clock, asOf: end, current)
  }

  /// The calendar of the day of acceptance, which the receipt is printed by.
  package func calendar(of acceptance: DossierEvent, _ rules: DeadlineRules, _ current: CurrentCatalogue) throws
    -> DatedCalendar
  {
    let clock = RunningClock(
      acceptedAt: acceptance.at, rules: rules, pauses: [],
      date: DueDate(due: acceptance.due, isProvisional: acceptance.isDueProvisional))
    return try calendar(by: clock, asOf: acceptance.recordedAt, current)
  }

  /// The state of the days off that stood at a moment or, where a change had not been told to the dossier yet, one
  /// shortly before that gives its due moment.
  private func calendar(
    by clock: RunningClock, asOf moment: Moment, _ current: CurrentCatalogue
  ) throws -> DatedCalendar {
    let revisions = current.calendarRevisions
    guard revisions.count > 1 else { return current.dated }
    let known = revisions.prefix { $0.since <= moment }
    var first: DatedCalendar?
    for revision in (known.isEmpty ? revisions.prefix(1) : known).suffix(4).reversed() {
      let dated = try DatedCalendar(
        calendar: revision == revisions.last
          ? current.calendar : calendars.calendar(of: revision) { try reader.calendar(of: revision) },
        revision: revision)
      if first == nil { first = dated }
      if clock.recomputed(by: dated.calendar).map({ $0.date.due == clock.date.due }) ?? true { return dated }
    }
    return first ?? current.dated
  }
}

extension StoredDossier {
  /// When the end that stands was entered; nil while the dossier is open.
  fileprivate var endRecordedAt: Moment? {
    guard dossier.ended != nil else { return nil }
    return events.last { $0.kind.name.canBeUndone && $0.kind != .handedOver }?.recordedAt
  }
}
