import OneStop
import OneStopStore

/// A calendar, and the revision of the days off that it was compiled from.
package struct DatedCalendar: Sendable {
  package let calendar: WorkCalendar
  /// nil where it is not known.
  package let revision: CalendarRevision?
}

/// Calendars of the past, compiled by one event loop. A revision never changes.
package struct CalendarHistory {
  private static let most = 8
  /// The most recently used comes last.
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
  /// The calendar that explains a dossier's days (`Rules.md`, The deadline clock): that of its end for a closed
  /// dossier, the present one for an open dossier.
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

  /// The calendar of the day of acceptance, by which the receipt is printed.
  package func calendar(of acceptance: DossierEvent, _ rules: DeadlineRules, _ current: CurrentCatalogue) throws
    -> DatedCalendar
  {
    let clock = RunningClock(
      acceptedAt: acceptance.at, rules: rules, pauses: [],
      date: DueDate(due: acceptance.due, isProvisional: acceptance.isDueProvisional))
    return try calendar(by: clock, asOf: acceptance.recordedAt, current)
  }

  /// The revision of the days off at a moment or, where a change had not reached the dossier yet, a slightly earlier
  /// one that gives its due moment.
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
  /// When the dossier's end was entered; nil while it is open.
  fileprivate var endRecordedAt: Moment? {
    guard dossier.ended != nil else { return nil }
    return events.last { $0.kind.name.canBeUndone && $0.kind != .handedOver }?.recordedAt
  }
}
