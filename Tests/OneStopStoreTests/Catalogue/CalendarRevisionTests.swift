import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Days off as they stood", .eachEngine) struct CalendarRevisionTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try take(September.file(), at: "2018-01-01T08:00")
  }

  private func take(_ file: CatalogueFile, at text: String) throws {
    try store.writer.bulk { _ = try $0.importCatalogue([file], now: .at(text)) }
  }

  @Test("Each change of days off is a revision; a change of anything else, and the same again, is none")
  func revisions() throws {
    try take(September.file("2018-09-04"), at: "2018-08-01T08:00")
    try take(CatalogueFile(name: "agencies.json", bytes: Array(CatalogueTests.agencies.utf8)), at: "2018-08-02T08:00")
    try take(September.file("2018-09-04"), at: "2018-08-03T08:00")
    try take(CatalogueFile(name: "lunar.json", bytes: Array(CatalogueTests.lunar.utf8)), at: "2018-08-04T08:00")
    let revisions = try store.makeReader().calendarRevisions()
    #expect(revisions.map(\.number) == [1, 2, 3])
    #expect(revisions.map(\.since) == [.at("2018-01-01T08:00"), .at("2018-08-01T08:00"), .at("2018-08-04T08:00")])
  }

  @Test("A revision has the days off of its time, whatever has come since")
  func calendars() throws {
    try take(September.file("2018-09-04"), at: "2018-08-01T08:00")
    try take(September.file("2018-09-05"), at: "2018-08-20T08:00")
    let reader = try store.makeReader()
    let off = try reader.calendarRevisions().map { revision in
      let calendar = try reader.calendar(of: revision)
      return ["2018-09-03", "2018-09-04", "2018-09-05"].map { !calendar.isWorkingDay(.on($0)) }
    }
    #expect(off == [[true, false, false], [true, true, false], [true, false, true]])
    let present = try reader.catalogue().cityCalendar
    let last = try reader.calendar(of: #require(try reader.calendarRevisions().last))
    #expect(last.difference(from: present) == nil)
  }
}
