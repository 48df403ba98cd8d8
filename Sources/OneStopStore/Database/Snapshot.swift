/// What queries run on: a reader's snapshot or a transaction in progress.
package protocol Snapshot: AnyObject {
  /// Opens the snapshot where none is open yet.
  func begin() throws(StoreError) -> SnapshotConnection
}

/// A connection as other modules see it: something they cannot do anything with.
package struct SnapshotConnection {
  let connection: Connection
}

extension Snapshot {
  var connection: Connection {
    get throws(StoreError) { try begin().connection }
  }
}
