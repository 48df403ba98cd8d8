import CPages
import CSQLite

/// What is set for all of SQLite in this process, before its first use.
package enum SQLiteSetup {
  /// Does nothing when called again.
  package static func once() throws(DatabaseError) {
    guard code == SQLITE_OK else { throw DatabaseError(code: code, connection: nil) }
  }

  private static let code: Int32 = {
    // Memory statistics have one lock for the whole process, which every read of every loop would take. This fails once
    // SQLite is in use, and that does no harm.
    _ = csqlite_config_memory_status(0)
    return pages_register()
  }()
}
