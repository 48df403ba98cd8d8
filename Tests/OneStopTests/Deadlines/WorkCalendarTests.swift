import Testing

@testable import OneStop

@Suite("The work calendar")
struct WorkCalendarTests {
  @Test("Every day of the announced years is what the list says", arguments: 2016...2027)
  func announced(year: Int) throws {
    let calendar = try Shipped.calendar.get()
    let listed = try #require(try Shipped.catalogue.get().holidays.years[year])
    let off = Dictionary(uniqueKeysWithValues: listed.daysOff.map { ($0.date, $0) })
    for day in try date("\(year)-01-01")...date("\(year)-12-31") {
      let expected: DayKind =
        if listed.makeUpDays.contains(day) { .makeUp } else if let dayOff = off[day] { .holiday(dayOff) } else {
          day.weekday.isWeekend ? .weekend : .working
        }
      #expect(calendar.kind(of: day) == expected, "\(day)")
      #expect(calendar.isWorkingDay(day) == expected.isWorking, "\(day)")
    }
  }

  @Test(
    "Days off of announced years, from the notices themselves",
    arguments: [
      ("2018-02-14", false), ("2018-02-20", false), ("2018-02-21", true), ("2018-12-31", false), ("2019-01-05", true),
      ("2020-01-29", false), ("2020-01-30", true), ("2021-02-16", false), ("2022-01-03", false), ("2024-05-04", true),
      ("2025-04-26", true), ("2025-05-02", false), ("2026-01-02", false), ("2026-01-10", true), ("2026-08-31", false),
      ("2026-08-22", true),
    ])
  func notices(day: String, isWorking: Bool) throws {
    #expect(try Shipped.calendar.get().isWorkingDay(try date(day)) == isWorking)
  }

  @Test(
    "A year that is not announced is computed",
    arguments: [
      // New Year is a Saturday.
      ("2028-01-03", false), ("2028-01-04", true), ("2028-01-24", false), ("2028-01-28", false), ("2028-01-31", true),
      ("2028-04-04", false), ("2028-05-01", false),
      ("2028-05-02", false), ("2028-05-03", true), ("2029-09-03", false), ("2029-09-04", false), ("2029-09-05", true),
      ("2034-02-17", false), ("2034-02-21", false), ("2034-02-22", false), ("2034-02-23", false), ("2034-02-24", true),
      ("2035-02-06", false), ("2035-02-10", false), ("2035-02-12", false), ("2035-02-13", true),
    ])
  func computed(day: String, isWorking: Bool) throws {
    let calendar = try Shipped.calendar.get()
    #expect(calendar.isWorkingDay(try date(day)) == isWorking)
    #expect(calendar.isProvisional(try date(day)))
  }

