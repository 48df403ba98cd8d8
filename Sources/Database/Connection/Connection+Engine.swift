/// What a connection passes on to its engine.
extension Connection {
  /// Runs statements without parameters, ignoring any rows.
  package func execute(_ sql: String) throws(DatabaseError) { try engine.execute(sql) }

  /// Whether each answer costs a round trip to a server; then the error of a statement may come with a later one.
  package var isOnServer: Bool { engine.isOnServer }

  /// As of snapshots.
  package func askEarly(_ body: () throws -> Void) { engine.askEarly(body) }

  /// Sets whether a commit waits until it, and every commit before it, is on disk. Only outside transactions.
  package func setDurable(_ isDurable: Bool) throws(DatabaseError) { try engine.setDurable(isDurable) }

  /// Runs `body` with a different patience for what other connections hold.
  @discardableResult
  package func waiting<T>(
    milliseconds: Int32, _ body: () throws(DatabaseError) -> T
  ) throws(DatabaseError) -> T {
    try engine.setPatience(milliseconds: milliseconds)
    defer { try? engine.setPatience(milliseconds: usualPatience) }
    return try body()
  }

  package func begin(_ kind: TransactionKind) throws(DatabaseError) { try engine.begin(kind) }
  package func commit() throws(DatabaseError) { try engine.commit() }
  package func rollBack() { engine.rollBack() }
  package func setSavepoint() throws(DatabaseError) { try engine.setSavepoint() }
  package func rollBackToSavepoint() throws(DatabaseError) { try engine.rollBackToSavepoint() }
  package func releaseSavepoint() throws(DatabaseError) { try engine.releaseSavepoint() }
  package var transactionState: TransactionState { engine.transactionState }
  /// Why an open transaction was ended by an error, where that is not known otherwise.
  package var ending: DatabaseError { engine.ending }
  /// Throws the errors that have not come yet.
  package func awaitAnswers() throws(DatabaseError) { try engine.awaitAnswers() }
  package var changeCount: Int64 { engine.changeCount }

  /// A number that changes when another connection commits. In a transaction that writes only.
  package var commitsOfOthers: Int {
    get throws(DatabaseError) { try engine.commitsOfOthers() }
  }

  /// The number of the newest schema step in the database; 0 in a new one.
  package var schemaNumber: Int {
    get throws(DatabaseError) { try engine.schemaNumber() }
  }

  /// Whether the database belongs to this program.
  package var isOurs: Bool {
    get throws(DatabaseError) { try engine.isOurs() }
  }

  /// What is wrong with what the engine itself has written; empty where it is sound.
  package func structureFindings() throws(DatabaseError) -> [String] { try engine.structureFindings() }

  /// Rows that refer to missing rows of other tables.
  package func danglingReferences() throws(DatabaseError) -> [(table: String, row: String)] {
    try engine.danglingReferences()
  }

  /// Brings what the engine itself keeps in the database to today's form, unless something stands in the way.
  package func renew() throws(DatabaseError) { try engine.renew() }

  /// Takes what was deleted out of what is on disk (`Engine.compact`). Not in a transaction.
  package func compact(_ tables: [String]) throws(DatabaseError) -> Bool { try engine.compact(tables) }

  package func hasTable(_ name: String) throws(DatabaseError) -> Bool { try engine.hasTable(name) }

  /// The first column of the first row, or 0.
  package func integer(_ sql: String) throws(DatabaseError) -> Int {
    let statement = try engine.prepare(sql)
    return try statement.step() ? statement.row.int(0) : 0
  }
}
