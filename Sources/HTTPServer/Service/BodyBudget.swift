import Synchronization

/// How many bytes of bodies all loops of a server hold in memory, and may hold: together, and for one client.
///
/// What goes on to a disk or a handler piece by piece counts only until it is taken.
final class BodyBudget: Sendable {
  private struct State {
    var held = 0
    var clients: [ClientAddress: Int] = [:]
  }

  private let limit: Int
  /// Of one client, so that unfinished forms of one address leave room for everybody's.
  private let share: Int
  private let state = Mutex(State())

  init(limit: Int) {
    self.limit = limit
    share = max(1, limit / 4)
  }

  /// Takes room for so many bytes; false where there is none.
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
