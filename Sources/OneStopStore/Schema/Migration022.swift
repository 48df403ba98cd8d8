import Database

extension Schema {
  /// A token may end, be taken back, only read, and have a limit of calls.
  static let tokenBounds = Migration(
    number: 22,
    sql: """
      ALTER TABLE tokens ADD COLUMN last_day INTEGER;
      ALTER TABLE tokens ADD COLUMN is_read_only INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE tokens ADD COLUMN hourly_limit INTEGER;
      ALTER TABLE tokens ADD COLUMN revoked_at INTEGER;
      """)
}
