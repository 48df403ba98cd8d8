/// Hears what a run of the clock does, for the ledger; the plain due date has nobody to tell.
protocol DeadlineWitness {
  /// A count began at zero: at the acceptance, or at the end of a pause.
  mutating func started(_ start: Ledger.Start)
  /// The pause of that place in the list stopped the clock until then (nil: for good).
  mutating func paused(_ index: Int, until end: Moment?)
}

struct NoWitness: DeadlineWitness {
  mutating func started(_ start: Ledger.Start) {}
  mutating func paused(_ index: Int, until end: Moment?) {}
}

/// One run of a dossier's clock over its pauses, in order.
struct DeadlineRun {
  private let clock: DeadlineClock
  private let calendar: WorkCalendar
  private let accepted: Moment

  /// When the count in force began.
  private(set) var start: Moment
  /// The first pause without end that stopped the clock, by its place.
  private(set) var open: Int?
  /// The due moment, if every open pause ended now; nil past the calendar's end, or where there is no now.
  private(set) var due: Moment?
  private(set) var isProvisional = false

  /// Units counted or passed over so far, and those still to be counted.
  private var position: Int64
  private var remaining: Int64
  private var target: Int64

  init(accepted: Moment, rules: DeadlineRules, calendar: WorkCalendar) throws(DeadlineError) {
    clock = DeadlineClock(rules, calendar)
    let index = WorkTable.split(accepted).index
    guard index >= 0 else { throw .beforeCalendar }
    guard index < WorkTable.dayCount, let start = clock.start(acceptedAt: accepted) else { throw .pastCalendar }
    self.calendar = calendar
    self.accepted = accepted
    self.start = start
    position = clock.units(beforeStart: start)
    remaining = clock.allotted
    target = position + remaining
    due = clock.due(units: target)
  }

  /// Runs the clock to its end; once only.
  mutating func run(
    _ pauses: [Pause], now: Moment?, witness: inout some DeadlineWitness
  ) throws(DeadlineError) {
    witness.started(Ledger.Start(at: accepted, counted: start, pause: nil))
    noteStart(at: accepted)
    let order = try DeadlineRun.order(pauses)
    for place in pauses.indices {
      let index = order.map { $0[place] } ?? place
      let pause = pauses[index]
      // What ended by the moment of acceptance did not stop this clock.
      if let to = pause.to, to <= accepted { continue }
      // A late dossier cannot be paused into being on time.
      if let due, pause.from >= due { break }
      if pause.to == nil && open == nil { open = index }
      let end = pause.to ?? now.map { max($0, pause.from, accepted) }
      witness.paused(index, until: end)
      guard let end else {
        due = nil
        return
      }
      if pause.kind == .supplement && clock.rules.supplement == .restart {
        try restart(at: end, pause: index, witness: &witness)
      } else {
        stop(from: pause.from, to: end)
      }
    }
    if due == nil && open == nil { throw .pastCalendar }
    noteEnd()
  }

  private mutating func stop(from: Moment, to: Moment) {
    let counted = max(0, clock.units(before: from) - position)
    position = max(position, clock.units(before: to))
    // The last calendar day is counted, and the due day that it moved to stands.
    guard counted < remaining else {
      remaining = 0
      return
    }
    remaining -= counted
    target = position + remaining
    due = clock.due(units: target)
  }

  private mutating func restart(
    at end: Moment, pause: Int, witness: inout some DeadlineWitness
  ) throws(DeadlineError) {
    guard let counted = clock.start(acceptedAt: end) else {
      guard open != nil else { throw .pastCalendar }
      // Supplied now, it would be due past the calendar's end.
      remaining = 0
      due = nil
      return
    }
    start = max(start, counted)
    // An earlier pause may reach further than this one.
    position = max(position, clock.units(beforeStart: start))
    remaining = clock.allotted
    target = position + remaining
    due = clock.due(units: target)
    witness.started(Ledger.Start(at: end, counted: start, pause: pause))
    noteStart(at: end)
  }

  // MARK: What the due date rests on

  /// A cutoff asks whether the day is a working day, and which is the next.
  private mutating func noteStart(at moment: Moment) {
    if clock.rules.cutoff != nil && moment <= start { note(from: moment.date, to: start.date) }
  }

  /// Working days and hours ask this of every day; calendar days only of the last, and of those that it moves over.
  private mutating func noteEnd() {
    guard let due else { return }
    switch clock.rules.time.unit {
    case .workingDays: note(from: accepted.date.next, to: due.date)
    case .workingHours: note(from: accepted.date, to: due.date)
    case .calendarDays: note(from: WorkCalendar.firstDate.adding(days: Int(target) - 1), to: due.date)
    }
  }

  private mutating func note(from: LocalDate, to: LocalDate) {
    guard !isProvisional, from <= to else { return }
    isProvisional = calendar.isProvisional(from...to)
  }

  // MARK: Order

  /// The places of the pauses by their beginnings; nil where the list stands in that order.
  private static func order(_ pauses: [Pause]) throws(DeadlineError) -> [Int]? {
    var isOrdered = true
    for index in pauses.indices {
      if let to = pauses[index].to, to < pauses[index].from { throw .pauseEndsBeforeItBegins(index) }
      if index > 0 && pauses[index].from < pauses[index - 1].from { isOrdered = false }
    }
    guard !isOrdered else { return nil }
    return pauses.indices.sorted { (pauses[$0].from, $0) < (pauses[$1].from, $1) }
  }
}
