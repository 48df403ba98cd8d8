/// One caller's change, waiting for its turn.
protocol WriteJob<Work>: Sendable {
  associatedtype Work
  /// Whether its commit is to be on disk before the caller hears of it.
  var isDurable: Bool { get }
  /// Runs the change and keeps what came of it. Called again where the transaction of the first time was taken back.
  func perform(in transaction: Work) throws
  /// Hands the caller its result, or why nothing of the whole group was kept.
  func resume(failure: DatabaseError?)
}

/// `@unchecked`: `outcome` belongs to the thread that runs the group, from `perform` to `resume`.
final class Change<Work, Value: Sendable>: WriteJob, @unchecked Sendable {
  let isDurable: Bool
  private let body: @Sendable (Work) throws -> Value
  private let caller: CheckedContinuation<Value, any Error>
  private var outcome: Result<Value, any Error>?

  init(
    _ caller: CheckedContinuation<Value, any Error>, isDurable: Bool,
    _ body: @escaping @Sendable (Work) throws -> Value
  ) {
    self.isDurable = isDurable
    self.caller = caller
    self.body = body
  }

  func perform(in transaction: Work) throws {
    let outcome = Result { try body(transaction) }
    self.outcome = outcome
    _ = try outcome.get()
  }

  func resume(failure: DatabaseError?) {
    switch (outcome, failure) {
    case (.failure(let error), _): caller.resume(throwing: error)
    case (.success(let value), nil): caller.resume(returning: value)
    case (_, let failure): caller.resume(throwing: failure ?? .closed)
    }
  }
}
