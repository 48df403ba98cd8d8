import Database
import OneStop
import TestSupport
import Testing

@testable import OneStopStore

/// Twelve dossiers of district 1 took eight working days from their start, ten of district 2 one.
@Suite("The store foretells which open dossiers are likely late", .eachEngine)
struct LateRiskStoreTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { transaction in
      for _ in 0..<12 { try LateRiskStoreTests.finish(transaction, after: 10, .district1) }
      for _ in 0..<10 { try LateRiskStoreTests.finish(transaction, after: 1, .district2) }
    }
  }

  /// From Monday 7 May on, so many days later.
  private static func finish(_ transaction: Transaction, after days: Int64, _ agency: AgencyCode) throws {
    let start = Moment.at("2018-05-07T08:00")
    let stored = try transaction.accept(.sample(agency: agency), at: start, days: 12)
    let end = start.adding(microseconds: days * Moment.day)
    try transaction.act(.finish, on: stored.id, at: end)
  }

  private func open(_ agency: AgencyCode) throws -> StoredDossier {
    try store.writer.bulk { try $0.accept(.sample(agency: agency), at: .at("2018-06-04T08:00"), days: 10) }
  }

  private func list(_ agency: AgencyCode, _ now: String) throws -> [Int64] {
    let reader = try store.makeReader()
    let found = try reader.worklist(.likelyLate, agency: agency, now: .at(now)).map(\.id)
    #expect(try reader.likelyLateCount(agencies: [agency], now: .at(now)) == found.count)
    return found
  }

  @Test("It is listed from the moment at which less time is left than its agency's dossiers took, until it is late")
  func list() throws {
    let slow = try open(.district1)
    let fast = try open(.district2)
    // Due on 14 June at 17:00, by a calendar without days off; step times go by the city's.
    let lines = try store.makeReader().worklist(.open, agency: .district1, now: .at("2018-06-05T08:00"))
    let risk = try #require(lines.first?.risk)
    #expect(risk.cases == 12)
    #expect(try list(.district1, "2018-06-01T08:00") == [])
    #expect(try list(.district1, "2018-06-13T08:00") == [slow.id])
    #expect(try list(.district1, "2018-06-15T08:00") == [])
    #expect(try list(.district2, "2018-06-13T08:00") == [])
    #expect(try list(.district2, "2018-06-14T16:59") == [fast.id])
    #expect(try store.check().findings == [])
  }

  @Test("A day off that moves no due date may still leave less time to work")
  func dayOff() throws {
    try store.writer.bulk { _ = try $0.importCatalogue([September.file()], now: .at("2018-01-01T08:00")) }
    let stored = try store.writer.bulk { try $0.acceptInSeptember("30d", at: "2018-08-20T08:00") }
    func line() throws -> (due: Moment?, from: Moment?) {
      let lines = try store.makeReader().worklist(.open, agency: .district1, now: .at("2018-08-21T08:00"))
      return (lines.first?.due, lines.first?.risk?.from)
    }
    let before = try line()
    let work = try #require(try store.change(September.file("2018-09-12"), now: "2018-08-22T09:00"))
    try store.recompute(work, by: September.calendar("2018-09-12"), now: "2018-08-22T09:01", batch: 40)
    let after = try line()
    #expect(after.due == before.due && before.due != nil)
    #expect(try #require(after.from) < #require(before.from))
    #expect(try store.makeReader().dossier(id: stored.id)?.events.count == 1)
    #expect(try store.check().findings == [])
  }

  @Test(
    "What has ended or stands still is not likely late; what runs again is",
    arguments: [Action.finish, .requestSupplement])
  func ended(_ action: Action) throws {
    let stored = try open(.district1)
    try store.writer.bulk { try $0.act(action, on: stored.id, at: .at("2018-06-05T08:00")) }
    #expect(try list(.district1, "2018-06-13T08:00") == [])
    if action == .requestSupplement {
      try store.writer.bulk { try $0.act(.supplementReceived, on: stored.id, at: .at("2018-06-06T08:00")) }
      #expect(try list(.district1, "2018-06-14T08:00") == [stored.id])
    }
    #expect(try store.check().findings == [])
  }

  @Test("An end that is taken back with its transaction counts nothing")
  func takenBack() async throws {
    let stored = try open(.district1)
    struct Change: Error {}
    await #expect(throws: Change.self) {
      try await store.writer.transaction { transaction in
        try transaction.act(.finish, on: stored.id, at: .at("2018-06-05T08:00"))
        throw Change()
      }
    }
    try await store.writer.transaction { _ = try $0.act(.process, on: stored.id, at: .at("2018-06-06T08:00")) }
    #expect(try store.check().findings == [])
  }

  @Test("What another process has finished meanwhile is taken in")
  func otherProcess() throws {
    _ = try open(.district2)
    let other = try Store(in: folder)
    try other.writer.bulk { transaction in
      for _ in 0..<30 { try LateRiskStoreTests.finish(transaction, after: 10, .district2) }
    }
    let stored = try open(.district2)
    #expect(try list(.district2, "2018-06-13T08:00") == [stored.id])
    // The earlier one gets it with the night.
    #expect(try store.writer.bulk { try $0.refreshLateRisks(of: $0.runningDossiers()) } == 1)
    #expect(try list(.district2, "2018-06-13T08:00").count == 2)
    #expect(try store.writer.bulk { try $0.refreshLateRisks(of: $0.runningDossiers()) } == 0)
  }
}
