/// The arithmetic of the clock (`Deadline`, `Ledger`): how many units are counted before a moment, and at which moment
/// a number of units is reached.
///
/// - Working days: a day is counted at its end of work.
/// - Calendar days: a day is counted at 00:00 of the next one.
/// - Working hours: microseconds of working time.
///
/// So the count between two moments is the difference of two sums, and the due moment is one look-up.
struct DeadlineClock {
  let table: WorkTable
  let rules: DeadlineRules

  init(_ rules: DeadlineRules, _ calendar: WorkCalendar) {
    self.rules = rules
    table = calendar.table
  }

  /// What has to be counted, in units.
  var allotted: Int64 {
    switch rules.time.unit {
    case .workingDays, .calendarDays: Int64(rules.time.value)
    case .workingHours: Int64(rules.time.value) * Moment.hour
    }
  }

  /// The moment at which a dossier accepted at `moment` counts as accepted: with a cutoff, an acceptance at or after
  /// it, or on a day without working hours, moves to the first working moment of the next working day. nil past the
  /// calendar's end.
  func start(acceptedAt moment: Moment) -> Moment? {
    let (index, time) = WorkTable.split(moment)
    guard index < WorkTable.dayCount else { return nil }
    guard index >= 0, let cutoff = rules.cutoff,
      time >= Int64(cutoff.minutes) * Moment.minute || !table.isWorking(index)
    else { return moment }
    return table.workingDay(rank: table.workingDays(before: index + 1)).map(table.startOfWork)
  }

  /// Units before the moment, counted from the calendar's first day. Never less for a later moment.
  func units(before moment: Moment) -> Int64 {
    switch rules.time.unit {
    case .workingDays: return Int64(table.endsOfWork(before: moment))
    case .workingHours: return table.workingTime(before: moment)
    case .calendarDays:
      let (index, time) = WorkTable.split(moment)
      return Int64(time == 0 ? index - 1 : index)
    }
  }

  /// Units before the first one that counts for a dossier accepted at `start`: the day of acceptance does not count.
  func units(beforeStart start: Moment) -> Int64 {
    switch rules.time.unit {
    case .workingDays: Int64(table.workingDays(before: WorkTable.split(start).index + 1))
    case .calendarDays: Int64(WorkTable.split(start).index + 1)
    case .workingHours: table.workingTime(before: start)
    }
  }

  /// The due moment once this many units since the calendar's first day are counted: the end of work of that day or,
  /// for a calendar day without working hours, of the next working day. nil past the calendar's end.
  func due(units: Int64) -> Moment? {
    switch rules.time.unit {
    case .workingDays: return table.workingDay(rank: Int(units) - 1).map(table.endOfWork)
    case .workingHours: return table.moment(workingTime: units)
    case .calendarDays:
      let day = Int(units) - 1
      guard day < WorkTable.dayCount else { return nil }
      return table.workingDay(rank: table.workingDays(before: day)).map(table.endOfWork)
    }
  }
}
