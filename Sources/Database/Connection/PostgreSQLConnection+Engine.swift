#if PostgreSQL
  extension PostgreSQLConnection: Engine {
    var place: String { address.description }
    var isOnServer: Bool { true }

    func prepare(_ sql: UnsafePointer<CChar>) -> Statement { .postgreSQL(makeStatement(String(cString: sql))) }

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
