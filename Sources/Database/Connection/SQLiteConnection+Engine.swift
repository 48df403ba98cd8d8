extension SQLiteConnection: Engine {
  var place: String { path }
  var isOnServer: Bool { false }

  func prepare(_ sql: UnsafePointer<CChar>) throws(DatabaseError) -> Statement {
    .sqlite(try SQLiteStatement(sql, on: handle))
  }

  /// The file is written anew (sqlite.org/lang_vacuum.html): what is deleted is overwritten anyhow, but pages that were
  /// split keep copies in their gaps. The new file lies in the log first, which is then copied and cut.
  func compact(_ tables: [String]) throws(DatabaseError) -> Bool {
    try setDurable(true)
    // As large as the file: not in memory.
    try execute("PRAGMA temp_store = FILE")
    defer { try? execute("PRAGMA temp_store = MEMORY") }
    try execute("VACUUM")
    return isLogCut()
  }

  func renew() throws(DatabaseError) { try addPageChecksums() }

  func makeUpkeep(_ limits: LogLimits) throws(DatabaseError) -> any Upkeep {
    try WriteAheadLog(of: self, limits: limits)
  }
}
