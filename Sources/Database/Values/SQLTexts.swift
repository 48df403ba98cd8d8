#if DEBUG
  import Glibc
  import Synchronization
  import System

  /// In a debug build, keeps every text that statements are made of in the file that `MOTCUA_SQL_TEXTS` names, each with a
  /// NUL behind it: a test has PostgreSQL's own grammar read them.
  enum SQLTexts {
    private static let path = getenv("MOTCUA_SQL_TEXTS").map { String(cString: $0) }
    private static let seen = Mutex<Set<String>>([])

    static func note(_ sql: String) {
      guard let path, seen.withLock({ $0.insert(sql).inserted }) else { return }
      try? FileSystem.append(Array(sql.utf8) + [0], to: path)
    }
  }
#endif
