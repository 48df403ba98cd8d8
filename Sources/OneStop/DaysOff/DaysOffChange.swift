/// How two tables of days off differ, and on which days that can move due dates.
package struct DaysOffChange: Hashable, Sendable {
  /// Sorted by date, as are the others.
  package private(set) var addedDaysOff: [HolidayTable.DayOff] = []
  package private(set) var removedDaysOff: [HolidayTable.DayOff] = []
  package private(set) var addedMakeUpDays: [LocalDate] = []
  package private(set) var removedMakeUpDays: [LocalDate] = []
  /// From the first to the last day whose working hours differ, or for which only one of the tables is certain. nil
  /// where no due date can move; renaming a day off moves none.
  package let days: ClosedRange<LocalDate>?

  /// The earliest changed day.
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
