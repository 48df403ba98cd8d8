/// For copies in a file of its own, such as backups.
extension Connection {
  /// Writes the present state into another, empty file.
  package func copy(to path: String) throws(DatabaseError) { try run("VACUUM INTO $1", path) }

  /// Copies the log into the file and cuts it to nothing, unless somebody is reading from it
  /// (sqlite.org/pragma.html#pragma_wal_checkpoint).
  package func emptyLog() throws(DatabaseError) { try execute("PRAGMA wal_checkpoint(TRUNCATE)") }

  /// Makes the file hold everything, with no log beside it.
  package func closeLog() throws(DatabaseError) { try execute("PRAGMA journal_mode = DELETE") }
}
