import OneStopStore

/// A change that is made completely or not at all: what the offices do, and what the portal stores for them.
///
/// Every door runs it in a transaction of the writer. It reads there whatever it decides by, since what a page read
/// earlier may be out of date.
package protocol Operation: Sendable {
  associatedtype Outcome: Sendable

  /// - Throws: the operation's own errors and the store's; in either case nothing is changed.
  func run(in transaction: Transaction) throws -> Outcome
}

extension Store {
  /// Runs the operation on the writer, and returns once what it did is on disk.
  package func run<Change: Operation>(_ operation: Change) async throws -> Change.Outcome {
    try await writer.transaction { try operation.run(in: $0) }
  }
}
