import HTTPServer
import Synchronization
import Testing

@testable import Web

@Suite struct DearPagesTests {
  private let pages = DearPages(capacity: 4, share: 2)

  private final class Order: Sendable {
    private let numbers = Mutex<[Int]>([])
    var all: [Int] { numbers.withLock { $0 } }
    func note(_ number: Int) { numbers.withLock { $0.append(number) } }
  }

  private func client(_ number: Int) throws -> ClientAddress {
    try #require(ClientAddress("192.0.2.\(number)"))
  }

  @Test("One runs at a time; clients take turns, and beyond the limit on waiting they are refused")
  func turns() async throws {
    let (gates, open) = AsyncStream.makeStream(of: Void.self)
    let (entered, enter) = AsyncStream.makeStream(of: Void.self)
    let order = Order()
    let first = try client(1)
    let pages = pages
    let running = Task {
      try await pages.turn(of: first) {
        enter.yield()
        for await _ in gates { break }
      }
    }
    for await _ in entered { break }
    let clients = try [1, 1, 1, 2, 3, 4].map { (number: $0, address: try client($0)) }
    var answers: [Bool] = []
    await withTaskGroup(of: Bool.self) { group in
      for client in clients {
        // At once up to the wait, so that they wait in this order.
        group.addImmediateTask {
          (try? await pages.turn(of: client.address) { order.note(client.number) }) != nil
        }
      }
      open.yield()
      for await answer in group { answers.append(answer) }
    }
    try await running.value
    // Of the first client's three one is too many, and of all one more: for the fourth client, the first's second goes.
    #expect(answers.count { !$0 } == 2)
    #expect(order.all == [1, 2, 3, 4])
    #expect(try await pages.turn(of: first) { 7 } == 7)
  }

  @Test("A failure passes the turn on")
  func failure() async throws {
    let first = try client(1)
    for _ in 0..<3 {
      await #expect(throws: Missing.self) { try await pages.turn(of: first) { throw Missing() } }
    }
  }

  @Test("A search uses 200 letters and twelve words")
  func searchText() {
    #expect(" đất  đai ".searchText == " đất  đai ")
    #expect(String(repeating: "a", count: 5_000).searchText.utf8.count == 200)
    #expect(Array(repeating: "a", count: 3_000).joined(separator: " ").searchText.split(separator: " ").count == 12)
  }
}
