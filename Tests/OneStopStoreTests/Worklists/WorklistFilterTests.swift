import OneStop
import TestSupport
import Testing

@testable import OneStopStore

/// 1 Ánh, house, counter, with lan, due on 20 June; 2 Bảo, birth, counter, lan, 15 June; 3 Đức, house, online, nobody,
/// without a due moment; 4 An, house, counter, hoa, 10 June; 5 Cao, house, counter, done.
@Suite("Lists can be cut and sorted", .eachEngine)
struct WorklistFilterTests {
  let folder: TemporaryFolder
  let store: Store
  let now = Moment.at("2018-06-05T08:00")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    let start = Moment.at("2018-06-01T08:00")
    try store.writer.bulk { transaction in
      try transaction.accept(.sample("Ánh"), at: start, days: 19)
      try transaction.accept(.sample("Bảo", procedure: .birth), at: start.adding(microseconds: Moment.hour), days: 14)
      try transaction.file(.sample("Đức", channel: .online), at: start)
      let early = start.adding(microseconds: -Moment.hour)
      try transaction.accept(.sample("An"), at: early, days: 9, by: .staff(login: "hoa"))
      let done = try transaction.accept(.sample("Cao"), at: start)
      try transaction.act(.finish, on: done.id, at: now)
    }
  }

  static let filters: [(WorklistFilter, [Int64])] = [
    (WorklistFilter(), [4, 2, 1, 3]), (WorklistFilter(procedure: .birth), [2]),
    (WorklistFilter(channel: .online), [3]), (WorklistFilter(holder: .nobody), [3]),
    (WorklistFilter(holder: .login("lan")), [2, 1]), (WorklistFilter(holder: .login("ai")), []),
    (WorklistFilter(procedure: .house, holder: .login("lan"), channel: .counter), [1]),
  ]

  @Test("A filter lets through what it says, in the list and in every count", arguments: filters)
  func filter(_ filter: WorklistFilter, _ expected: [Int64]) throws {
    let reader = try store.makeReader()
    #expect(try reader.worklist(.open, agency: .district1, now: now, filter: filter).map(\.id) == expected)
    let soon = Moment.at("2018-06-12T00:00")
    let counts = try reader.worklistCounts(agency: .district1, login: "lan", now: now, soon: soon, filter: filter)
    let lists: [(Worklist, Int)] = [
      (.mine(login: "lan"), counts.mine), (.filed, counts.filed), (.open, counts.open), (.dueToday, counts.dueToday),
      (.dueSoon(until: soon), counts.dueSoon), (.overdue, counts.overdue), (.likelyLate, counts.likelyLate),
      (.waiting, counts.waiting), (.toHandOver, counts.toHandOver),
    ]
    for (list, count) in lists {
      #expect(try reader.worklist(list, agency: .district1, now: now, filter: filter).count == count, "\(list)")
    }
  }

  @Test(
    "An order holds over pages",
    arguments: [
      (WorklistOrder.due, [4, 2, 1, 3]), (.received, [4, 1, 2, 3]), (.applicant, [4, 1, 2, 3]),
    ] as [(WorklistOrder, [Int64])])
  func order(_ order: WorklistOrder, _ expected: [Int64]) throws {
    #expect(try pages(order).map(\.id) == expected)
  }

  @Test("By code")
  func codes() throws {
    let codes = try pages(.code).map(\.code.description)
    #expect(codes == codes.sorted() && Set(codes).count == 4)
  }

  private func pages(_ order: WorklistOrder) throws -> [DossierSummary] {
    let reader = try store.makeReader()
    return try [0, 2].flatMap { offset in
      try reader.worklist(.open, agency: .district1, now: now, order: order, limit: 2, offset: offset)
    }
  }
}
