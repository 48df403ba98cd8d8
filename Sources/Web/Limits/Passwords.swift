import Dispatch
import HTTPServer
import Operations
import Synchronization
import System

/// Checks passwords on its own threads, a few at a time, so that a flood of sign-ins holds nothing else up.
///
/// Clients whose password was right before go first, then those with few wrong passwords before those with many, and
/// clients take turns, so that a flood does not keep the right people out, not even one from ever new addresses.
package final class Passwords: Sendable {
  /// The queue is full: nothing was checked.
  package struct Busy: Error {}

  private struct Waiting: Sendable {
    package var check: @Sendable () -> Void
    package var refuse: @Sendable () -> Void
    /// Set when its client has gone: what nobody waits for is not checked.
    let isOver: Flag
  }

  private final class Flag: Sendable {
    let value = Atomic<Bool>(false)
  }

  private struct State {
    package var running = 0
    package var waiting: FairQueue<ClientAddress, Waiting>
    /// Clients with the right password for some account, since the program was started.
    var known = KnownClients()
  }

  private let width: Int
  private let state: Mutex<State>
  private let threads = DispatchQueue(label: "motcua.passwords", attributes: .concurrent)
  /// The hash that is checked for a name that no account has.
  private let decoy: PasswordHash

  /// - Parameters:
  ///   - width: How many are checked at once; each takes a core for 0.1 s, and 32 MiB.
  ///   - capacity: How many may wait.
  ///   - share: How many of one client may wait; an agency's staff start the day together and share an address.
  package init(width: Int = 1, capacity: Int = 256, share: Int = 48, cost: PasswordHash.Cost = PasswordHash.Cost()) {
    self.width = max(1, width)
    state = Mutex(State(waiting: FairQueue(capacity: capacity, share: share, levels: 5)))
    decoy = PasswordHash(decoyAtCost: cost)
  }

  /// Whether the password matches the stored hash. Without one, or if the text is not a hash, the answer is false after
  /// the same time.
  ///
  /// - Parameters:
  ///   - wrongOnes: how many wrong passwords the client has sent lately.
  ///   - isKnown: whether something else than its address says that the client has signed in before.
  /// - Throws: `Busy` where too many wait, or the task is cancelled before its turn: nothing has been checked.
  package func verify(
    _ password: String, stored text: String?, client: ClientAddress, wrongOnes: Int = 0, isKnown: Bool = false
  ) async throws -> Bool {
    let stored = text.flatMap(PasswordHash.init(stored:))
    let hash = stored ?? decoy
    let isKnown = isKnown || state.withLock { $0.known.contains(client) }
    let trouble = Passwords.trouble(wrongOnes, isKnown: isKnown)
    let matches = try await run(client: client, trouble: trouble) { hash.matches(password) } && stored != nil
    if matches { state.withLock { $0.known.note(client) } }
    return matches
  }

  /// The hash of a new password, as it is stored.
  ///
  /// - Throws: `Busy` where too many wait.
  package func hash(_ password: String, client: ClientAddress) async throws -> String {
    try await run(client: client, trouble: 0) { Result { try PasswordHash(password).description } }.get()
  }

  /// Of an agency whose people share an address somebody has always mistyped: a known client is still before strangers.
  private static func trouble(_ wrongOnes: Int, isKnown: Bool) -> Int {
    let ofStranger =
      switch wrongOnes {
      case ..<1: 1
      case ..<5: 2
      case ..<15: 3
      default: 4
      }
    return isKnown ? max(0, ofStranger - 2) : ofStranger
  }

  private func run<T: Sendable>(
    client: ClientAddress, trouble: Int, _ work: @escaping @Sendable () -> T
  ) async throws -> T {
    let isOver = Flag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
        let waiting = Waiting(
          check: { caller.resume(returning: work()) }, refuse: { caller.resume(throwing: Busy()) }, isOver: isOver)
        let refused = state.withLock { $0.waiting.put(waiting, of: client, trouble: trouble) }
        refused?.refuse()
        startNext()
      }
    } onCancel: {
      isOver.value.store(true, ordering: .relaxed)
    }
  }

  private func startNext() {
    let (next, gone) = state.withLock { state -> (Waiting?, [Waiting]) in
      var gone: [Waiting] = []
      while state.running < width, let next = state.waiting.take() {
        if next.isOver.value.load(ordering: .relaxed) {
          gone.append(next)
        } else {
          state.running += 1
          return (next, gone)
        }
      }
      return (nil, gone)
    }
    for waiting in gone { waiting.refuse() }
    guard let next else { return }
    threads.async {
      next.check()
      self.state.withLock { $0.running -= 1 }
      self.startNext()
    }
  }
}
