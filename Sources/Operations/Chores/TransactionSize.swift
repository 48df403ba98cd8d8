import OneStopStore

/// How much of a long task the next transaction does: about a tenth of a second's worth while others wait to write, and
/// more while nobody waits, since fewer commits write shared pages fewer times.
package struct TransactionSize {
  private static let wanted = (awaited: Duration.milliseconds(100), alone: Duration.milliseconds(400))
  /// The pause between two transactions, in which others can write.
  private static let breath = Duration.milliseconds(2)

  package private(set) var count: Int
  private let bounds: ClosedRange<Int>

  package init(_ bounds: ClosedRange<Int>) {
    self.bounds = bounds
    count = bounds.lowerBound
  }

  /// Does that much in a transaction, sizes the next one by the time it took, and lets others write.
  ///
  /// - Parameter isDurable: whether the commit waits for the disk. It must where events are recorded: other systems read
  ///   them at once, and never ask for a number twice. Other work must find again what a power cut undoes.
  package mutating func transaction<Value: Sendable>(
    of done: Int, in store: Store, isDurable: Bool = true, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    let started = ContinuousClock.now
    let (value, isAwaited) = try await store.writer.transaction(isDurable: isDurable) { transaction in
      (try body(transaction), store.writer.waitingCount > 0)
    }
    adapt(done: done, in: ContinuousClock.now - started, isAwaited: isAwaited)
    // The work's own loop checks whether it is to end.
    try? await Task.sleep(for: TransactionSize.breath)
    return value
  }

  /// - Parameters:
  ///   - done: how much the last transaction did; the next does at most twice as much.
  ///   - took: how long it took.
  ///   - isAwaited: whether others are waiting to write.
  private mutating func adapt(done: Int, in took: Duration, isAwaited: Bool) {
    let wanted = isAwaited ? TransactionSize.wanted.awaited : TransactionSize.wanted.alone
    let factor = min(2, wanted / max(took, .milliseconds(1)))
    count = min(max(Int(Double(done) * factor), bounds.lowerBound), bounds.upperBound)
  }
}
