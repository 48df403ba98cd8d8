import OneStopStore

/// How much of a long work the next transaction does: what takes a tenth of a second while others wait to write, so that
/// they do not wait longer. While nobody does, more: fewer commits write the pages that they share fewer times.
package struct TransactionSize {
  private static let wanted = (awaited: Duration.milliseconds(100), alone: Duration.milliseconds(400))
  /// Between two transactions, for what waits to be written.
  private static let breath = Duration.milliseconds(2)

  package private(set) var count: Int
  private let bounds: ClosedRange<Int>

  package init(_ bounds: ClosedRange<Int>) {
    self.bounds = bounds
    count = bounds.lowerBound
  }

  /// Does so much of the work in a transaction, sizes the next by it, and lets others write. What the machine's death takes
  /// back has to be found again: the commit does not wait for the disk.
  package mutating func transaction<Value: Sendable>(
    of done: Int, in store: Store, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    let started = ContinuousClock.now
    let (value, isAwaited) = try await store.writer.transaction(isDurable: false) { transaction in
      (try body(transaction), store.writer.waitingCount > 0)
    }
    adapt(done: done, in: ContinuousClock.now - started, isAwaited: isAwaited)
    // Whether the work is to end, its own loop asks.
    try? await Task.sleep(for: TransactionSize.breath)
    return value
  }

  /// - Parameters:
  ///   - done: how much the last one did; the next does twice as much at most.
  ///   - took: how long it took.
  ///   - isAwaited: whether somebody waits to write.
  private mutating func adapt(done: Int, in took: Duration, isAwaited: Bool) {
    let wanted = isAwaited ? TransactionSize.wanted.awaited : TransactionSize.wanted.alone
    let factor = min(2, wanted / max(took, .milliseconds(1)))
    count = min(max(Int(Double(done) * factor), bounds.lowerBound), bounds.upperBound)
  }
}
