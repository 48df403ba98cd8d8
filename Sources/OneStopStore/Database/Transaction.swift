/// A transaction in progress: reads see its own changes; all of it is kept, or nothing.
///
/// Valid only inside the closure that was given it.
package final class Transaction: Snapshot {
  private let database: Connection
  /// What the changes of this transaction do to the tallies, written once before the commit.
  var tallies = TallyBuffer()

  init(_ database: Connection) {
    self.database = database
  }

  package func begin() throws(StoreError) -> SnapshotConnection { SnapshotConnection(connection: database) }
}
