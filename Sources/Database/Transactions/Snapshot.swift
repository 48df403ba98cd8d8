/// What queries run on: a reader's snapshot, or a transaction in progress.
package protocol Snapshot: AnyObject {
  /// The connection, with the snapshot open on it.
  var connection: Connection { get throws(DatabaseError) }
  /// Whether each answer costs a round trip to a server.
  var isOnServer: Bool { get }
}

extension Snapshot {
  /// Where each answer costs a round trip to a server: sends what `body` asks, so that it is answered together with what
  /// is asked next. `body` finds no rows, must not write, and what it returns or throws does not matter. Without a
  /// server nothing happens.
  package func askEarly(_ body: (Self) throws -> Void) {
    if isOnServer { try? connection.askEarly { try body(self) } }
  }
}
