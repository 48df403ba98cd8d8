import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct TrackingBookStoreTests {
  @Test("The lines of an agency's days, in the order of serials, by a search of the codes' index alone")
  func lines() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.writer.bulk { transaction in
      for day in ["2018-06-01", "2018-06-02", "2018-06-02", "2018-06-03"] {
        try transaction.accept(at: .at("\(day)T08:00"))
      }
      try transaction.accept(.sample(agency: .district2), at: .at("2018-06-02T08:00"))
      try transaction.file(at: .at("2018-06-02T08:00"))
      try transaction.act(.finish, on: 2, at: .at("2018-06-04T08:00"))
      try transaction.act(.handOver, on: 2, at: .at("2018-06-05T08:00"))
    }
    let reader = try store.makeReader()
    func codes(_ from: String, _ to: String, limit: Int = 100) throws -> [String] {
      try reader.trackingBook(agency: .district1, from: .on(from), to: .on(to), limit: limit).map(\.code.description)
    }
    let second = ["000.00.41.H29-180602-0001", "000.00.41.H29-180602-0002"]
    #expect(try codes("2018-06-02", "2018-06-02") == second)
    #expect(try codes("2018-06-02", "2018-06-03") == second + ["000.00.41.H29-180603-0001"])
    #expect(try codes("2018-06-01", "2018-06-03", limit: 2).count == 2)
    #expect(try codes("2018-06-04", "2018-06-30") == [])
    let line = try #require(
      try reader.trackingBook(agency: .district1, from: .on("2018-06-02"), to: .on("2018-06-02"), limit: 1).first)
    #expect(line.handedOverAt == .at("2018-06-05T08:00"))
    #expect(line.outcome == .early)
  }
}
