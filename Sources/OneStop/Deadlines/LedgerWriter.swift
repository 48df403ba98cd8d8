/// What the clock did, recorded during its run.
struct LedgerRecorder: DeadlineObserver {
  struct Stop {
    var index: Int
    var from: Moment
    /// nil: for good.
    var to: Moment?

    func stands(at moment: Moment) -> Bool { from <= moment && to.map { moment < $0 } ?? true }

    func touches(_ date: LocalDate) -> Bool {
      from.date == date || (from < date.start && to.map { $0 > date.start } ?? true)
    }
  }

  let pauses: [Pause]
  private(set) var starts: [Ledger.Start] = []
  private(set) var stops: [Stop] = []

  init(pauses: [Pause]) {
    self.pauses = pauses
  }

  mutating func started(_ start: Ledger.Start) {
    // A supplement that ended while another one was in effect restarted nothing.
    if let last = starts.last, start.at < last.at { return }
    starts.append(start)
  }

  mutating func paused(_ index: Int, until end: Moment?) {
    stops.append(Stop(index: index, from: pauses[index].from, to: end))
  }
}

/// Writes a ledger's days: walks from the acceptance to the due date and counts day by day.
struct LedgerWriter {
  let deadline: Deadline
  let recorder: LedgerRecorder
  let rules: DeadlineRules
  let calendar: WorkCalendar
  let now: Moment?

  private var count = 0
  private var phase = -1

  init(deadline: Deadline, recorder: LedgerRecorder, rules: DeadlineRules, calendar: WorkCalendar, now: Moment?) {
    self.deadline = deadline
    self.recorder = recorder
    self.rules = rules
    self.calendar = calendar
    self.now = now
  }

  mutating func entries(extendedTo extended: LocalDate?) -> [LedgerEntry] {
    guard let first = recorder.starts.first?.at.date else { return [] }
    let end = deadline.due ?? deadline.ifSupplied
    let openSince = deadline.openPause.map { recorder.pauses[$0].from }
    let last = [end?.date, openSince?.date, openSince == nil ? nil : now?.date, extended].compactMap(\.self).max()
    let days = first...max(first, min(last ?? first, WorkCalendar.lastDate))
    var entries: [LedgerEntry] = []
    entries.reserveCapacity(days.lowerBound.days(until: days.upperBound) + 1)
    for date in days {
      let isAfterDue = end.map { date > $0.date } ?? false
      let role: LedgerEntry.Role
      if isAfterDue {
        role = extended != nil && deadline.due != nil ? .extended : paused(at: date.next.start) ?? .dayOff
      } else {
        role = self.role(of: date)
      }
      let time = isAfterDue ? 0 : time(on: date)
      entries.append(
        LedgerEntry(
          date: date, day: calendar.kind(of: date), role: role, time: time,
          pauses: recorder.stops.filter { $0.touches(date) }.map(\.index), isVoid: isVoid(date, role, time),
          isDue: date == end?.date, isProjected: isProjected(date), isProvisional: calendar.isProvisional(date)))
    }
    return entries
  }

  private mutating func role(of date: LocalDate) -> LedgerEntry.Role {
    guard let phase = recorder.starts.lastIndex(where: { $0.at.date <= date }) else { return .dayOff }
    if phase != self.phase {
      self.phase = phase
      count = 0
    }
    let start = recorder.starts[phase]
    if date == start.counted.date { return start.pause.map { .restart(pause: $0) } ?? .acceptance }
    if date < start.counted.date {
      return date == start.at.date ? .deferred(to: start.counted.date, pause: start.pause) : .dayOff
    }
    switch rules.time.unit {
    case .workingDays:
      guard let moment = calendar.endOfWork(on: date) else { return .dayOff }
      return paused(at: moment) ?? counted()
    case .calendarDays:
      // The due day is not the last counted one where that one had no working hours.
      if count == rules.time.value { return calendar.isWorkingDay(date) ? .moved : .dayOff }
      return paused(at: date.next.start) ?? counted()
    case .workingHours:
      guard let moment = calendar.endOfWork(on: date) else { return .dayOff }
      return time(on: date) > 0 ? .hours : paused(at: moment.adding(microseconds: -1)) ?? .hours
    }
  }

  private mutating func counted() -> LedgerEntry.Role {
    count += 1
    return .counted(count)
  }

  private func paused(at moment: Moment) -> LedgerEntry.Role? {
    recorder.stops.first { $0.stands(at: moment) }.map { .paused($0.index) }
  }

  private func isProjected(_ date: LocalDate) -> Bool {
    guard deadline.openPause != nil, let now else { return false }
    return date > now.date
  }

  /// Whether the day, or a part of it, was counted before the last restart, and so for nothing.
  private func isVoid(_ date: LocalDate, _ role: LedgerEntry.Role, _ time: Int64) -> Bool {
    guard let last = recorder.starts.last, last.pause != nil, date < last.at.date else { return false }
    if case .counted = role { return true }
    return time > 0
  }

  /// Where hours are counted: the day's working time after the start, before the due moment and outside the pauses.
  private func time(on date: LocalDate) -> Int64 {
    guard rules.time.unit == .workingHours,
      let start = recorder.starts.last(where: { $0.at.date <= date })?.counted
    else { return 0 }
    let end = min(deadline.due ?? deadline.ifSupplied ?? date.next.start, date.next.start)
    var from = max(start, date.start)
    var sum: Int64 = 0
    for stop in recorder.stops.sorted(by: { $0.from < $1.from }) where stop.to.map({ $0 > from }) ?? true {
      guard stop.from < end else { break }
      if stop.from > from { sum += calendar.workingTime(from: from, to: stop.from) }
      guard let to = stop.to else { return sum }
      from = max(from, to)
    }
    return from < end ? sum + calendar.workingTime(from: from, to: end) : sum
  }
}
