import Dispatch
import Synchronization

/// Checks passwords on threads of its own, a few at a time: a flood of sign-ins waits here and nothing else does.
package final class Passwords: Sendable {
  /// More than `capacity` checks wait already.
  struct Busy: Error {}

  private struct State {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
  }

  private let width: Int
  private let capacity: Int
  private let state = Mutex(State())
  private let threads = DispatchQueue(label: "motcua.passwords", attributes: .concurrent)
  /// What is checked for a name that no account has.
  private let decoy: PasswordHash

  /// - Parameters:
  ///   - width: How many are derived at once; each takes a core for 0.1 s and 32 MiB.
  ///   - capacity: How many may wait.
  init(width: Int = 1, capacity: Int = 64, cost: PasswordHash.Cost = PasswordHash.Cost()) {
    self.width = max(1, width)
    self.capacity = capacity
    decoy = PasswordHash(decoyAtCost: cost)
  }

  /// Whether the password is the stored one. Without a stored one, and for a text that is no hash, it is not, which takes
  /// the same time.
  ///
  /// Throws `Busy` where too many wait: nothing has been checked.
  func verify(_ password: String, stored text: String?) async throws -> Bool {
    let stored = text.flatMap(PasswordHash.init(stored:))
    let hash = stored ?? decoy
    let matches = try await run { hash.matches(password) }
    return matches && stored != nil
  }

  private func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
    try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
      let isTaken = state.withLock { state in
        if state.running >= width && state.waiting.count >= capacity { return false }
        state.waiting.append { caller.resume(returning: work()) }
        return true
      }
      if isTaken { startNext() } else { caller.resume(throwing: Busy()) }
    }
  }

  private func startNext() {
    let next = state.withLock { state -> (@Sendable () -> Void)? in
      guard state.running < width, !state.waiting.isEmpty else { return nil }
      state.running += 1
      return state.waiting.removeFirst()
    }
    guard let next else { return }
    threads.async {
      next()
      self.state.withLock { $0.running -= 1 }
      self.startNext()
    }
  }
}
