import OneStop

/// What one dossier adds to the tallies, told from its states day by day: on purpose another way than `TallyChanges`,
/// which goes from event to event.
struct DossierScan {
  private(set) var changes: [TallyDay: Tally] = [:]
  private let filing: Filing

  /// - Parameter states: the dossier after each of the events.
  init(_ states: [Dossier], _ events: [DossierEvent]) {
    filing = states[0].filing
    addCounts(states, events)
    addTransfers(states, events)
    for agency in Set(states.map(\.agency)) { addOpen(states, of: agency) }
  }

  private mutating func add(_ agency: AgencyCode, _ day: LocalDate, _ change: (inout Tally) -> Void) {
    let key = TallyDay(
      agency: agency, procedure: filing.procedure, channel: filing.channel, day: day)
    change(&changes[key, default: .zero])
  }

  private mutating func addCounts(_ states: [Dossier], _ events: [DossierEvent]) {
    let final = states[states.count - 1]
    if let first = states.first(where: { $0.acceptedAt != nil }), let day = first.acceptedAt?.date {
      add(first.agency, day) { $0.received += 1 }
    }
    if let ended = final.ended {
      let wasAccepted = final.acceptedAt != nil
      add(ended.agency, ended.at.date) { tally in
        switch ended.outcome {
        case .early: tally.early += 1
        case .onTime: tally.onTime += 1
        case .late: tally.late += 1
        case .refused:
          tally.refused += 1
          tally.received += 1
        // A filing that nobody accepted is in no report.
        case .withdrawn: if wasAccepted { tally.withdrawn += 1 }
        case .stopped: if wasAccepted { tally.stopped += 1 }
        case .undated: tally.endedUndated += 1
        }
      }
    }
    let requests = zip(states, events).filter { _, event in
      if case .supplementRequested = event.kind { event.at >= final.acceptedAt ?? event.at.next } else { false }
    }
    if requests.count >= 2 { add(requests[1].0.agency, requests[1].1.at.date) { $0.repeatSupplements += 1 } }
  }

  /// A dossier under way that is another agency's after an event went from the one to the other.
  private mutating func addTransfers(_ states: [Dossier], _ events: [DossierEvent]) {
    for (place, after) in states.enumerated().dropFirst() where after.acceptedAt != nil && after.ended == nil {
      let before = states[place - 1]
      if before.agency == after.agency { continue }
      add(before.agency, events[place].at.date) { $0.transferredOut += 1 }
      add(after.agency, events[place].at.date) { $0.transferredIn += 1 }
    }
  }

  /// The number of an agency's open dossiers of a kind changes on a day when this one is of that kind at its end and was
  /// not at the end of the day before, or the other way round.
  private mutating func addOpen(_ states: [Dossier], of agency: AgencyCode) {
    var days = Set(states.map(\.lastEventAt.date))
    for state in states { if case .running(let due) = state.clock { days.insert(due.date) } }
    var before = DayEnd()
    for day in days.sorted() {
      let atEnd = DayEnd(states, of: agency, at: day)
      if atEnd != before {
        add(agency, day) { tally in
          tally.overdueChange += atEnd.overdue - before.overdue
          tally.pausedChange += atEnd.paused - before.paused
          tally.undatedChange += atEnd.undated - before.undated
        }
      }
      before = atEnd
    }
  }

  /// What kind of open dossier it is at the end of a day: one of them 1, or none.
  private struct DayEnd: Equatable {
    var overdue = 0
    var paused = 0
    var undated = 0

    init() {}

    init(_ states: [Dossier], of agency: AgencyCode, at day: LocalDate) {
      guard let state = states.last(where: { $0.lastEventAt < day.next.start }), state.agency == agency else { return }
      switch state.clock {
      case .running(let due): overdue = due < day.next.start ? 1 : 0
      case .paused: paused = 1
      case .undated: undated = 1
      case .notStarted, .ended: break
      }
    }
  }
}

extension Moment {
  fileprivate var next: Moment { adding(microseconds: 1) }
}
