extension SQLiteConnection: Engine {
  var place: String { path }
  var isOnServer: Bool { false }

  func prepare(_ sql: UnsafePointer<CChar>) throws(DatabaseError) -> Statement {
    .sqlite(try SQLiteStatement(sql, on: handle))
  }

  func renew() throws(DatabaseError) { try addPageChecksums() }

  func makeUpkeep(_ limits: LogLimits) throws(DatabaseError) -> any Upkeep {
    try WriteAheadLog(of: self, limits: limits)
  }
}
