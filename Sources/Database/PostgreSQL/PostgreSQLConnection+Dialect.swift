#if PostgreSQL
  extension PostgreSQLConnection {
    /// Text is compared by its bytes, as in SQLite, whatever the database's collation is.
    func dialect(_ sql: String) -> String { sql.replacing(" TEXT", with: " TEXT COLLATE \"C\"") }
  }
#endif
