/// How much of a long work the next transaction does: what takes a tenth of a second while others wait to write, so that
/// they do not wait longer. While nobody does, more: fewer commits write the pages that they share fewer times.
struct TransactionSize {
  private static let wanted = (awaited: Duration.milliseconds(100), alone: Duration.milliseconds(400))
  /// Between two transactions, for what waits to be written.
  static let breath = Duration.milliseconds(2)

  private(set) var count: Int
  private let bounds: ClosedRange<Int>

  init(_ bounds: ClosedRange<Int>) {
    self.bounds = bounds
    count = bounds.lowerBound
  }

  /// - Parameters:
  ///   - done: how much the last one did; the next does twice as much at most.
  ///   - took: how long it took.
  ///   - isAwaited: whether somebody waits to write.
  mutating func adapt(done: Int, in took: Duration, isAwaited: Bool) {
    let wanted = isAwaited ? TransactionSize.wanted.awaited : TransactionSize.wanted.alone
    let factor = min(2, wanted / max(took, .milliseconds(1)))
    count = min(max(Int(Double(done) * factor), bounds.lowerBound), bounds.upperBound)
  }
}
