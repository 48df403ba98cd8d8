/// Where a database is.
package enum DatabasePlace: Hashable, Sendable {
  /// SQLite's, in a file.
  case file(String)
  #if PostgreSQL
    case server(PostgreSQLAddress)
  #endif
}

extension DatabasePlace {
  /// The database of a server.
  ///
  /// - Throws: `unreadableAddress`, or `noPostgreSQL` in a build without it.
  package init(server text: String) throws(DatabaseError) {
    #if PostgreSQL
      self = .server(try PostgreSQLAddress(text))
    #else
      throw .noPostgreSQL
    #endif
  }

  /// Whether it is asked over a socket.
  package var isOnServer: Bool {
    if case .file = self { false } else { true }
  }

  /// For messages.
  package var description: String {
    switch self {
    case .file(let path): path
    #if PostgreSQL
      case .server(let address): address.description
    #endif
    }
  }
}
