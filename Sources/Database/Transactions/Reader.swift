/// Reads of one consistent state of the database, for one event loop.
///
/// The first query of a batch takes a snapshot, and every query until `endBatch()` sees that snapshot. Writers, in this
/// process or another, neither wait for it nor disturb it.
///
/// `@unchecked Sendable`: a reader belongs to one loop, whose tasks all run on its one thread; two threads never use it
/// at once.
package final class Reader: Snapshot, @unchecked Sendable {
  private let database: Connection
  private var isInBatch = false
  private var batch = 0

  package init(_ database: Connection) {
    self.database = database
  }

  /// The number of the open snapshot, if there is one: what was read in it need not be read again.
  package var openBatch: Int? { isInBatch ? batch : nil }

  package var isOnServer: Bool { database.isOnServer }

  package var connection: Connection {
    get throws(DatabaseError) {
      if !isInBatch {
        try database.begin(.read)
        isInBatch = true
        batch += 1
      }
      return database
    }
  }

  /// Ends the snapshot, so that the next query sees what was committed meanwhile. Does nothing if nothing was read.
  package func endBatch() {
    guard isInBatch else { return }
    isInBatch = false
    // Ending a read transaction cannot fail, unless an error has already ended it.
    try? database.commit()
  }
}
