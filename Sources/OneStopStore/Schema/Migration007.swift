import Database

extension Schema {
  /// Changes of days off, which tell due moments anew.
  static let daysOff = Migration(
    number: 7,
    sql: """
      -- Of kind recompute_due: the due moment that stood before.
      ALTER TABLE events ADD COLUMN old_due INTEGER;

      -- A change of days off, and how far open dossiers have been told anew. `first_day` and `last_day` are the days that
      -- due moments may see otherwise; `total` is NULL until the work begins; dossiers up to number `done_id` are done.
      CREATE TABLE due_recomputations (
        id INTEGER PRIMARY KEY,
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        first_day INTEGER NOT NULL,
        last_day INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        total INTEGER,
        seen INTEGER NOT NULL,
        moved INTEGER NOT NULL,
        done_id INTEGER NOT NULL,
        finished_at INTEGER
      ) STRICT;
      CREATE INDEX due_recomputations_unfinished ON due_recomputations (id) WHERE finished_at IS NULL;
      """)
}
