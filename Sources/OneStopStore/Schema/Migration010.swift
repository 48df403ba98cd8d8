import Database

extension Schema {
  /// Agencies that go up in others, and reminders of questions.
  static let dissolutions = Migration(
    number: 10,
    sql: """
      -- An agency's end, and how far what it had to do has passed to its successor. `total` is NULL until that begins.
      CREATE TABLE dissolutions (
        agency TEXT NOT NULL PRIMARY KEY,
        successor TEXT NOT NULL,
        from_day INTEGER NOT NULL,
        decision TEXT NOT NULL,
        actor TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        total INTEGER,
        moved INTEGER NOT NULL,
        finished_at INTEGER
      ) STRICT, WITHOUT ROWID;

      -- From here on `agency` is who has the dossier. `filing_agency` is where it was filed, `ended_agency` who ended it and
      -- counts it, each NULL where that is `agency`.
      ALTER TABLE dossiers ADD COLUMN filing_agency TEXT;
      ALTER TABLE dossiers ADD COLUMN ended_agency TEXT;
      DROP INDEX dossiers_late;
      -- With the columns of the expression, so that counting reads the index alone.
      CREATE INDEX dossiers_late
        ON dossiers (coalesce(ended_agency, agency), ended_at, cause, outcome, ended_agency, agency)
        WHERE outcome = 'late';
      -- Of kind transfer: the dissolved agency and its successor.
      ALTER TABLE events ADD COLUMN agencies TEXT;
      ALTER TABLE tallies ADD COLUMN transferred_in INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE tallies ADD COLUMN transferred_out INTEGER NOT NULL DEFAULT 0;

      -- When the asked agency was reminded.
      ALTER TABLE consultations ADD COLUMN reminded_at INTEGER;
      -- Nobody is written to about all that was asked before.
      UPDATE consultations SET reminded_at = due WHERE ended_at IS NULL;
      CREATE INDEX consultations_to_remind ON consultations (due) WHERE ended_at IS NULL AND reminded_at IS NULL;
      """)
}
