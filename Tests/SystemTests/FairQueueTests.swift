import System
import Testing

@Suite struct FairQueueTests {
  private func taken(_ queue: FairQueue<String, Int>) -> [Int] {
    var queue = queue
    var items: [Int] = []
    while let item = queue.take() { items.append(item) }
    #expect(queue.count == 0)
    return items
  }

  @Test("Clients take turns, each with its own requests in order")
  func turns() {
    var queue = FairQueue<String, Int>(capacity: 10, share: 10)
    for (client, item) in [("a", 1), ("a", 2), ("a", 3), ("b", 4), ("c", 5), ("b", 6)] {
      #expect(queue.put(item, of: client) == nil)
    }
    #expect(taken(queue) == [1, 4, 5, 2, 6, 3])
  }

  @Test("Clients with fewer failures go first")
  func trouble() {
    var queue = FairQueue<String, Int>(capacity: 10, share: 10, levels: 3)
    _ = queue.put(1, of: "a", trouble: 2)
    _ = queue.put(2, of: "b", trouble: 1)
    _ = queue.put(3, of: "c", trouble: 0)
    _ = queue.put(4, of: "d", trouble: 99)
    #expect(taken(queue) == [3, 2, 1, 4])
  }

  @Test("No client has more waiting than its share")
  func share() {
    var queue = FairQueue<String, Int>(capacity: 10, share: 2)
    #expect((1...4).map { queue.put($0, of: "a") } == [nil, nil, 3, 4])
    #expect(queue.put(5, of: "b") == nil)
  }

  @Test("A full queue makes room only for clients with fewer failures or fewer waiting")
  func full() {
    var queue = FairQueue<String, Int>(capacity: 4, share: 4, levels: 2)
    for item in 1...3 { _ = queue.put(item, of: "a", trouble: 1) }
    _ = queue.put(4, of: "b", trouble: 1)
    #expect(queue.put(5, of: "c", trouble: 1) == 3)
    #expect(queue.put(6, of: "d", trouble: 1) == 2)
    #expect(queue.put(7, of: "e", trouble: 1) == 7)
    for item in 8...11 { #expect(queue.put(item, of: "client \(item)", trouble: 0) ?? 12 != item) }
    #expect(queue.put(12, of: "f", trouble: 1) == 12)
    #expect(taken(queue) == [8, 9, 10, 11])
  }

  @Test("The first that is wanted is the first that would be taken; those removed have no turn")
  func firstAndRemoved() {
    var queue = FairQueue<String, Int>(capacity: 10, share: 10, levels: 2)
    for (client, item) in [("a", 1), ("a", 2), ("b", 3), ("a", 4)] { _ = queue.put(item, of: client, trouble: 1) }
    _ = queue.put(6, of: "c", trouble: 0)
    #expect(queue.first { _ in true } == 6)
    #expect(queue.first { $0 < 6 } == 1)
    #expect(queue.first { $0 > 1 && $0 < 6 } == 3)
    #expect(queue.first { $0 > 6 } == nil)
    queue.removeAll { $0 == 2 || $0 == 3 || $0 == 6 }
    #expect(queue.count == 2)
    #expect(taken(queue) == [1, 4])
  }
}
