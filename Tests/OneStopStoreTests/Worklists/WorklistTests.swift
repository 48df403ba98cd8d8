import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct WorklistTests {
  let folder: TemporaryFolder
  let store: Store
  let now = Moment.at("2018-06-10T09:00")
  let soon = Moment.at("2018-06-11T17:00")

  /// Due, by number: 1 on 3 June, 2 on 10 June, 3 on 11 June, 4 on 20 June, 5 waiting, 6 filed, 7 done, 8 handed over,
  /// 9 of another agency.
  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    let start = Moment.at("2018-06-01T08:00")
    try store.writer.bulk { transaction in
      for days in [2, 9, 10, 19] { try transaction.accept(at: start, days: days) }
      let waiting = try transaction.accept(at: start)
      try transaction.act(.requestSupplement, on: waiting.id, at: .at("2018-06-02T08:00"))
      try transaction.act(.assign, on: waiting.id, at: .at("2018-06-02T08:00"))
      try transaction.file(at: start)
      for _ in 0..<2 {
        let done = try transaction.accept(at: start)
        try transaction.act(.finish, on: done.id, at: .at("2018-06-05T08:00"))
      }
      try transaction.act(.handOver, on: 8, at: .at("2018-06-06T08:00"))
      try transaction.accept(.sample(agency: .district2), at: start, days: 2)
    }
  }

  static let lists: [(Worklist, [Int64])] = [
    (.overdue, [1]), (.dueSoon(until: .at("2018-06-11T17:00")), [2, 3]), (.open, [1, 2, 3, 4, 5, 6]),
    (.waiting, [5]), (.filed, [6]), (.toHandOver, [7]), (.mine(login: "lan"), [1, 2, 3, 4]),
    (.mine(login: "hoa"), [5]), (.dueToday, [2]), (.mine(login: "nobody"), []),
  ]

  @Test("Each list holds its dossiers, the earliest due first", arguments: lists)
  func list(_ list: Worklist, _ expected: [Int64]) throws {
    #expect(try store.makeReader().worklist(list, agency: .district1, now: now).map(\.id) == expected)
  }

  @Test("A list reads the agency's desk in its index, and no dossier", arguments: lists.map(\.0) + [.likelyLate])
  func plan(_ list: Worklist) throws {
    let plan = try store.makeReader().connection.queryPlan(
      "SELECT id FROM dossiers WHERE agency = $3 AND \(list.condition("agency = $3")) ORDER BY \(list.usualOrder.order.sql())"
    )
    let desk = list == .toHandOver ? "agency=?" : "agency=? AND ended_at=?"
    #expect(plan.hasPrefix("SEARCH dossiers USING COVERING INDEX dossiers_desk (\(desk))"), "\(plan)")
  }

  @Test("What a change of days off may move is found on the desks alone")
  func cityPlan() throws {
    let plan = try store.makeReader().connection.queryPlan("\(OpenDossier.dueFrom)")
    #expect(plan == "SCAN dossiers USING COVERING INDEX dossiers_desk")
  }

  @Test("A list comes page by page")
  func pages() throws {
    let reader = try store.makeReader()
    let pages = try [0, 2, 4, 6].map { offset in
      try reader.worklist(.open, agency: .district1, now: now, limit: 2, offset: offset).map(\.id)
    }
    #expect(pages == [[1, 2], [3, 4], [5, 6], []])
  }

  @Test("The counts are those of the lists")
  func counts() throws {
    let counts = try store.makeReader().worklistCounts(agency: .district1, login: "lan", now: now, soon: soon)
    #expect(counts.mine == 4)
    #expect(counts.filed == 1)
    #expect(counts.open == 6)
    #expect(counts.dueToday == 1)
    #expect(counts.dueSoon == 2)
    #expect(counts.overdue == 1)
    #expect(counts.waiting == 1)
    #expect(counts.toHandOver == 1)
  }
}
