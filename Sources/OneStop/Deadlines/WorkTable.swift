/// The arrays behind a `WorkCalendar`: one element per day from `WorkCalendar.firstDate` on, and sums of the days
/// before each.
///
/// A day's index is its distance from the first one. Every function accepts any moment or date and clamps it to the
/// calendar.
final class WorkTable: Sendable {
  static let dayCount = WorkCalendar.firstDate.days(until: WorkCalendar.lastDate) + 1
  private static let firstDay = Int64(WorkCalendar.firstDate.daysSinceEpoch)

  /// Which weekday's sessions a day has: `Weekday.rawValue`, or 7 for none.
  private let profiles: [UInt8]
  private let isMakeUpDay: [Bool]
  /// Position in `daysOff`, or -1.
  private let dayOffs: [Int16]
  private let daysOff: [HolidayTable.DayOff]

  /// The sessions of all profiles, one after another, and where each begins.
  private let allSessions: [WeeklyHours.Session]
  private let sessionStarts: [Int]

  /// Minutes since midnight, or -1.
  private let starts: [Int16]
  private let ends: [Int16]

  /// Indices of the working days, in order.
  private let workingDays: [Int32]
  private let workingDaysBefore: [Int32]
  private let minutesBefore: [Int32]
  private let provisionalBefore: [Int32]

  init(hours: WeeklyHours, holidays: HolidayTable) {
    let none = Weekday.allCases.count
    let weeks = Weekday.allCases.map { hours[$0] } + [[]]
    allSessions = Array(weeks.joined())
    sessionStarts = weeks.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }

    var profiles = (0..<WorkTable.dayCount).map { WorkTable.date($0).weekday.rawValue }
    var isMakeUpDay = [Bool](repeating: false, count: WorkTable.dayCount)
    var isProvisional = isMakeUpDay
    var dayOffs = [Int16](repeating: -1, count: WorkTable.dayCount)
    var daysOff: [HolidayTable.DayOff] = []
    for number in WorkCalendar.firstDate.year...WorkCalendar.lastDate.year {
      guard let first = LocalDate(year: number, month: 1, day: 1),
        let last = LocalDate(year: number, month: 12, day: 31)
      else { continue }
      let isAnnounced = holidays.isAnnounced(number)
      let year = holidays.year(number)
      for date in first...last {
        WorkTable.index(date).map { isProvisional[$0] = !isAnnounced }
      }
      for dayOff in year.daysOff {
        guard let index = WorkTable.index(dayOff.date) else { continue }
        profiles[index] = none
        dayOffs[index] = Int16(daysOff.count)
        daysOff.append(dayOff)
        if !dayOff.isCertain { isProvisional[index] = true }
      }
      for date in year.makeUpDays where !weeks[Weekday.monday.rawValue].isEmpty {
        guard let index = WorkTable.index(date) else { continue }
        profiles[index] = Weekday.monday.rawValue
        isMakeUpDay[index] = true
        dayOffs[index] = -1
      }
      for date in year.uncertainDates {
        WorkTable.index(date).map { isProvisional[$0] = true }
      }
    }

