import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What is set for the city and its agencies, in its transaction", .eachEngine) struct SettingsTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  private let manager: AccountManager

  init() throws {
    data = try TestStore()
    let city = try AgencyCode("000.00.00.H29").unwrapped
    manager = AccountManager(
      Account(login: "quan-tri", name: "quan-tri", role: .admin, agency: city), from: Origin(client: "10.0.0.1"))
  }

  /// The newest first.
  private func settingLines() throws -> [SecurityLine] {
    try data.read { try $0.securityLines(SecurityQuery(events: [.settingChanged]), limit: 9) }.map(\.line)
  }

  @Test("An agency's weekly schedule replaces the one before, and without one it is that of the agency above again")
  func schedule() throws {
    let code = try data.agency(TestStore.district).code
    for schedule in [WeeklySchedule(weekday: .friday), WeeklySchedule(isOn: false)] {
      try data.run(SetWeeklySchedule(schedule, of: code, by: manager, now: now))
      #expect(try data.read { try $0.weeklySchedules() } == [code: schedule])
    }
    try data.run(SetWeeklySchedule(nil, of: code, by: manager, now: now))
    #expect(try data.read { try $0.weeklySchedules() } == [:])
    let lines = try settingLines()
    #expect(
      lines.map { SettingChange(detail: $0.detail) } == [
        .weeklySchedule(nil), .weeklySchedule(WeeklySchedule(isOn: false)),
        .weeklySchedule(WeeklySchedule(weekday: .friday)),
      ])
    #expect(lines.allSatisfy { $0.agency == code && $0.actor == "quan-tri" && $0.client == "10.0.0.1" })
  }

  /// Saturday 9 June 2018 becomes a day of work.
  private func change(_ revision: Int64) throws -> ChangeDaysOff {
    let old = data.catalogue.holidays
    let table = try old.edited(by: .addMakeUp(try LocalDate("2018-06-09").unwrapped))
    return ChangeDaysOff(
      file: CatalogueFile(daysOff: table, changedFrom: old, note: "Quyết định 1"), reason: "Làm bù",
      by: manager, revision: revision, now: now)
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
    #expect(try settingLines().map { SettingChange(detail: $0.detail) } == [.daysOff("Làm bù")])
  }

  @Test("One that was looked at by another catalogue changes nothing")
  func outdated() throws {
    let revision = try data.read { try $0.catalogueRevision() }
    #expect(throws: OutdatedCatalogue.self) { try data.run(change(revision - 1)) }
    #expect(try data.read { try $0.catalogueRevision() } == revision)
    #expect(try data.read { try $0.unfinishedRecomputations() }.isEmpty)
    #expect(try settingLines().isEmpty)
  }
}
