import Synchronization

/// Says once, and from then on, that what goes on by itself is to end.
package final class StopSignal: Sendable {
  private struct State {
    var isStopped = false
    var listeners: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  package init() {}

  package var isStopped: Bool { state.withLock { $0.isStopped } }

  package func stop() {
    let listeners = state.withLock { state in
      state.isStopped = true
      defer { state.listeners = [] }
      return state.listeners
    }
    for listener in listeners { listener() }
  }

  /// Calls the listener when it stops; at once where it has.
  func listen(_ listener: @escaping @Sendable () -> Void) {
    let isStopped = state.withLock { state in
      if !state.isStopped { state.listeners.append(listener) }
      return state.isStopped
    }
    if isStopped { listener() }
  }
}
