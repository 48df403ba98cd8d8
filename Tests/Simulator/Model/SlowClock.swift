import OneStop

/// The model's own deadline clock (`Rules.md`, The deadline clock, 1 to 4): it walks over the days and looks at each.
struct SlowClock {
  struct Result: Hashable {
    /// nil while the clock is stopped, and past the calendar's end.
    var due: Moment?
    /// Whether a day that it rests on may still change.
    var isProvisional = false
  }

  var days: DayTable
  var mutation: Mutation?

  func due(accepted: Moment, rules: DeadlineRules, pauses: [Pause]) -> Result {
    var start = start(accepted, rules)
    var isProvisional = self.isProvisional(start, from: accepted, rules)
    var stops: [(from: Moment, to: Moment)] = []
    for pause in pauses {
      // What is asked after the due moment has passed changes nothing.
      if let due = walk(from: start, rules, stops), pause.from >= due { break }
      guard let end = pause.to else { return Result(due: nil, isProvisional: isProvisional) }
      if pause.kind == .payment, mutation == .paymentStopsNothing { continue }
      if pause.kind == .supplement, rules.supplement == .restart, mutation != .nothingRestarts {
        guard let now = start, let again = self.start(end, rules) else { return Result(due: nil) }
        start = max(now, again)
        stops = []
        isProvisional = isProvisional || self.isProvisional(again, from: end, rules)
      } else {
        stops.append((pause.from, end))
      }
    }
    guard let due = walk(from: start, rules, stops), let begun = start else { return Result(due: nil) }
    let last = due.localDay
    let first =
      switch rules.time.unit {
      case .workingDays: accepted.localDay + 1
      case .workingHours: accepted.localDay
      case .calendarDays: lastCounted(from: begun, rules, stops)
      }
    if first <= last, (first...last).contains(where: days.isProvisional) { isProvisional = true }
    return Result(due: due, isProvisional: isProvisional)
  }

  /// With a cutoff, what comes too late or on a day without work counts as accepted when work next begins.
  private func start(_ accepted: Moment, _ rules: DeadlineRules) -> Moment? {
    let day = accepted.localDay
    guard Civil.known.contains(day) else { return nil }
    guard let cutoff = rules.cutoff, mutation != .cutoffIsIgnored,
      accepted.localMinutes >= Double(cutoff.minutes) || !days.works(day)
    else { return accepted }
    return days.nextWorkingDay(after: day).map { Moment(localDay: $0, minute: DayTable.sessions[0].from) }
  }

  /// A cutoff rests on the days up to the one to which it moves the start.
  private func isProvisional(_ start: Moment?, from accepted: Moment, _ rules: DeadlineRules) -> Bool {
    guard let start, rules.cutoff != nil, accepted <= start else { return false }
    return (accepted.localDay...start.localDay).contains(where: days.isProvisional)
  }

  private func walk(from start: Moment?, _ rules: DeadlineRules, _ stops: [(from: Moment, to: Moment)]) -> Moment? {
    guard let start else { return nil }
    switch rules.time.unit {
    case .workingHours: return walkHours(from: start, rules.time.value, stops)
    case .workingDays:
      var left = rules.time.value
      var day = start.localDay
      if mutation == .firstDayCounts, days.works(day) { left -= 1 }
      while left > 0 {
        day += 1
        guard Civil.known.contains(day) else { return nil }
        if days.works(day), runs(at: endOfWork(day), stops) { left -= 1 }
      }
      return endOfWork(day)
    case .calendarDays:
      let last = lastCounted(from: start, rules, stops)
      guard Civil.known.contains(last) else { return nil }
      let day = days.works(last) ? last : days.nextWorkingDay(after: last)
      return day.map(endOfWork)
    }
  }

  /// The last of the calendar days, each counted if the clock runs at its last moment.
  private func lastCounted(from start: Moment, _ rules: DeadlineRules, _ stops: [(from: Moment, to: Moment)]) -> Int {
    var left = rules.time.value
    var day = start.localDay
    while left > 0 {
      day += 1
      if day > Civil.known.upperBound { break }
      if runs(at: Moment(localDay: day + 1, minute: 0), stops) { left -= 1 }
    }
    return day
  }

  private func walkHours(from start: Moment, _ hours: Int, _ stops: [(from: Moment, to: Moment)]) -> Moment? {
    var left = Int64(hours) * 60 * Moment.microsecondsOfMinute
    var day = start.localDay
    while Civil.known.contains(day) {
      for session in days.works(day) ? DayTable.sessions : [] {
        var from = max(start, Moment(localDay: day, minute: session.from))
        let to = Moment(localDay: day, minute: session.to)
        while from < to {
          if let stop = stops.first(where: { $0.from <= from && from < $0.to }) {
            from = stop.to
            continue
          }
          let next = stops.map(\.from).filter { $0 > from }.min().map { min($0, to) } ?? to
          let run = next.microseconds - from.microseconds
          if run >= left { return Moment(microseconds: from.microseconds + left) }
          left -= run
          from = next
        }
      }
      day += 1
    }
    return nil
  }

  private func runs(at moment: Moment, _ stops: [(from: Moment, to: Moment)]) -> Bool {
    !stops.contains { $0.from <= moment && moment < $0.to }
  }

  private func endOfWork(_ day: Int) -> Moment { Moment(localDay: day, minute: DayTable.sessions[1].to) }
}
