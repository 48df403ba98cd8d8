/// Observes a run of the clock for the ledger; the plain due date needs no observer.
protocol DeadlineObserver {
  /// A count began from zero: at the acceptance, or at the end of a pause.
  mutating func started(_ start: Ledger.Start)
  /// The pause at that index stopped the clock until `end` (nil: for good).
  mutating func paused(_ index: Int, until end: Moment?)
}

struct NoObserver: DeadlineObserver {
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
  /// The index of the first pause without end that stopped the clock.
  private(set) var open: Int?
  /// The due moment if every open pause ended now; nil past the calendar's end, or where `now` is not given.
  private(set) var due: Moment?
  private(set) var isProvisional = false

  /// Units counted or skipped so far, and those still to be counted.
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

  /// Runs the clock to its end. Call it only once.
  mutating func run(
    _ pauses: [Pause], now: Moment?, observer: inout some DeadlineObserver
  ) throws(DeadlineError) {
    observer.started(Ledger.Start(at: accepted, counted: start, pause: nil))
    noteStart(at: accepted)
    let order = try DeadlineRun.order(pauses)
    for place in pauses.indices {
      let index = order.map { $0[place] } ?? place
      let pause = pauses[index]
      // A pause that ended by the acceptance did not stop this clock.
      if let to = pause.to, to <= accepted { continue }
      // A late dossier cannot be paused into being on time.
      if let due, pause.from >= due { break }
      if pause.to == nil && open == nil { open = index }
      let end = pause.to ?? now.map { max($0, pause.from, accepted) }
      observer.paused(index, until: end)
      guard let end else {
        due = nil
        return
      }
      if pause.kind == .supplement && clock.rules.supplement == .restart {
        try restart(at: end, pause: index, observer: &observer)
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
    // The last calendar day is counted, so the due day to which it moved stays.
    guard counted < remaining else {
      remaining = 0
      return
    }
    remaining -= counted
    target = position + remaining
    due = clock.due(units: target)
  }

  private mutating func restart(
    at end: Moment, pause: Int, observer: inout some DeadlineObserver
  ) throws(DeadlineError) {
    guard let counted = clock.start(acceptedAt: end) else {
      guard open != nil else { throw .pastCalendar }
      // If supplied now, it would be due past the calendar's end.
      remaining = 0
      due = nil
      return
    }
    start = max(start, counted)
    // An earlier pause may end later than this one.
    position = max(position, clock.units(beforeStart: start))
    remaining = clock.allotted
    target = position + remaining
    due = clock.due(units: target)
    observer.started(Ledger.Start(at: end, counted: start, pause: pause))
    noteStart(at: end)
  }

  // MARK: What the due date rests on

  /// A cutoff depends on whether the day is a working day, and on which the next one is.
  private mutating func noteStart(at moment: Moment) {
    if clock.rules.cutoff != nil && moment <= start { note(from: moment.date, to: start.date) }
  }

  /// Working days and hours depend on every day; calendar days only on the last one, and on those over which it moves.
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

  /// The indices of the pauses in the order of their beginnings; nil where the list has that order already.
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
