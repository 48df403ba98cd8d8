import Synchronization

/// The bytes of bodies that all loops of a server hold in memory, limited in total and per client.
///
/// Content that a handler takes piece by piece counts only until it is taken.
final class BodyBudget: Sendable {
  private struct State {
    var held = 0
    var clients: [ClientAddress: Int] = [:]
  }

  private let limit: Int
  /// The limit of one client, so that one address's unfinished forms leave room for those of others.
  private let share: Int
  private let state = Mutex(State())

  init(limit: Int) {
    self.limit = limit
    share = max(1, limit / 4)
  }

  /// Reserves room for the bytes; false if there is none.
  func take(_ bytes: Int, for client: ClientAddress) -> Bool {
    state.withLock { state in
      let own = state.clients[client, default: 0] + bytes
      guard state.held + bytes <= limit, own <= share else { return false }
      state.held += bytes
      state.clients[client] = own
      return true
    }
  }

  func giveBack(_ bytes: Int, of client: ClientAddress) {
    guard bytes > 0 else { return }
    state.withLock { state in
      state.held -= bytes
      let own = state.clients[client, default: bytes] - bytes
      state.clients[client] = own > 0 ? own : nil
    }
  }

  /// Bytes held now.
  var held: Int { state.withLock { $0.held } }
}
