#if PostgreSQL
  /// The right to serve a server's database, as long as this session lives.
  ///
  /// `@unchecked Sendable`: nothing is done with the session once it has the lock.
  final class PostgreSQLLock: @unchecked Sendable {
    private let link: PostgreSQLLink

    /// `serv`
    private static let number = 0x7365_7276

    /// - Throws: `alreadyServed`
    init(_ address: PostgreSQLAddress) throws(DatabaseError) {
      link = try PostgreSQLLink(address)
      let answer = try link.ask("SELECT CASE WHEN pg_try_advisory_lock(\(Self.number)) THEN 1 ELSE 0 END")
      try link.receive()
      guard answer.number == 1 else { throw .alreadyServed(path: address.description) }
    }
  }
#endif
