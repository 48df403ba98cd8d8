/// One caller's change, waiting for its turn.
protocol WriteJob<Work>: Sendable {
  associatedtype Work
  /// Whether its commit has to be on disk before the caller gets the result.
  var isDurable: Bool { get }
  /// Runs the change and keeps its outcome. Called again if the first transaction was rolled back.
  func perform(in transaction: Work) throws
  /// What it wrote was refused after it had run.
  func fail(_ error: any Error)
  /// Returns the result to its caller, or the reason why nothing of the whole group was kept.
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

  func fail(_ error: any Error) { outcome = .failure(error) }

  func resume(failure: DatabaseError?) {
    switch (outcome, failure) {
    case (.failure(let error), _): caller.resume(throwing: error)
    case (.success(let value), nil): caller.resume(returning: value)
    case (_, let failure): caller.resume(throwing: failure ?? .closed)
    }
  }
}
