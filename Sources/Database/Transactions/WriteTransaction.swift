/// A transaction in progress, which a store makes from a connection: one object is used for one transaction after
/// another, and the engine tells it about each step.
package protocol WriteTransaction: Snapshot {
  var database: Connection { get }

  /// Before each transaction; throws if nothing may be written now.
  func willBegin() throws
  /// The transaction has begun.
  func didBegin() throws
  /// What was noted since the last call is going to be committed.
  func keep()
  /// What was noted since the last call was rolled back.
  func forget()
  /// All changes are made: now what was noted has to be written.
  func willCommit() throws
  func didCommit()
  func didRollBack()
  /// After each transaction, committed or not.
  func didEnd()
  /// This transaction is a bulk load.
  func willLoadInBulk()
}

extension WriteTransaction {
  package var isOnServer: Bool { database.isOnServer }

  package var connection: Connection {
    get throws(DatabaseError) { database }
  }

  /// Runs `body` and commits. If anything throws, nothing is kept.
  package func commit<Value, Failure: Error>(
    isDurable: Bool = true, _ body: () throws(Failure) -> Value
  ) throws -> Value {
    try willBegin()
    try database.setDurable(isDurable)
    defer { didEnd() }
    try database.begin(.write)
    do {
      try didBegin()
      let value = try body()
      keep()
      try willCommit()
      try database.commit()
      didCommit()
      return value
    } catch {
      database.rollBack()
      didRollBack()
      throw error
    }
  }
}
