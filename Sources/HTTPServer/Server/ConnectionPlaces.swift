import Synchronization

/// How many connections all loops of a server have open, and may have.
final class ConnectionPlaces: Sendable {
  let limit: Int
  private let taken = Atomic<Int>(0)

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes a place; false where none is left.
  func reserve() -> Bool {
    if taken.add(1, ordering: .relaxed).newValue <= limit { return true }
    giveBack()
    return false
  }

  func giveBack() { taken.subtract(1, ordering: .relaxed) }
}
