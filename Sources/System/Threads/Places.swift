import Synchronization

/// Places for work that takes a processor, much memory or another program: so much of it at a time. Clients take turns.
package final class Places: Sendable {
  /// Too many wait, it took too long until it was its turn, or its task was cancelled before: nothing was done.
  package struct Busy: Error {}

  private struct State {
    var free: Int
    var waiting: FairQueue<String, Waiter>
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - count: how much work at a time.
  ///   - capacity: how many may wait.
  ///   - share: how many of these may be one client's.
  package init(_ count: Int, capacity: Int = .max, share: Int = .max) {
    state = Mutex(State(free: count, waiting: FairQueue(capacity: capacity, share: share)))
  }

  /// Runs work that blocks, on a thread of its own, once it is the client's turn.
  ///
  /// - Parameter limit: how long it may wait for its turn.
  /// - Throws: `Busy`, and what the work throws.
  package func run<Value: Sendable>(
    _ name: String, of client: String = "", waitingAtMost limit: Duration? = nil,
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await turn(of: client, waitingAtMost: limit) { try await Thread.run(name, work) }
  }

  /// Runs work that does not block, once it is the client's turn.
  package func turn<Value>(
    of client: String = "", waitingAtMost limit: Duration? = nil, _ work: () async throws -> Value
  ) async throws -> Value {
    guard await enter(client, limit) else { throw Busy() }
    defer { leave() }
    return try await work()
  }

  private func enter(_ client: String, _ limit: Duration?) async -> Bool {
    let waiter = Waiter()
    let told = state.withLock { state -> (waiter: Waiter, isTurn: Bool)? in
      if state.free > 0 {
        state.free -= 1
        return (waiter, true)
      }
      return state.waiting.put(waiter, of: client).map { ($0, false) }
    }
    if let told { _ = told.waiter.tell(told.isTurn) }
    let timer = limit.map { limit in
      Task {
        try? await Task.sleep(for: limit)
        if !Task.isCancelled { _ = waiter.tell(false) }
      }
    }
    defer { timer?.cancel() }
    return await withTaskCancellationHandler {
      await waiter.wait()
    } onCancel: {
      _ = waiter.tell(false)
    }
  }

  /// Gives the place to the next one who still waits for it.
  private func leave() {
    while true {
      let next = state.withLock { state in
        let next = state.waiting.take()
        if next == nil { state.free += 1 }
        return next
      }
      guard let next, !next.tell(true) else { return }
    }
  }

  /// Is told once: that it is its turn, or that it will not be.
  private final class Waiter: Sendable {
    private enum State {
      case new
      case waits(CheckedContinuation<Bool, Never>)
      case told(Bool)
    }

    private let state = Mutex(State.new)

    func wait() async -> Bool {
      await withCheckedContinuation { caller in
        let told = state.withLock { state -> Bool? in
          if case .told(let isTurn) = state { return isTurn }
          state = .waits(caller)
          return nil
        }
        if let told { caller.resume(returning: told) }
      }
    }

    /// - Returns: false where it has been told before.
    func tell(_ isTurn: Bool) -> Bool {
      let before = state.withLock { state in
        let before = state
        if case .told = before {} else { state = .told(isTurn) }
        return before
      }
      switch before {
      case .new: return true
      case .waits(let caller):
        caller.resume(returning: isTurn)
        return true
      case .told: return false
      }
    }
  }
}
