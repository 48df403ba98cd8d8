/// One change of the table of days off, as a decision orders it.
package enum DaysOffEdit: Hashable, Sendable {
  /// A day off; with a make-up day if the work is done on another day (hoán đổi).
  case add(HolidayTable.DayOff, makeUp: LocalDate?)
  case addMakeUp(LocalDate)
  /// A day off or a make-up day becomes an ordinary day of its weekday.
  case remove(LocalDate)
  /// A day off or a make-up day moves to another day and keeps its name.
  case move(from: LocalDate, to: LocalDate)
}

/// Why the table cannot be changed in this way. Nothing has changed.
package enum DaysOffMistake: Error, Hashable, Sendable {
  /// Before 2016 or after 2035.
  case outsideCalendar(LocalDate)
  case isDayOff(LocalDate)
  case isMakeUpDay(LocalDate)
  /// The day is worked anyway: only a Saturday or Sunday can be a make-up day.
  case worksAlready(LocalDate)
  /// Neither a day off nor a make-up day.
  case notListed(LocalDate)
}

extension HolidayTable {
  /// The years in which days off can be changed; earlier years have no list.
  package static let editableYears = 2016...WorkCalendar.lastDate.year

  /// As announced, or else as computed; empty where nothing is known of the year.
  package func year(_ number: Int) -> Year {
    if let announced = years[number] { return announced }
    return (number < HolidayTable.editableYears.lowerBound ? nil : computedYear(number)) ?? Year(daysOff: [])
  }

  /// The table after the change. A computed year that it touches counts as announced from then on, with all its days.
  package func edited(by edit: DaysOffEdit) throws(DaysOffMistake) -> HolidayTable {
    var table = self
    switch edit {
    case .add(let dayOff, let makeUp):
      try table.insert(dayOff)
      if let makeUp { try table.insert(makeUpDay: makeUp) }
    case .addMakeUp(let date): try table.insert(makeUpDay: date)
    case .remove(let date): _ = try table.take(date)
    case .move(let date, let target):
      if date == target { throw .isDayOff(target) }
      if var dayOff = try table.take(date) {
        dayOff.date = target
        try table.insert(dayOff)
      } else {
        try table.insert(makeUpDay: target)
      }
    }
    return table
  }

  private mutating func insert(_ dayOff: DayOff) throws(DaysOffMistake) {
    var year = try freeYear(for: dayOff.date)
    year.daysOff.append(dayOff)
    year.daysOff.sort { $0.date < $1.date }
    years[dayOff.date.year] = year
  }

  private mutating func insert(makeUpDay date: LocalDate) throws(DaysOffMistake) {
    var year = try freeYear(for: date)
    guard date.weekday.isWeekend else { throw .worksAlready(date) }
    year.makeUpDays = (year.makeUpDays + [date]).sorted()
    years[date.year] = year
  }

  /// The day's year; throws where the day is already a day off or a make-up day.
  private func freeYear(for date: LocalDate) throws(DaysOffMistake) -> Year {
    guard HolidayTable.editableYears.contains(date.year) else { throw .outsideCalendar(date) }
    let year = year(date.year)
    if year.daysOff.contains(where: { $0.date == date }) { throw .isDayOff(date) }
    if year.makeUpDays.contains(date) { throw .isMakeUpDay(date) }
    return year
  }

  /// Takes the day out; nil where it was a make-up day.
  private mutating func take(_ date: LocalDate) throws(DaysOffMistake) -> DayOff? {
    guard HolidayTable.editableYears.contains(date.year) else { throw .outsideCalendar(date) }
    var year = year(date.year)
    defer { years[date.year] = year }
    if let place = year.daysOff.firstIndex(where: { $0.date == date }) { return year.daysOff.remove(at: place) }
    guard let place = year.makeUpDays.firstIndex(of: date) else { throw .notListed(date) }
    year.makeUpDays.remove(at: place)
    return nil
  }
}
