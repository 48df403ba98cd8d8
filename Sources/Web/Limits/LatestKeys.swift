/// The latest so many that were noted: clients that have signed in, say.
struct LatestKeys<Key: Hashable & Sendable>: Sendable {
  private let capacity: Int
  /// How often each is in `order` from `first` on.
  private var counts: [Key: Int] = [:]
  private var order: [Key] = []
  private var first = 0

  init(capacity: Int = 16_384) { self.capacity = max(1, capacity) }

  func contains(_ key: Key) -> Bool { counts[key] != nil }

  mutating func note(_ key: Key) {
    order.append(key)
    counts[key, default: 0] += 1
    if order.count - first > capacity { dropOldest() }
  }

  private mutating func dropOldest() {
    let oldest = order[first]
    first += 1
    if let count = counts[oldest] { counts[oldest] = count > 1 ? count - 1 : nil }
    // Moved once for as many as are held, so that each costs little.
    if first > capacity {
      order.removeFirst(first)
      first = 0
    }
  }
}
