/// What one table of days off says otherwise than another, and which days due dates may see otherwise.
package struct DaysOffChange: Hashable, Sendable {
  /// By date, as are the others.
  package private(set) var addedDaysOff: [HolidayTable.DayOff] = []
  package private(set) var removedDaysOff: [HolidayTable.DayOff] = []
  package private(set) var addedMakeUpDays: [LocalDate] = []
  package private(set) var removedMakeUpDays: [LocalDate] = []
  /// From the first to the last day on which work begins or ends otherwise, or of which it is otherwise known whether it
  /// may still change. nil: no due date moves; another name of a day off moves none.
  package let days: ClosedRange<LocalDate>?

  /// The earliest day that is changed.
  package var firstChange: LocalDate? {
    let daysOff = (addedDaysOff + removedDaysOff).map(\.date)
    return (daysOff + addedMakeUpDays + removedMakeUpDays).min()
  }

  package init(from old: HolidayTable, to new: HolidayTable) {
    guard old != new else {
      days = nil
      return
    }
    days = WorkCalendar(hours: .city, holidays: new).difference(from: WorkCalendar(hours: .city, holidays: old))
    for number in WorkCalendar.firstDate.year...WorkCalendar.lastDate.year {
      let (before, after) = (old.year(number), new.year(number))
      guard before != after else { continue }
      let datesBefore = Set(before.daysOff.map(\.date))
      let datesAfter = Set(after.daysOff.map(\.date))
      addedDaysOff += after.daysOff.filter { !datesBefore.contains($0.date) }
      removedDaysOff += before.daysOff.filter { !datesAfter.contains($0.date) }
      addedMakeUpDays += Set(after.makeUpDays).subtracting(before.makeUpDays).sorted()
      removedMakeUpDays += Set(before.makeUpDays).subtracting(after.makeUpDays).sorted()
    }
  }
}
