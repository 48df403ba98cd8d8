extension Connection {
  /// The number of the newest schema step in the database.
  package var schemaNumber: Int {
    get throws(DatabaseError) { try integer("PRAGMA user_version") }
  }

  /// Whether the database belongs to this program.
  package var isOurs: Bool {
    get throws(DatabaseError) { try integer("PRAGMA application_id") == Int(Connection.applicationID) }
  }

  /// Marks the database as this program's, at this step of the schema.
  func own(schemaNumber: Int) throws(DatabaseError) {
    try execute("PRAGMA user_version = \(schemaNumber); PRAGMA application_id = \(Connection.applicationID)")
  }

  /// What is wrong with the structure of the file; empty where it is sound.
  package func structureFindings() throws(DatabaseError) -> [String] {
    try all("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
  }

  /// Rows that refer to missing rows of other tables.
  package func danglingReferences() throws(DatabaseError) -> [(table: String, row: String)] {
    try all("PRAGMA foreign_key_check") { (table: $0.text(0), row: $0.text(1)) }
  }

  package func hasTable(_ name: String) throws(DatabaseError) -> Bool {
    try first("SELECT 1 FROM sqlite_master WHERE name = $1", name) { $0.int(0) } != nil
  }

  package func hasColumn(_ column: String, in table: String) throws(DatabaseError) -> Bool {
    try first("SELECT 1 FROM pragma_table_info($1) WHERE name = $2", table, column) { $0.int(0) } != nil
  }

  /// Writes the present state into another, empty file.
  package func copy(to path: String) throws(DatabaseError) { try run("VACUUM INTO $1", path) }

  /// Copies the log into the file and cuts it to nothing, unless somebody is reading from it
  /// (sqlite.org/pragma.html#pragma_wal_checkpoint).
  package func emptyLog() throws(DatabaseError) { try execute("PRAGMA wal_checkpoint(TRUNCATE)") }

  /// Makes the file hold everything, with no log beside it.
  package func closeLog() throws(DatabaseError) { try execute("PRAGMA journal_mode = DELETE") }
}
