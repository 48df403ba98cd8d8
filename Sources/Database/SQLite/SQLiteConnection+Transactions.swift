import CSQLite

extension SQLiteConnection {
  func begin(_ kind: TransactionKind) throws(DatabaseError) {
    switch kind {
    case .read: try run("BEGIN")
    case .write: try run("BEGIN IMMEDIATE")
    }
  }

  func askEarly(_ body: () throws -> Void) {}

  func commit() throws(DatabaseError) { try run("COMMIT") }

  func rollBack() {
    if transactionState != .none { _ = try? run("ROLLBACK") }
  }

  func setSavepoint() throws(DatabaseError) { try run("SAVEPOINT change") }
  func rollBackToSavepoint() throws(DatabaseError) { try run("ROLLBACK TO change") }
  func releaseSavepoint() throws(DatabaseError) { try run("RELEASE change") }

  /// Some errors, such as a full disk, end the whole transaction (sqlite.org/c3ref/get_autocommit.html).
  var transactionState: TransactionState { sqlite3_get_autocommit(handle) != 0 ? .none : .open }

  var ending: DatabaseError { .diskFull }
  func awaitAnswers() {}

  /// sqlite.org/c3ref/total_changes.html
  var changeCount: Int64 { sqlite3_total_changes64(handle) }

  /// sqlite.org/pragma.html#pragma_data_version
  func commitsOfOthers() throws(DatabaseError) -> Int { try integer("PRAGMA data_version") }
}
