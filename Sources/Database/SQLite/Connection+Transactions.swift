import CSQLite

extension Connection {
  package enum TransactionKind {
    /// Sees one state of the database, and blocks nobody.
    case read
    /// The only one that writes: any other has to wait.
    case write
  }

  package func begin(_ kind: TransactionKind) throws(DatabaseError) {
    switch kind {
    case .read: try run("BEGIN")
    case .write: try run("BEGIN IMMEDIATE")
    }
  }

  package func commit() throws(DatabaseError) { try run("COMMIT") }

  /// Rolls back an open transaction; an error may already have done so.
  package func rollBack() {
    if !isOutsideTransaction { _ = try? run("ROLLBACK") }
  }

  package func setSavepoint() throws(DatabaseError) { try run("SAVEPOINT change") }
  package func rollBackToSavepoint() throws(DatabaseError) { try run("ROLLBACK TO change") }
  package func releaseSavepoint() throws(DatabaseError) { try run("RELEASE change") }

  /// False while a transaction is open; some errors end it by themselves (sqlite.org/c3ref/get_autocommit.html).
  package var isOutsideTransaction: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// How many rows were inserted, updated or deleted since the connection was opened
  /// (sqlite.org/c3ref/total_changes.html).
  package var changeCount: Int64 { sqlite3_total_changes64(handle) }

  /// How many rows the last statement changed (sqlite.org/c3ref/changes.html).
  @usableFromInline
  package var lastChangeCount: Int { Int(sqlite3_changes(handle)) }

  /// A number that changes when another connection commits (sqlite.org/pragma.html#pragma_data_version).
  package var commitsOfOthers: Int {
    get throws(DatabaseError) { try integer("PRAGMA data_version") }
  }
}
