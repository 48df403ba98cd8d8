import Database

extension Schema {
  /// Words that found no procedure, by day.
  static let emptySearches = Migration(
    number: 17,
    sql: """
      CREATE TABLE empty_searches (
        day INTEGER NOT NULL,
        words TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, words)
      ) STRICT, WITHOUT ROWID;
      """)
}
