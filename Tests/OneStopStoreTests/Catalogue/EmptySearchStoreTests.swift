import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Searches that found nothing, by day", .eachEngine) struct EmptySearchStoreTests {
  @Test("are counted, bounded for a day, and forgotten after ninety")
  func counted() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    let day = LocalDate(daysSinceEpoch: 20_000)
    let search = try #require(EmptySearch("nuôi cá sấu"))
    try store.writer.bulk { transaction in
      try transaction.add([search: 2], on: day)
      try transaction.add([search: 3], on: day.next)
    }
    #expect(
      try store.makeReader().emptySearches(since: day, limit: 10)
        == [EmptySearchCount(words: "nuôi cá sấu", count: 5, lastDay: day.next)])
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let many = letters.flatMap { a in letters.compactMap { EmptySearch("\(a) \($0)") } }
    try store.writer.bulk { transaction in
      try transaction.add(Dictionary(many.map { ($0, 1) }) { $1 }, on: day)
      try transaction.add([search: 1], on: day)
    }
    #expect(try store.makeReader().emptySearches(since: day, limit: 1_000).count == Transaction.mostEmptySearches)
    #expect(try store.makeReader().emptySearches(since: day, limit: 1).first?.count == 6)
    try store.writer.bulk { try $0.add([search: 1], on: day.adding(days: 92)) }
    #expect(try store.makeReader().emptySearches(since: day, limit: 10).map(\.count) == [1])
  }
}
