/// What queries run on: a reader's snapshot, or a transaction in progress.
package protocol Snapshot: AnyObject {
  /// The connection, with the snapshot open on it.
  var connection: Connection { get throws(DatabaseError) }
}

extension Snapshot {
  /// Where each answer costs a round trip to a server: sends what `body` asks, so that it is answered together with what
  /// is asked next. `body` finds no rows, must not write, and what it returns or throws does not matter. Without a
  /// server it does not run.
  package func askEarly(_ body: (Self) throws -> Void) {
    try? connection.askEarly { try body(self) }
  }
}
