#if DEBUG
  import Glibc
  import Synchronization
  import System

  /// In a debug build, writes the text of every statement to the file that `MOTCUA_SQL_TEXTS` names, each followed by a
  /// NUL: a test parses them with PostgreSQL's own grammar.
  enum SQLTexts {
    private static let path = getenv("MOTCUA_SQL_TEXTS").map { String(cString: $0) }
    private static let seen = Mutex<Set<String>>([])

    static func note(_ sql: String) {
      guard let path, seen.withLock({ $0.insert(sql).inserted }) else { return }
      try? FileSystem.append(Array(sql.utf8) + [0], to: path)
    }
  }
#endif
