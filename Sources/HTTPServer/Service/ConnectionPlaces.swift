import Synchronization

/// The connections that all loops of a server have open, limited in total and per client.
final class ConnectionPlaces: Sendable {
  let limit: Int
  /// The limit of one client.
  let share: Int
  private let taken = Atomic<Int>(0)
  private let clients = Mutex<[ClientAddress: Int]>([:])

  /// - Parameter share: the limit of one client, at most three quarters of the places, unless these are very few.
  init(limit: Int, share: Int = .max) {
    self.limit = limit
    self.share = limit < 16 ? limit : min(share, limit / 4 * 3)
  }

  /// Takes a place; false if none is left.
  func reserve() -> Bool {
    if taken.add(1, ordering: .relaxed).newValue <= limit { return true }
    giveBack()
    return false
  }

  func giveBack() { taken.subtract(1, ordering: .relaxed) }

  /// Counts a connection of the client; false if it has its share already.
  func admit(_ client: ClientAddress) -> Bool {
    clients.withLock { clients in
      let count = clients[client, default: 0]
      guard count < share else { return false }
      clients[client] = count + 1
      return true
    }
  }

  /// Gives back the place of a connection that `admit` has counted; nil if it is not counted for any client.
  func giveBack(of client: ClientAddress?) {
    giveBack()
    guard let client else { return }
    clients.withLock { clients in
      let count = clients[client, default: 1] - 1
      clients[client] = count > 0 ? count : nil
    }
  }
}
