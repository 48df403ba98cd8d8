#if PostgreSQL
  extension PostgreSQLConnection: Engine {
    var place: String { address.description }
    var isOnServer: Bool { true }

    func prepare(_ sql: UnsafePointer<CChar>) -> Statement { .postgreSQL(makeStatement(String(cString: sql))) }

    /// Old versions of rows become free space; what is left in free space, in the server's log and in its backups is the
    /// operator's to care for.
    func compact(_ tables: [String]) throws(DatabaseError) -> Bool {
      for table in tables { try execute("VACUUM \(table)") }
      return true
    }

    func renew() {}

    func makeUpkeep(_ limits: LogLimits) -> any Upkeep { NoUpkeep() }
  }

  /// The server cares for itself.
  private final class NoUpkeep: Upkeep {
    var loss: DatabaseError? { nil }
    func relieve() {}
    func tend() {}
    func close() {}
  }
#endif
