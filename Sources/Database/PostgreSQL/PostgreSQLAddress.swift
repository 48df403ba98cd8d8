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
      // A folder with a socket cannot stand where a host does.
      let fields = ["host", "hostaddr", "port", "user"].compactMap { name in given[name].map { "\(name)=\($0)" } }
      description =
        "postgresql:///\(given["dbname"] ?? "")" + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
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
