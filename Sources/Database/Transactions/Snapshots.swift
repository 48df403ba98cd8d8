/// Reads of one state of the database after another, on one connection, for what is no event loop: a chore that reads,
/// writes and reads again.
///
/// Each snapshot ends with its closure, whatever happens there: one that stayed open would keep the write-ahead log from
/// being cut.
package struct Snapshots: Sendable {
  private let reader: Reader

  package init(_ database: Connection) { reader = Reader(database) }

  /// Everything that `body` reads is of the moment of its first query. It must not nest.
  package func read<Value, Failure: Error>(
    _ body: (any Snapshot) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    defer { reader.endBatch() }
    return try body(reader)
  }
}
