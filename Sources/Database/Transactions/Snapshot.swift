/// What queries run on: a reader's snapshot, or a transaction in progress.
package protocol Snapshot: AnyObject {
  /// The connection, with the snapshot open on it.
  var connection: Connection { get throws(DatabaseError) }
}