  @Test("A computed year has as many compensatory days as statutory days on weekends", arguments: 2028...2035)
  func compensation(year: Int) throws {
    let computed = try #require(try Shipped.catalogue.get().holidays.computedYear(year))
    let statutory = computed.daysOff.filter { $0.kind == .statutory }
    #expect(statutory.count == 11)
    #expect(
      statutory.filter { $0.date.weekday.isWeekend }.count == computed.daysOff.filter { $0.kind == .compensatory }.count
    )
    #expect(computed.daysOff.filter { $0.kind == .compensatory }.allSatisfy { !$0.date.weekday.isWeekend })
  }

  @Test("The announced years balance as well", arguments: 2016...2027)
  func announcedBalance(year: Int) throws {
    let listed = try #require(try Shipped.catalogue.get().holidays.years[year])
    let onWeekends = listed.daysOff.filter { $0.kind == .statutory && $0.date.weekday.isWeekend }
    #expect(onWeekends.count == listed.daysOff.filter { $0.kind == .compensatory }.count)
  }

  @Test("Sessions, the first and the last moment of work, and a make-up day with Monday's hours")
  func sessions() throws {
    let calendar = try Shipped.calendar.get()
    let friday = try date("2018-06-01")
    #expect(calendar.sessions(on: friday).map(\.description) == ["07:30-11:30", "13:00-17:00"])
    #expect(calendar.startOfWork(on: friday)?.description == "2018-06-01T07:30")
    #expect(calendar.endOfWork(on: friday)?.description == "2018-06-01T17:00")
    #expect(calendar.sessions(on: friday.next).isEmpty)
    #expect(calendar.endOfWork(on: friday.next) == nil)
    #expect(calendar.sessions(on: try date("2019-01-05")).map(\.minutes) == [240, 240])
    #expect(calendar.nextWorkingDay(after: friday)?.description == "2018-06-04")
  }

  @Test(
    "Working days left are counted as the clock counts",
    arguments: [
      ("2018-06-01T09:30", "2018-06-22T17:00", 15), ("2018-06-22T08:00", "2018-06-22T17:00", 0),
      ("2018-06-21T23:00", "2018-06-22T17:00", 1), ("2018-06-25T08:00", "2018-06-22T17:00", -1),
      ("2018-06-23T08:00", "2018-06-22T17:00", 0), ("2018-06-24T08:00", "2018-06-25T10:00", 1),
    ])
  func left(from: String, to: String, days: Int) throws {
    #expect(try Shipped.calendar.get().workingDays(from: try moment(from), to: try moment(to)) == days)
  }

  @Test(
    "Working time between two moments",
    arguments: [
      ("2018-06-01T09:30", "2018-06-01T10:00", 30), ("2018-06-01T11:00", "2018-06-01T13:30", 60),
      ("2018-06-01T16:00", "2018-06-04T08:30", 120), ("2018-06-04T08:30", "2018-06-01T16:00", -120),
      ("2018-06-02T00:00", "2018-06-04T00:00", 0), ("2018-06-01T00:00", "2018-06-02T00:00", 480),
    ] as [(String, String, Int64)])
  func workingTime(from: String, to: String, minutes: Int64) throws {
    let time = try Shipped.calendar.get().workingTime(from: try moment(from), to: try moment(to))
    #expect(time == minutes * Moment.minute)
  }

  @Test("An agency that works on Saturday mornings counts them")
  func saturdays() throws {
    let day = try #require(WeeklyHours.Session.list("07:30-11:30,13:00-17:00"))
    let morning = try #require(WeeklyHours.Session.list("07:30-11:30"))
    let hours = try #require(
      WeeklyHours([
        .monday: day, .tuesday: day, .wednesday: day, .thursday: day, .friday: day, .saturday: morning,
      ]))
    let calendar = WorkCalendar(hours: hours, holidays: try Shipped.catalogue.get().holidays)
    let rules = DeadlineRules(try #require(ProcessingTime("1wd")))
    let deadline = try Deadline.compute(accepted: try moment("2018-06-01T09:30"), rules: rules, calendar: calendar)
    #expect(deadline.due?.description == "2018-06-02T11:30")
    #expect(calendar.kind(of: try date("2018-02-17")).isWorking == false)
  }

  @Test("Work that is open needs no other moment; before it, after it and on days off there is one")
  func openMoments() throws {
    let calendar = try Shipped.calendar.get()
    for (text, open) in [
      ("2018-06-01T07:29", "2018-06-01T07:30"), ("2018-06-01T07:30", nil), ("2018-06-01T12:00", nil),
      ("2018-06-01T17:00", nil), ("2018-06-01T17:01", "2018-06-01T17:00"), ("2018-06-02T09:00", "2018-06-04T17:00"),
    ] {
      #expect(calendar.openMoment(insteadOf: try moment(text))?.description == open, "\(text)")
    }
  }

  @Test("Where nobody works on Mondays, a make-up day has no hours to take over")
  func noMondays() throws {
    let day = try #require(WeeklyHours.Session.list("07:30-11:30"))
    let saturday = try date("2019-01-05")
    let calendar = WorkCalendar(
      hours: try #require(WeeklyHours([.tuesday: day])),
      holidays: HolidayTable(years: [2019: HolidayTable.Year(daysOff: [], makeUpDays: [saturday])]))
    #expect(calendar.kind(of: saturday) == .weekend && !calendar.isWorkingDay(saturday))
  }

  @Test("With a cutoff it matters whether the day of acceptance is a working day, and that may still change")
  func provisionalAcceptance() throws {
    let monday = try date("2018-06-04")
    let year = HolidayTable.Year(daysOff: [], uncertainDates: [monday])
    let calendar = WorkCalendar(hours: .city, holidays: HolidayTable(years: [2018: year]))
    for cutoff in [nil, TimeOfDay(15, 0)] {
      let rules = DeadlineRules(try #require(ProcessingTime("1wd")), cutoff: cutoff)
      let deadline = try Deadline.compute(accepted: try moment("2018-06-04T09:00"), rules: rules, calendar: calendar)
      #expect(deadline.due?.description == "2018-06-05T17:00" && deadline.isProvisional == (cutoff != nil))
    }
  }

  @Test("Before 2016 the weekday alone decides, and that is provisional; outside the calendar too")
  func outside() throws {
    let calendar = try Shipped.calendar.get()
    #expect(calendar.kind(of: try date("2015-09-02")) == .working)
    #expect(calendar.isProvisional(try date("2015-12-31")))
    #expect(!calendar.isProvisional(try date("2016-01-01")))
    #expect(calendar.kind(of: try date("1999-12-31")) == .working)
    #expect(calendar.kind(of: try date("2036-01-05")) == .weekend)
    #expect(calendar.isProvisional(try date("2035-12-31")...date("2036-01-01")))
    #expect(calendar.nextWorkingDay(after: try date("2035-12-31")) == nil)
  }

  @Test("Of two sessions that overlap, and of a week without work, there is no calendar")
  func wrongHours() throws {
    let overlapping = try #require(WeeklyHours.Session.list("07:30-11:30,11:00-12:00"))
    #expect(WeeklyHours([.monday: overlapping]) == nil)
    #expect(WeeklyHours([:]) == nil)
    for text in ["7:30-11:30", "11:30-07:30", "07:30", "07:30-11:30,", "07:30-25:00"] {
      #expect(WeeklyHours.Session.list(text) == nil, "\(text)")
    }
    #expect(WeeklyHours.Session.list("20:00-24:00")?.first?.minutes == 240)
  }

  @Test("A newly announced year takes the place of the computed one")
  func announcing() throws {
    let holidays = try Shipped.catalogue.get().holidays
    let announced = holidays.updated(with: HolidayTable(years: [2028: HolidayTable.Year(daysOff: [])]))
    let day = try date("2028-01-26")
    #expect(!WorkCalendar(hours: .city, holidays: holidays).isWorkingDay(day))
    let calendar = WorkCalendar(hours: .city, holidays: announced)
    #expect(calendar.isWorkingDay(day) && !calendar.isProvisional(day))
    #expect(announced.isAnnounced(2018))
  }
}
