/// What a database engine does in its own way. A new engine is a folder with one of these, its statements and its rows.
///
/// One engine object is one connection, used by one thread at a time.
protocol Engine: AnyObject {
  /// The file or the server, for messages: never a password.
  var place: String { get }

  /// Whether each answer costs a round trip to a server.
  var isOnServer: Bool { get }

  func prepare(_ sql: UnsafePointer<CChar>) throws(DatabaseError) -> Statement
  /// Runs statements without parameters, ignoring any rows.
  func execute(_ sql: String) throws(DatabaseError)
  /// Sends what `body` asks, so that it is answered together; whatever `body` finds out is not true.
  func askEarly(_ body: () throws -> Void)
  /// Runs `body` with another patience for what other connections hold.
  func setPatience(milliseconds: Int32) throws(DatabaseError)

  /// Sets whether a commit waits until it, and every commit before it, is on disk. Only outside transactions.
  func setDurable(_ isDurable: Bool) throws(DatabaseError)
  func begin(_ kind: TransactionKind) throws(DatabaseError)
  /// If it throws, nothing of the transaction was kept, or it throws `unknownOutcome`.
  func commit() throws(DatabaseError)
  /// Ends an open transaction; an error may already have done so.
  func rollBack()
  func setSavepoint() throws(DatabaseError)
  func rollBackToSavepoint() throws(DatabaseError)
  func releaseSavepoint() throws(DatabaseError)
  /// Whether the open transaction can go on; some errors end it by themselves, or leave nothing but to roll it back.
  var transactionState: TransactionState { get }
  /// Why an open transaction was ended by an error, where that is not known otherwise.
  var ending: DatabaseError { get }
  /// Throws the errors that have not come yet.
  func awaitAnswers() throws(DatabaseError)
  /// How many rows were inserted, updated or deleted since the connection was opened, or at least a number that grows
  /// with each statement that may have done so.
  var changeCount: Int64 { get }
  /// A number that changes when another connection commits. In a transaction that writes only.
  func commitsOfOthers() throws(DatabaseError) -> Int

  /// The number of the newest schema step in the database; 0 in a new one.
  func schemaNumber() throws(DatabaseError) -> Int
  /// Whether the database belongs to this program.
  func isOurs() throws(DatabaseError) -> Bool
  /// Marks the database as this program's, at this step of the schema.
  func own(schemaNumber: Int) throws(DatabaseError)
  /// A schema's text in the engine's dialect.
  func dialect(_ sql: String) -> String
  /// Brings what the engine itself keeps in the database to today's form, unless something stands in the way: then it
  /// stays as it is until the next time.
  func renew() throws(DatabaseError)
  func hasTable(_ name: String) throws(DatabaseError) -> Bool
  /// What is wrong with what the engine itself has written; empty where it is sound.
  func structureFindings() throws(DatabaseError) -> [String]
  /// Rows that refer to missing rows of other tables.
  func danglingReferences() throws(DatabaseError) -> [(table: String, row: String)]

  /// The tables, those first that others refer to.
  func tables() throws(DatabaseError) -> [TableShape]
  /// Passes each row of a table to `body`, in bounded memory.
  func forEachRow(of table: TableShape, _ body: ([SQLValue]) throws(DatabaseError) -> Void) throws(DatabaseError)
  /// Before all tables of an empty database are filled, in one transaction.
  func willLoad() throws(DatabaseError)
  func loader(of table: TableShape) throws(DatabaseError) -> any RowLoader
  /// Commits what was loaded.
  func didLoad() throws(DatabaseError)

  /// Takes what was deleted out of what the engine keeps on disk, as far as it can: of these tables at least. Not in a
  /// transaction. Changes of others wait meanwhile; readers do not.
  ///
  /// - Returns: false where readers keep something of it in use, so that it has to be done again.
  func compact(_ tables: [String]) throws(DatabaseError) -> Bool

  /// What the writer's connection needs beside its transactions.
  func makeUpkeep(_ limits: LogLimits) throws(DatabaseError) -> any Upkeep
}
