/// A transaction in progress, as a store makes it of a connection: one object that is used for one transaction after the
/// other. The engine tells it where each of them stands.
package protocol WriteTransaction: Snapshot {
  var database: Connection { get }

  /// Before each; throws where nothing may be written now.
  func willBegin() throws
  /// The transaction has begun.
  func didBegin() throws
  /// What was noted since the last call is going to be committed.
  func keep()
  /// What was noted since the last call was taken back.
  func forget()
  /// Everything is done: what was noted is written.
  func willCommit() throws
  func didCommit()
  func didRollBack()
  /// After each, kept or not.
  func didEnd()
  /// This one is a bulk load.
  func willLoadInBulk()
}

extension WriteTransaction {
  package var connection: Connection {
    get throws(DatabaseError) { database }
  }

  /// Runs `body` and commits. Where anything throws, nothing is kept.
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
