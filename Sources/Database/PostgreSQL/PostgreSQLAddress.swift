#if PostgreSQL
  import CPostgreSQL

  /// Which database of which server, as libpq reads it (postgresql.org/docs/15/libpq-connect.html, 34.1.1.2). What it
  /// leaves out comes from the environment (`PGHOST`, `PGPASSFILE` and so on).
  package struct PostgreSQLAddress: Hashable, Sendable, CustomStringConvertible {
    let text: String
    /// Without the password.
    package let description: String

    /// - Throws: `other` if it is not a connection URI.
    package init(_ text: String) throws(DatabaseError) {
      guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else {
        throw .unreadableAddress("it does not begin with postgresql://")
      }
      var message: UnsafeMutablePointer<CChar>?
      guard let options = PQconninfoParse(text, &message) else {
        defer { PQfreemem(message) }
        throw .unreadableAddress(message.map { String(cString: $0).trimmed } ?? "it cannot be read")
      }
      defer { PQconninfoFree(options) }
      var given: [String: String] = [:]
      var option = options
      while let keyword = option.pointee.keyword {
        if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
        option += 1
      }
      self.text = text
      let user = given["user"].map { $0 + "@" } ?? ""
      let port = given["port"].map { ":" + $0 } ?? ""
      description = "postgresql://\(user)\(given["host"] ?? given["hostaddr"] ?? "")\(port)/\(given["dbname"] ?? "")"
    }
  }

  extension String {
    /// Without spaces and ends of lines around it.
    var trimmed: String {
      let kept = drop { $0.isWhitespace }
      return String(kept.reversed().drop { $0.isWhitespace }.reversed())
    }
  }
#endif
