extension Schema {
  /// The procedure's own process: where a dossier is in it, and what moved it.
  static let steps = Migration(
    number: 2,
    sql: """
      ALTER TABLE dossiers ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE events ADD COLUMN step INTEGER;
      ALTER TABLE events ADD COLUMN officer TEXT;
      """)
}