    let minutes = weeks.map { $0.reduce(0) { $0 + $1.minutes } }
    starts = profiles.map { weeks[$0].first?.from.minutes ?? -1 }
    ends = profiles.map { weeks[$0].last?.to.minutes ?? -1 }
    workingDays = profiles.indices.filter { !weeks[profiles[$0]].isEmpty }.map(Int32.init)
    workingDaysBefore = sums(profiles.map { weeks[$0].isEmpty ? 0 : 1 })
    minutesBefore = sums(profiles.map { minutes[$0] })
    provisionalBefore = sums(isProvisional.map { $0 ? 1 : 0 })
    self.profiles = profiles.map(UInt8.init)
    self.isMakeUpDay = isMakeUpDay
    self.dayOffs = dayOffs
    self.daysOff = daysOff
  }

  // MARK: Days

  func index(of date: LocalDate) -> Int? { WorkTable.index(date) }
  func date(_ index: Int) -> LocalDate { WorkTable.date(index) }
  func isWorking(_ index: Int) -> Bool { ends[index] >= 0 }
  func isMakeUp(_ index: Int) -> Bool { isMakeUpDay[index] }
  func dayOff(_ index: Int) -> HolidayTable.DayOff? { dayOffs[index] < 0 ? nil : daysOff[Int(dayOffs[index])] }

  func sessions(_ index: Int) -> ArraySlice<WeeklyHours.Session> {
    let profile = Int(profiles[index])
    return allSessions[sessionStarts[profile]..<sessionStarts[profile + 1]]
  }

  /// The first and the last index at which the two tables differ; nil where there is none.
  func difference(from other: WorkTable) -> ClosedRange<Int>? {
    let differs = { (index: Int) in
      self.sessions(index) != other.sessions(index) || self.isProvisional(index) != other.isProvisional(index)
    }
    let indices = 0..<WorkTable.dayCount
    guard let first = indices.first(where: differs), let last = indices.last(where: differs) else { return nil }
    return first...last
  }

  private func isProvisional(_ index: Int) -> Bool { provisionalBefore[index + 1] > provisionalBefore[index] }

  /// The index of a working day by its number from zero; nil past the last.
  func workingDay(rank: Int) -> Int? { rank < workingDays.count ? Int(workingDays[rank]) : nil }
  func workingDays(before date: LocalDate) -> Int { workingDays(before: WorkTable.offset(of: date)) }
  /// Accepts any index.
  func workingDays(before index: Int) -> Int { Int(workingDaysBefore[min(max(index, 0), WorkTable.dayCount)]) }
  func provisionalDays(before date: LocalDate) -> Int {
    Int(provisionalBefore[min(max(WorkTable.offset(of: date), 0), WorkTable.dayCount)])
  }

  /// Of a working day.
  func startOfWork(_ index: Int) -> Moment { moment(index, Int64(starts[index]) * Moment.minute) }
  /// Of a working day.
  func endOfWork(_ index: Int) -> Moment { moment(index, Int64(ends[index]) * Moment.minute) }

  // MARK: Moments

  /// The index of the moment's day, which may lie outside, and microseconds since its midnight.
  static func split(_ moment: Moment) -> (index: Int, time: Int64) {
    let local = moment.microseconds + Moment.offsetMinutes * Moment.minute
    let day = local.floorDivided(by: Moment.day)
    return (Int(day - firstDay), local - day * Moment.day)
  }

  /// How many working days have their end of work before the moment.
  func endsOfWork(before moment: Moment) -> Int {
    let (index, time) = WorkTable.split(moment)
    guard index >= 0 else { return 0 }
    guard index < WorkTable.dayCount else { return workingDays.count }
    let hasEnded = ends[index] >= 0 && Int64(ends[index]) * Moment.minute < time
    return Int(workingDaysBefore[index]) + (hasEnded ? 1 : 0)
  }

  /// Working time from the calendar's first day to the moment, in microseconds.
  func workingTime(before moment: Moment) -> Int64 {
    let (index, time) = WorkTable.split(moment)
    guard index >= 0 else { return 0 }
    guard index < WorkTable.dayCount else { return Int64(minutesBefore[WorkTable.dayCount]) * Moment.minute }
    var sum = Int64(minutesBefore[index]) * Moment.minute
    let profile = Int(profiles[index])
    for position in sessionStarts[profile]..<sessionStarts[profile + 1] {
      let from = Int64(allSessions[position].from.minutes) * Moment.minute
      let to = Int64(allSessions[position].to.minutes) * Moment.minute
      sum += min(max(time, from), to) - from
    }
    return sum
  }

  /// The earliest moment before which there is so much working time (more than none); nil past the calendar's end.
  func moment(workingTime: Int64) -> Moment? {
    var low = 0
    var high = WorkTable.dayCount
    guard workingTime <= Int64(minutesBefore[high]) * Moment.minute else { return nil }
    // The last day that begins with less than that.
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int64(minutesBefore[middle]) * Moment.minute < workingTime { low = middle } else { high = middle }
    }
    var rest = workingTime - Int64(minutesBefore[low]) * Moment.minute
    let profile = Int(profiles[low])
    for position in sessionStarts[profile]..<sessionStarts[profile + 1] {
      let session = allSessions[position]
      let length = Int64(session.minutes) * Moment.minute
      if rest <= length { return moment(low, Int64(session.from.minutes) * Moment.minute + rest) }
      rest -= length
    }
    return nil
  }

  // MARK: Arithmetic

  private static func offset(of date: LocalDate) -> Int { WorkCalendar.firstDate.days(until: date) }

  private static func index(_ date: LocalDate) -> Int? {
    let index = offset(of: date)
    return index >= 0 && index < dayCount ? index : nil
  }

  private static func date(_ index: Int) -> LocalDate { WorkCalendar.firstDate.adding(days: index) }

  private func moment(_ index: Int, _ time: Int64) -> Moment {
    let local = (WorkTable.firstDay + Int64(index)) * Moment.day + time
    return Moment(microseconds: local - Moment.offsetMinutes * Moment.minute)
  }
}

/// What stands before each element, and the sum of all last.
private func sums(_ values: [Int]) -> [Int32] {
  var sum: Int32 = 0
  var result: [Int32] = [0]
  result.reserveCapacity(values.count + 1)
  for value in values {
    sum += Int32(value)
    result.append(sum)
  }
  return result
}
