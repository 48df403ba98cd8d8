import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What is set for the city and its agencies, in its transaction", .eachEngine) struct SettingsTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  @Test("An agency's weekly schedule replaces the one before, and without one it is that of the agency above again")
  func schedule() throws {
    let code = try data.agency(TestStore.district).code
    for schedule in [WeeklySchedule(weekday: .friday), WeeklySchedule(isOn: false)] {
      try data.run(SetWeeklySchedule(schedule, of: code))
      #expect(try data.read { try $0.weeklySchedules() } == [code: schedule])
    }
    try data.run(SetWeeklySchedule(nil, of: code))
    #expect(try data.read { try $0.weeklySchedules() } == [:])
  }

  /// Saturday 9 June 2018 becomes a day of work.
  private func change(_ revision: Int64) throws -> ChangeDaysOff {
    let old = data.catalogue.holidays
    let table = try old.edited(by: .addMakeUp(try LocalDate("2018-06-09").unwrapped))
    return ChangeDaysOff(
      file: CatalogueFile(daysOff: table, changedFrom: old, note: "Quyết định 1"), reason: "Làm bù",
      actor: .staff(login: "quan-tri"), revision: revision, now: now)
  }

  @Test("A change of days off holds at once, and open dossiers wait to be recomputed by it")
  func daysOff() throws {
    let saturday = try LocalDate("2018-06-09").unwrapped
    _ = try data.taken(at: TestStore.district)
    let revision = try data.read { try $0.catalogueRevision() }
    try data.run(change(revision))
    #expect(try data.read { try $0.catalogue().cityCalendar.isWorkingDay(saturday) })
    #expect(!data.calendar.isWorkingDay(saturday))
    let works = try data.read { try $0.unfinishedRecomputations() }
    let work = try #require(works.first)
    #expect(works.count == 1 && work.reason == "Làm bù" && work.actor == .staff(login: "quan-tri"))
    #expect(work.days.contains(saturday))
  }

  @Test("One that was looked at by another catalogue changes nothing")
  func outdated() throws {
    let revision = try data.read { try $0.catalogueRevision() }
    #expect(throws: OutdatedCatalogue.self) { try data.run(change(revision - 1)) }
    #expect(try data.read { try $0.catalogueRevision() } == revision)
    #expect(try data.read { try $0.unfinishedRecomputations() }.isEmpty)
  }
}
