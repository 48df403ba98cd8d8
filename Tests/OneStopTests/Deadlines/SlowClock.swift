@testable import OneStop

/// The rules of the clock as they are written, walked day by day and minute by minute: slow, and plain enough to be read
/// against them. It knows the announced years and the city's hours, and moments at whole minutes.
struct SlowClock {
  private var off: Set<LocalDate> = []
  private var makeUp: Set<LocalDate> = []

  init(_ holidays: HolidayTable) {
    for year in holidays.years.values {
      off.formUnion(year.daysOff.map(\.date))
      makeUp.formUnion(year.makeUpDays)
    }
  }

  func isWorkingDay(_ date: LocalDate) -> Bool {
    makeUp.contains(date) || !(date.weekday == .saturday || date.weekday == .sunday || off.contains(date))
  }

  private func endOfWork(_ date: LocalDate) -> Moment { Moment(date, TimeOfDay(17, 0)) }

  private func isWorkingMinute(_ minute: Moment) -> Bool {
    let time = minute.timeOfDay.minutes
    return isWorkingDay(minute.date) && ((450..<690).contains(time) || (780..<1_020).contains(time))
  }

  private func start(_ accepted: Moment, _ rules: DeadlineRules) -> Moment {
    guard let cutoff = rules.cutoff else { return accepted }
    if isWorkingDay(accepted.date) && accepted.timeOfDay < cutoff { return accepted }
    var day = accepted.date.next
    while !isWorkingDay(day) { day = day.next }
    return Moment(day, TimeOfDay(7, 30))
  }

  /// With these pauses, all ended.
  private func due(_ accepted: Moment, _ rules: DeadlineRules, _ pauses: [Pause]) -> Moment {
    var start = start(accepted, rules)
    for pause in pauses where pause.kind == .supplement && rules.supplement == .restart {
      if let end = pause.to { start = max(start, self.start(end, rules)) }
    }
    let runs = { (moment: Moment) in
      !pauses.contains { pause in pause.from <= moment && pause.to.map { moment < $0 } ?? true }
    }
    var counted = 0
    switch rules.time.unit {
    case .workingDays:
      var day = start.date
      while counted < rules.time.value {
        day = day.next
        if isWorkingDay(day) && runs(endOfWork(day)) { counted += 1 }
      }
      return endOfWork(day)
    case .calendarDays:
      var day = start.date
      while counted < rules.time.value {
        day = day.next
        if runs(day.next.start) { counted += 1 }
      }
      while !isWorkingDay(day) { day = day.next }
      return endOfWork(day)
    case .workingHours:
      var minute = start
      while counted < rules.time.value * 60 {
        if isWorkingMinute(minute) && runs(minute) { counted += 1 }
        minute = minute.adding(microseconds: Moment.minute)
      }
      return minute
    }
  }

  /// The due moment, or what it would be if open pauses ended `now`, and whether one is open.
  func answer(_ accepted: Moment, _ rules: DeadlineRules, _ pauses: [Pause], now: Moment) -> (Moment, isOpen: Bool) {
    var applied: [Pause] = []
    var isOpen = false
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      var pause = pause
      if let end = pause.to, end <= accepted { continue }
      if pause.from >= due(accepted, rules, applied) { break }
      if pause.to == nil {
        isOpen = true
        pause.to = max(now, pause.from, accepted)
      }
      applied.append(pause)
    }
    return (due(accepted, rules, applied), isOpen)
  }
}
