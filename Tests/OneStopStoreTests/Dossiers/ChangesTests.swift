import Database
import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Events in the order in which they were recorded", .eachEngine) struct ChangesTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private func told(
    _ agencies: [AgencyCode] = [.district1], after: Int64 = 0, by limit: Int = 3
  ) throws -> [(number: Int64, text: String)] {
    let reader = try store.makeReader()
    var (told, last) = ([(number: Int64, text: String)](), after)
    while true {
      let page = try reader.changes(of: agencies, after: last, limit: limit)
      guard let end = page.last, page.count <= limit else { return told }
      told += page.map { ($0.number, "\($0.code.serial) \($0.place) \($0.event.kind.name.word)") }
      last = end.number
    }
  }

  @Test("page after page tells each once, whatever is recorded meanwhile, and the agency's own alone")
  func order() throws {
    try store.writer.bulk { transaction in
      let first = try transaction.accept()
      try transaction.accept(.sample(agency: .district2))
      let second = try transaction.accept()
      try transaction.act(.process, on: second.id, at: .at("2018-06-04T08:00"))
      // Entered later, though it happened before.
      try transaction.act(.process, on: first.id, at: .at("2018-06-02T08:00"), now: .at("2018-06-05T08:00"))
    }
    let expected = ["1 1 accept", "2 1 accept", "2 2 process", "1 2 process"]
    for limit in 1...5 { #expect(try told(by: limit).map(\.text) == expected) }
    #expect(try told([.district2]).map(\.text) == ["1 1 accept"])
    #expect(try told([.district1, .district2], by: 2).count == 5)
    let last = try #require(try told().last?.number)
    #expect(try told(after: last).isEmpty)
    try store.writer.bulk { _ = try $0.act(.finish, on: 1, at: .at("2018-06-06T08:00")) }
    #expect(try told(after: last).map(\.text) == ["1 3 finish"])
  }

  @Test("what is taken back leaves no number")
  func takenBack() async throws {
    struct Refused: Error {}
    try await store.writer.transaction { _ = try $0.accept() }
    for _ in 0..<3 {
      await #expect(throws: Refused.self) {
        try await store.writer.transaction { transaction in
          try transaction.accept()
          throw Refused()
        }
      }
    }
    try await store.writer.transaction { _ = try $0.accept() }
    #expect(try told().map(\.number) == [1, 2])
  }

  @Test("are found by the index of the agency")
  func plan() throws {
    // How SQLite goes about it.
    try TestEngine.require(.sqlite)
    let plan = try store.makeReader().connection.queryPlan(
      "SELECT number FROM changes WHERE agency = 'x' AND number > 1 ORDER BY number LIMIT 2")
    #expect(plan.contains("changes_agency") && !plan.contains("TEMP B-TREE"), "\(plan)")
  }
}
