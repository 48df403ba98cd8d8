import Synchronization

/// How many connections all loops of a server have open, and may have: together, and of one client.
final class ConnectionPlaces: Sendable {
  let limit: Int
  /// Of one client.
  let share: Int
  private let taken = Atomic<Int>(0)
  private let clients = Mutex<[ClientAddress: Int]>([:])

  /// - Parameter share: of one client; of few places it gets three quarters.
  init(limit: Int, share: Int = .max) {
    self.limit = limit
    self.share = limit < 16 ? limit : min(share, limit / 4 * 3)
  }

  /// Takes a place; false where none is left.
  func reserve() -> Bool {
    if taken.add(1, ordering: .relaxed).newValue <= limit { return true }
    giveBack()
    return false
  }

  func giveBack() { taken.subtract(1, ordering: .relaxed) }

  /// Counts a connection of the client; false where it has its share already.
  func admit(_ client: ClientAddress) -> Bool {
    clients.withLock { clients in
      let count = clients[client, default: 0]
      guard count < share else { return false }
      clients[client] = count + 1
      return true
    }
  }

  /// Gives the place of a connection back that `admit` has counted; nil: one that is not counted for any client.
  func giveBack(of client: ClientAddress?) {
    giveBack()
    guard let client else { return }
    clients.withLock { clients in
      let count = clients[client, default: 1] - 1
      clients[client] = count > 0 ? count : nil
    }
  }
}
