import Dispatch
import HTTPServer
import Operations
import Synchronization
import System

/// Checks passwords on a thread of its own, one at a time, so that a flood of sign-ins holds nothing else up.
///
/// A flood does not keep the right people out, not even one from ever new addresses: clients whose password was right
/// before go first, then those who sent few wrong ones, at names that few wrong ones were sent for, and clients take
/// turns. `PasswordTurns` says why the order tells nobody which names there are.
package final class Passwords: Sendable {
  /// The queue is full: nothing was checked.
  package struct Busy: Error {}

  private struct Waiting: Sendable {
    /// Takes 0.1 s, answers if the password is right, and says whether it is.
    let check: @Sendable () -> Bool
    let deny: @Sendable () -> Void
    let refuse: @Sendable () -> Void
    /// Set when its client has gone: what nobody waits for is not checked.
    let isOver: Flag
  }

  private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .relaxed) }
    /// Whether it was set before.
    @discardableResult func set() -> Bool { value.exchange(true, ordering: .relaxed) }
  }

  /// Answers once: whoever has to make room while the password is checked is turned away at that moment.
  private struct Caller<T: Sendable>: Sendable {
    let continuation: CheckedContinuation<T, any Error>
    let isAnswered = Flag()

    func answer(_ result: Result<T, any Error>) {
      if !isAnswered.set() { continuation.resume(with: result) }
    }
  }

  private struct State {
    var turns: PasswordTurns<Waiting>
    /// Clients with the right password for some account, since the program was started.
    var known = LatestKeys<ClientAddress>()
  }

  private let state: Mutex<State>
  private let thread = DispatchQueue(label: "motcua.passwords")
  /// The hash that is checked for a name that no account has.
  private let decoy: PasswordHash

  /// - Parameters:
  ///   - capacity: How many may wait; a check takes a core for 0.1 s, and 32 MiB.
  ///   - share: How many of one client may wait; an agency's staff start the day together and share an address.
  package init(capacity: Int = 256, share: Int = 48, cost: PasswordHash.Cost = PasswordHash.Cost()) {
    state = Mutex(State(turns: PasswordTurns(capacity: capacity, share: share, levels: 8)))
    decoy = PasswordHash(decoyAtCost: cost)
  }

  /// Whether the password matches the stored hash. Without one, or if the text is not a hash, the answer is false after
  /// the same time.
  ///
  /// - Parameters:
  ///   - wrongOnes: how many wrong passwords the client has sent lately.
  ///   - wrongOnesAtName: how many were sent lately for the name, whether or not somebody has it.
  ///   - isKnown: whether something else than its address says that the client has signed in before.
  /// - Throws: `Busy` where too many wait, or the task is cancelled before its turn: nothing has been checked.
  package func verify(
    _ password: String, stored text: String?, client: ClientAddress, wrongOnes: Int = 0, wrongOnesAtName: Int = 0,
    isKnown: Bool = false
  ) async throws -> Bool {
    let stored = text.flatMap(PasswordHash.init(stored:))
    let hash = stored ?? decoy
    let isKnown = isKnown || state.withLock { $0.known.contains(client) }
    let trouble = Passwords.trouble(wrongOnes, atName: wrongOnesAtName, isKnown: isKnown)
    let matches = try await run(client: client, trouble: trouble, isOfAccount: stored != nil, wrong: false) {
      hash.matches(password) && stored != nil ? true : nil
    }
    if matches { state.withLock { $0.known.note(client) } }
    return matches
  }

  /// The hash of a new password, as it is stored.
  ///
  /// - Throws: `Busy` where too many wait.
  package func hash(_ password: String, client: ClientAddress) async throws -> String {
    try await run(client: client, trouble: 0, isOfAccount: true, wrong: .failure(Busy())) {
      Result { try PasswordHash(password).description }
    }.get()
  }

  /// Who is known is not held up by what others send for the name. Of an agency whose people share an address somebody
  /// has always mistyped: a known client is still before strangers.
  private static func trouble(_ wrongOnes: Int, atName: Int, isKnown: Bool) -> Int {
    let ofClient = degree(wrongOnes, 1, 5, 15)
    return isKnown ? max(0, ofClient - 1) : 1 + ofClient + degree(atName, 1, 5, 20)
  }

  private static func degree(_ count: Int, _ bounds: Int...) -> Int { bounds.count { count >= $0 } }

  /// - Parameter wrong: the answer where the work has no result.
  private func run<T: Sendable>(
    client: ClientAddress, trouble: Int, isOfAccount: Bool, wrong: T, _ work: @escaping @Sendable () -> T?
  ) async throws -> T {
    let isOver = Flag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let caller = Caller<T>(continuation: continuation)
        let waiting = Waiting(
          check: {
            guard let result = work() else { return false }
            caller.answer(.success(result))
            return true
          }, deny: { caller.answer(.success(wrong)) }, refuse: { caller.answer(.failure(Busy())) }, isOver: isOver)
        let refused = state.withLock {
          $0.turns.put(waiting, of: client, trouble: trouble, isOfAccount: isOfAccount)
        }
        refused?.refuse()
        startNext()
      }
    } onCancel: {
      isOver.set()
    }
  }

  private func startNext() {
    let (turn, gone) = state.withLock { $0.turns.next(isOver: \.isOver.isSet) }
    for waiting in gone { waiting.refuse() }
    guard let turn else { return }
    thread.async {
      let isRight = turn.checked.check()
      // If its own password was checked, and right, it has its answer.
      turn.of.deny()
      self.state.withLock { $0.turns.end(turn, isRight: isRight) }
      self.startNext()
    }
  }
}
