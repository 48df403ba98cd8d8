import OneStop

/// What one dossier adds to the tallies, computed from its states day by day. It differs on purpose from
/// `TallyChanges`, which goes from event to event.
struct DossierScan {
  private(set) var changes: [TallyDay: Tally] = [:]
  private let filing: Filing

  /// - Parameter states: the dossier after each of the events.
  init(_ states: [Dossier], _ events: [DossierEvent]) {
    filing = states[0].filing
    addCounts(states, events)
    addTransfers(states, events)
    let stays = DossierScan.stays(states, events)
    for agency in Set(stays.map(\.agency)) { addOpen(stays, of: agency) }
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
        // A filing that was never accepted is in no report.
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
    for (before, event) in zip(states, events.dropFirst()) {
      if event.kind.action?.isCorrection == true, !event.isOwnWish {
        add(before.countedAgency, event.at.date) { $0.corrections += 1 }
      }
    }
  }

  /// Counts a transfer where an event leaves a dossier under way with another agency.
  private mutating func addTransfers(_ states: [Dossier], _ events: [DossierEvent]) {
    for (place, after) in states.enumerated().dropFirst() where after.acceptedAt != nil && after.ended == nil {
      let before = states[place - 1]
      if before.countedAgency == after.countedAgency { continue }
      add(before.countedAgency, events[place].at.date) { $0.transferredOut += 1 }
      add(after.countedAgency, events[place].at.date) { $0.transferredIn += 1 }
    }
  }

  /// The state of the clock after an event, and the agency in whose figures it counts.
  private struct Stay {
    var at: Moment
    var clock: Clock
    var agency: AgencyCode
  }

  /// The state after each event; between an undone end and its undoing, the state before that end.
  private static func stays(_ states: [Dossier], _ events: [DossierEvent]) -> [Stay] {
    var stays = states.map { Stay(at: $0.lastEventAt, clock: $0.clock, agency: $0.countedAgency) }
    var ends: [Int] = []
    for (place, event) in events.enumerated() {
      if event.kind.name.canBeUndone { ends.append(place) }
      guard event.kind.name.isUndoing, let end = ends.popLast() else { continue }
      let running = end > 0 ? stays[end - 1].clock : .notStarted
      for undone in end..<place { stays[undone].clock = running }
    }
    return stays
  }

  /// An agency's number of open dossiers of a kind changes on a day at whose end this dossier is of that kind and was
  /// not the day before, or the other way round.
  private mutating func addOpen(_ stays: [Stay], of agency: AgencyCode) {
    var days = Set(stays.map(\.at.date))
    for stay in stays { if case .running(let due) = stay.clock { days.insert(due.date) } }
    var before = DayEnd()
    for day in days.sorted() {
      let atEnd = DayEnd(stays, of: agency, at: day)
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

  /// Which kind of open dossier it is at the end of a day: 1 for at most one of them.
  private struct DayEnd: Equatable {
    var overdue = 0
    var paused = 0
    var undated = 0

    init() {}

    init(_ stays: [Stay], of agency: AgencyCode, at day: LocalDate) {
      guard let state = stays.last(where: { $0.at < day.next.start }), state.agency == agency else { return }
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
