import Database

extension Schema {
  /// The undoing of a handing over changes the figures of its own day, whenever it is entered.
  static let lateUndoings = Migration(
    number: 30,
    sql: """
      DROP INDEX events_late;
      CREATE INDEX events_late
        ON events ((CASE WHEN undone_status = 10 THEN at ELSE coalesce(undone_at, at) END)) WHERE is_late_entry = 1;
      """)
}
