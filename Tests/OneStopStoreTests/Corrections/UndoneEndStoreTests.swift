import Database
import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Undone ends in the store", .eachEngine) struct UndoneEndStoreTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  /// Accepted on 1 June with ten days, begun, ended on the 4th and brought back on the 20th.
  private func lifeAndUndoing(_ end: Action) throws -> StoredDossier {
    try store.writer.bulk { transaction in
      let id = try transaction.accept(at: .at("2018-06-01T09:00")).id
      try transaction.act(.process, on: id, at: .at("2018-06-01T10:00"))
      try transaction.act(end, on: id, at: .at("2018-06-04T10:00"))
      let undone = try transaction.act(.undoEnd, on: id, at: .at("2018-06-20T10:00"), by: "chi")
      return try #require(undone)
    }
  }

  private func figures(_ from: String, _ to: String, now: String = "2018-07-01T00:00") throws -> ReportFigures {
    let period = try #require(Period(from: .on(from), to: .on(to)))
    return try store.makeReader().figures(by: .agency, in: period, now: .at(now))["000.00.41.H29"] ?? ReportFigures()
  }

  @Test(
    "The dossier is on the lists again as it stood, and everything derived is equal to its events",
    arguments: [Action.finish, .stop, .withdraw])
  func derived(_ end: Action) throws {
    let stored = try lifeAndUndoing(end)
    #expect(try store.check().findings == [])
    #expect(try store.makeReader().dossier(id: stored.id) == stored)
    #expect(stored.dossier.status == .processing && stored.dossier.officer == "lan" && stored.dossier.step == 1)
    let list = try store.makeReader().worklist(.overdue, agency: .district1, now: .at("2018-06-20T11:00"))
    #expect(list.map(\.id) == [stored.id] && list[0].endedAt == nil && list[0].outcome == nil)
  }

  @Test(
    "Reports of the days since the mistake are as if it had never been; the day of the undoing counts it",
    arguments: [Action.finish, .stop, .withdraw])
  func reports(_ end: Action) throws {
    _ = try lifeAndUndoing(end)
    let week = try figures("2018-06-04", "2018-06-10")
    #expect(week.ended.total == 0 && week.open.withinTime == 1 && week.carriedOver == 1 && week.corrections == 0)
    let later = try figures("2018-06-18", "2018-06-24")
    #expect(later.open.overdue == 1 && later.corrections == 1 && later.isBalanced)
    let entries = try store.makeReader().lateEntries(in: Period(day: .on("2018-06-04")))
    #expect(entries.map(\.action) == [.undoEnd])
    #expect(entries.map(\.at) == [.at("2018-06-04T10:00")] && entries.map(\.recordedAt) == [.at("2018-06-20T10:00")])
    #expect(try store.makeReader().lateEntryCount(in: Period(day: .on("2018-06-20"))) == 0)
  }

  @Test("An undone handing over that is entered later is listed on the day whose corrections it changes")
  func handingOver() throws {
    try store.writer.bulk { transaction in
      let id = try transaction.accept(at: .at("2018-06-01T09:00")).id
      try transaction.act(.process, on: id, at: .at("2018-06-01T10:00"))
      try transaction.act(.finish, on: id, at: .at("2018-06-04T10:00"))
      try transaction.act(.handOver, on: id, at: .at("2018-06-05T10:00"))
      try transaction.act(.undoEnd, on: id, at: .at("2018-06-07T10:00"), now: .at("2018-06-11T10:00"))
    }
    #expect(try figures("2018-06-07", "2018-06-07").corrections == 1)
    let entries = try store.makeReader().lateEntries(in: Period(day: .on("2018-06-07")))
    #expect(entries.map(\.at) == [.at("2018-06-07T10:00")])
    #expect(try store.makeReader().lateEntryCount(in: Period(day: .on("2018-06-07"))) == 1)
    #expect(try store.makeReader().lateEntryCount(in: Period(day: .on("2018-06-05"))) == 0)
  }

  @Test("The step times that the mistaken end had added are taken out")
  func stepTimes() throws {
    _ = try lifeAndUndoing(.finish)
    let count = try Connection(store.folder.place, knownVersion: 99)
      .integer("SELECT coalesce(sum(count), 0) FROM step_times")
    #expect(count == 0)
  }

  @Test("A refusal that is undone leaves a filing that can be accepted, counted once")
  func refusal() throws {
    let accepted = try store.writer.bulk { transaction in
      let id = try transaction.file(at: .at("2018-06-01T09:00")).id
      try transaction.act(.refuse, on: id, at: .at("2018-06-01T10:00"))
      try transaction.act(.undoEnd, on: id, at: .at("2018-06-04T10:00"))
      return try #require(try transaction.act(.accept, on: id, at: .at("2018-06-05T10:00")))
    }
    #expect(accepted.dossier.code.description == "000.00.41.H29-180605-0001")
    #expect(try store.check().findings == [])
    let june = try figures("2018-06-01", "2018-06-30")
    #expect(june.received.total == 1 && june.ended.refused == 0 && june.isBalanced)
    #expect(try figures("2018-06-01", "2018-06-03").received.total == 0)
  }

  @Test("Questions that the mistaken end had overtaken wait for their answers again")
  func consultations() throws {
    try store.writer.bulk { transaction in
      let id = try transaction.accept(at: .at("2018-06-01T09:00")).id
      try transaction.ask(.health, about: id, at: .at("2018-06-01T10:00"))
      try transaction.act(.stop, on: id, at: .at("2018-06-04T10:00"))
      try transaction.act(.undoEnd, on: id, at: .at("2018-06-05T10:00"))
    }
    #expect(try store.check().findings == [])
    #expect(try store.makeReader().dossier(id: 1)?.dossier.openConsultations.count == 1)
  }

  @Test("The list of late entries is read from its index")
  func plan() throws {
    let plan = try store.makeReader().connection.queryPlan(
      """
      SELECT d.code FROM events e JOIN dossiers d ON d.id = e.dossier_id
      WHERE e.is_late_entry = 1 AND \(LateEntry.at) >= $1 AND \(LateEntry.at) < $2
      ORDER BY \(LateEntry.at)
      """)
    #expect(plan.contains("events_late") && !plan.contains("B-TREE"), "\(plan)")
  }
}
