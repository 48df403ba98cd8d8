import Testing

@testable import OneStop

@Suite("Weeks from Monday, numbered by their Thursday")
struct ISOWeekTests {
  @Test(
    "Around the turn of the year",
    arguments: [
      ("2015-12-31", "2015-53"), ("2016-01-03", "2015-53"), ("2016-01-04", "2016-01"), ("2018-01-01", "2018-01"),
      ("2018-06-10", "2018-23"), ("2018-12-30", "2018-52"), ("2018-12-31", "2019-01"), ("2019-12-30", "2020-01"),
      ("2020-12-31", "2020-53"), ("2021-01-03", "2020-53"), ("2021-01-04", "2021-01"), ("2027-01-01", "2026-53"),
    ])
  func turn(day: String, week: String) throws {
    let found = ISOWeek(containing: try date(day))
    #expect(found.description == week)
    #expect(ISOWeek(week) == found)
    #expect(found.period.from.weekday == .monday && found.period.to == found.period.from.adding(days: 6))
  }

  @Test("Every week from 2000 to 2050 follows the one before it, and is read back")
  func everyWeek() throws {
    var week = ISOWeek(containing: try date("2000-01-03"))
    while week.year < 2050 {
      #expect(week.next.previous == week && week < week.next)
      #expect(ISOWeek(year: week.year, number: week.number) == week)
      let isNext = week.next.year == week.year && week.next.number == week.number + 1
      #expect(isNext || (week.next.number == 1 && week.next.year == week.year + 1 && week.number >= 52))
      week = week.next
    }
  }

  @Test(
    "What is no week",
    arguments: [
      "2018-53", "2018-00", "2018-54", "2018-5", "2018", "2018-W23", "2018-23-1", "", "-", "18-23", "2018-2٣",
      "2018-+3", " 2018-23", "0000-01", "9999-52",
    ])
  func none(text: String) {
    #expect(ISOWeek(text) == nil)
  }
}

@Suite("When a weekly report is due")
struct WeeklyScheduleTests {
  @Test(
    "Monday at seven, and other days: the last, the week it tells of, the next",
    arguments: [
      (Weekday.monday, 7, "2018-06-11T06:59", "2018-06-04T07:00", "2018-22", "2018-06-11T07:00"),
      (.monday, 7, "2018-06-11T07:00", "2018-06-11T07:00", "2018-23", "2018-06-18T07:00"),
      (.monday, 7, "2018-06-13T12:00", "2018-06-11T07:00", "2018-23", "2018-06-18T07:00"),
      (.monday, 0, "2018-06-11T00:00", "2018-06-11T00:00", "2018-23", "2018-06-18T00:00"),
      (.sunday, 20, "2018-06-11T07:00", "2018-06-10T20:00", "2018-22", "2018-06-17T20:00"),
      (.friday, 16, "2019-01-04T15:00", "2018-12-28T16:00", "2018-51", "2019-01-04T16:00"),
      (.friday, 16, "2019-01-04T16:30", "2019-01-04T16:00", "2018-52", "2019-01-11T16:00"),
    ])
  func moments(day: Weekday, hour: Int, now: String, last: String, week: String, next: String) throws {
    let schedule = WeeklySchedule(weekday: day, time: TimeOfDay(hour, 0))
    let now = try moment(now)
    #expect(schedule.last(upTo: now) == (try moment(last)))
    #expect(schedule.lastWeek(upTo: now).description == week)
    #expect(schedule.next(after: now) == (try moment(next)))
  }
}

@Suite("Units of a weekly report")
struct WeeklyUnitTests {
  private func unit(_ name: String, late: Int, of rated: Int) -> WeeklyReport.Unit {
    WeeklyReport.Unit(name: BilingualText(name), rated: rated, late: late)
  }

  @Test("The largest share of late ones is worst; nobody is among the best and the worst")
  func order() {
    let units = [
      unit("a", late: 0, of: 5), unit("b", late: 1, of: 2), unit("c", late: 5, of: 100), unit("d", late: 0, of: 90),
      unit("e", late: 50, of: 100), unit("f", late: 2, of: 20),
    ].shuffled().sorted(by: WeeklyReport.Unit.isWorse)
    let report = WeeklyReport(
      figures: ReportFigures(), before: ReportFigures(), madeAt: Moment(microseconds: 0), units: units)
    #expect(report.worstUnits().map(\.name.vietnamese) == ["e", "b", "f"])
    #expect(report.bestUnits().map(\.name.vietnamese) == ["d", "a", "c"])
    #expect(report.worstUnits(1).map(\.name.vietnamese) == ["e"])
  }

  @Test("Where nobody was late, nobody is worst")
  func fine() {
    let report = WeeklyReport(
      figures: ReportFigures(), before: ReportFigures(), madeAt: Moment(microseconds: 0),
      units: [unit("a", late: 0, of: 5)])
    #expect(report.worstUnits() == [] && report.bestUnits().count == 1)
  }
}
