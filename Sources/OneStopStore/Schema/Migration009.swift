import Database

extension Schema {
  /// Events that put right what was entered wrongly.
  static let corrections = Migration(
    number: 9,
    sql: """
      -- Of kind correct: what the filing said and says; `CorrectionText` says how.
      ALTER TABLE events ADD COLUMN correction TEXT;
      -- Of kind undo_end: the status that is taken back, and since when it stood.
      ALTER TABLE events ADD COLUMN undone_status INTEGER;
      ALTER TABLE events ADD COLUMN undone_at INTEGER;
      ALTER TABLE tallies ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;

      -- What is undone changes the figures of the day on which it had happened.
      DROP INDEX events_late;
      CREATE INDEX events_late ON events (coalesce(undone_at, at)) WHERE is_late_entry = 1;
      """)
}
