import OneStopStore

/// A change that is made whole or not at all: what the offices do, and what is kept of what they do.
///
/// Every door runs it in a transaction of the writer. It reads there what it decides by: what a page has read before may
/// be old by then.
package protocol Operation: Sendable {
  associatedtype Outcome: Sendable

  /// - Throws: as the operation says, and as the store does; nothing is changed then.
  func run(in transaction: Transaction) throws -> Outcome
}

extension Store {
  /// Runs the operation on the writer, and returns once what it did is on disk.
  package func run<Change: Operation>(_ operation: Change) async throws -> Change.Outcome {
    try await writer.transaction { try operation.run(in: $0) }
  }
}
