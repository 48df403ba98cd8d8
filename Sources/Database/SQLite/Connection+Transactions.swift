import CSQLite

extension Connection {
  package enum TransactionKind {
    /// Sees one state of the database, and disturbs nobody.
    case read
    /// The only one that writes: another that would waits.
    case write
  }

  package func begin(_ kind: TransactionKind) throws(DatabaseError) {
    switch kind {
    case .read: try run("BEGIN")
    case .write: try run("BEGIN IMMEDIATE")
    }
  }

  package func commit() throws(DatabaseError) { try run("COMMIT") }

  /// Takes an open transaction back; an error may already have done so.
  package func rollBack() {
    if !isOutsideTransaction { _ = try? run("ROLLBACK") }
  }

  package func setSavepoint() throws(DatabaseError) { try run("SAVEPOINT change") }
  package func rollBackToSavepoint() throws(DatabaseError) { try run("ROLLBACK TO change") }
  package func releaseSavepoint() throws(DatabaseError) { try run("RELEASE change") }

  /// False while a transaction is open; some errors end it on their own (sqlite.org/c3ref/get_autocommit.html).
  package var isOutsideTransaction: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// How many rows were inserted, updated or deleted since it was opened (sqlite.org/c3ref/total_changes.html).
  package var changeCount: Int64 { sqlite3_total_changes64(handle) }

  /// How many the last statement did (sqlite.org/c3ref/changes.html).
  @usableFromInline
  package var lastChangeCount: Int { Int(sqlite3_changes(handle)) }

  /// Differs from what it was where another connection has committed meanwhile (sqlite.org/pragma.html#pragma_data_version).
  package var commitsOfOthers: Int {
    get throws(DatabaseError) { try integer("PRAGMA data_version") }
  }
}
