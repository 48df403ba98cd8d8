/// What kind of day a day is in the calendar, independently of any dossier's clock.
package enum DayKind: Hashable, Sendable {
  case working
  /// Ngày làm bù: worked in exchange for a day off, with Monday's hours.
  case makeUp
  /// A day of the week without working hours.
  case weekend
  case holiday(HolidayTable.DayOff)

  package var isWorking: Bool {
    switch self {
    case .working, .makeUp: true
    case .weekend, .holiday: false
    }
  }
}

/// Lịch làm việc: weekly hours and holidays, compiled to prefix sums, so that no due date walks over days.
///
/// A day is a working day if it has working hours. The calendar knows every day from `firstDate` to `lastDate`.
/// Holidays are known from 2016 on: an earlier day is judged by its weekday alone and is provisional, as is every day
/// of a year that is computed or unknown.
package struct WorkCalendar: Sendable {
  package static let firstDate = LocalDate(daysSinceEpoch: 10_957)  // 2000-01-01
  package static let lastDate = LocalDate(daysSinceEpoch: 24_105)  // 2035-12-31

  let table: WorkTable
  package let hours: WeeklyHours

  package init(hours: WeeklyHours, holidays: HolidayTable) {
    self.hours = hours
    table = WorkTable(hours: hours, holidays: holidays)
  }

  package static func covers(_ date: LocalDate) -> Bool { date >= firstDate && date <= lastDate }

  /// Outside the calendar the weekday alone decides.
  package func kind(of date: LocalDate) -> DayKind {
    guard let index = table.index(of: date) else { return hours[date.weekday].isEmpty ? .weekend : .working }
    if table.isMakeUp(index) { return .makeUp }
    if let dayOff = table.dayOff(index) { return .holiday(dayOff) }
    return table.isWorking(index) ? .working : .weekend
  }

  package func isWorkingDay(_ date: LocalDate) -> Bool { !sessions(on: date).isEmpty }

  /// In order; none on a day off.
  package func sessions(on date: LocalDate) -> ArraySlice<WeeklyHours.Session> {
    guard let index = table.index(of: date) else { return hours[date.weekday][...] }
    return table.sessions(index)
  }

  /// The first working moment of the day; nil on a day without working hours.
  package func startOfWork(on date: LocalDate) -> Moment? {
    sessions(on: date).first.map { Moment(date, $0.from) }
  }

  /// The last moment of the day's last session; nil on a day without working hours.
  package func endOfWork(on date: LocalDate) -> Moment? {
    sessions(on: date).last.map { Moment(date, $0.to) }
  }

  /// nil where the counter is open then, from the first to the last minute of a working day; otherwise the nearest
  /// moment of that day or, on a day off, the end of work of the next working day. Also nil past the calendar's end.
  package func openMoment(insteadOf moment: Moment) -> Moment? {
    guard let start = startOfWork(on: moment.date), let end = endOfWork(on: moment.date) else {
      return nextWorkingDay(after: moment.date).flatMap(endOfWork)
    }
    return moment < start ? start : moment > end ? end : nil
  }

  /// nil where the calendar ends before one.
  package func nextWorkingDay(after date: LocalDate) -> LocalDate? {
    table.workingDay(rank: table.workingDays(before: date.next)).map(table.date)
  }

  /// nil where the calendar begins after it.
  package func lastWorkingDay(before date: LocalDate) -> LocalDate? {
    let rank = table.workingDays(before: date) - 1
    return rank < 0 ? nil : table.workingDay(rank: rank).map(table.date)
  }

  /// How many working days there are after `from`'s day, up to and including `to`'s day: what is left ("còn 3 ngày làm
  /// việc"), counted as the clock counts. 0 on the same day; negative where `to` is on an earlier one.
  package func workingDays(from: Moment, to: Moment) -> Int {
    table.workingDays(before: to.date.next) - table.workingDays(before: from.date.next)
  }

  /// Microseconds of working time between the two; negative where `to` is earlier.
  package func workingTime(from: Moment, to: Moment) -> Int64 {
    table.workingTime(before: to) - table.workingTime(before: from)
  }

  /// The moment that lies this much working time, in microseconds, before the other; the calendar's first where there
  /// is not that much.
  package func moment(workingTime: Int64, before moment: Moment) -> Moment {
    let until = table.workingTime(before: moment) - workingTime
    guard until > 0 else { return WorkCalendar.firstDate.start }
    return table.moment(workingTime: until) ?? moment
  }

  /// From the first to the last day on which the two calendars differ in the working hours, or in whether these may
  /// still change. nil where every due moment is the same by both.
  package func difference(from other: WorkCalendar) -> ClosedRange<LocalDate>? {
    table.difference(from: other.table).map { table.date($0.lowerBound)...table.date($0.upperBound) }
  }

  /// Whether the day's hours may still change: its year is computed or unknown, or its notice is awaited.
  package func isProvisional(_ date: LocalDate) -> Bool { isProvisional(date...date) }

  /// Whether any of the days is provisional.
  package func isProvisional(_ dates: ClosedRange<LocalDate>) -> Bool {
    if dates.lowerBound < WorkCalendar.firstDate || dates.upperBound > WorkCalendar.lastDate { return true }
    return table.provisionalDays(before: dates.upperBound.next) > table.provisionalDays(before: dates.lowerBound)
  }
}
