import OneStop

/// What one dossier adds to the tallies, told from its states day by day: on purpose another way than `TallyChanges`,
/// which goes from event to event.
struct DossierScan {
  private(set) var changes: [TallyDay: Tally] = [:]
  private let filing: Filing

  /// - Parameter states: the dossier after each of the events.
  init(_ states: [Dossier], _ events: [DossierEvent]) {
    filing = states[0].filing
    addCounts(states[states.count - 1], events)
    addOpen(DossierScan.clocks(states, events))
  }

  private mutating func add(_ day: LocalDate, _ change: (inout Tally) -> Void) {
    let key = TallyDay(
      agency: filing.agency, procedure: filing.procedure, channel: filing.channel, day: day)
    change(&changes[key, default: .zero])
  }

  private mutating func addCounts(_ final: Dossier, _ events: [DossierEvent]) {
    if let day = final.acceptedAt?.date { add(day) { $0.received += 1 } }
    if let ended = final.ended {
      let wasAccepted = final.acceptedAt != nil
      add(ended.at.date) { tally in
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
    let requests = events.filter { event in
      if case .supplementRequested = event.kind { event.at >= final.acceptedAt ?? event.at.next } else { false }
    }
    if requests.count >= 2 { add(requests[1].at.date) { $0.repeatSupplements += 1 } }
    for event in events {
      switch event.kind {
      case .corrected, .endUndone: add(event.at.date) { $0.corrections += 1 }
      default: break
      }
    }
  }

  /// Where the clock stood after each event; from an end that was undone until that, where it stood before the end.
  private static func clocks(_ states: [Dossier], _ events: [DossierEvent]) -> [(at: Moment, clock: Clock)] {
    var clocks = states.map { (at: $0.lastEventAt, clock: $0.clock) }
    var ends: [Int] = []
    for (place, event) in events.enumerated() {
      if event.kind.canBeUndone { ends.append(place) }
      guard event.kind.isUndoing, let end = ends.popLast() else { continue }
      let running = end > 0 ? clocks[end - 1].clock : .notStarted
      for undone in end..<place { clocks[undone].clock = running }
    }
    return clocks
  }

  /// The number of open dossiers of a kind changes on a day when this one is of that kind at its end and was not at the
  /// end of the day before, or the other way round.
  private mutating func addOpen(_ clocks: [(at: Moment, clock: Clock)]) {
    var days = Set(clocks.map(\.at.date))
    for state in clocks { if case .running(let due) = state.clock { days.insert(due.date) } }
    var before = DayEnd()
    for day in days.sorted() {
      let atEnd = DayEnd(clocks, at: day)
      if atEnd != before {
        add(day) { tally in
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

    init(_ clocks: [(at: Moment, clock: Clock)], at day: LocalDate) {
      guard let state = clocks.last(where: { $0.at < day.next.start }) else { return }
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
