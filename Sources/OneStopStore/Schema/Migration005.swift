import Database

extension Schema {
  /// What tells which open dossiers are likely late, and what lists for staff are cut from.
  static let worklists = Migration(
    number: 5,
    sql: """
      -- How many dossiers took how long from a step to their end (`TimeHistogram`).
      CREATE TABLE step_times (
        agency TEXT NOT NULL,
        procedure TEXT NOT NULL,
        step INTEGER NOT NULL,
        bucket INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (agency, procedure, step, bucket)
      ) STRICT, WITHOUT ROWID;

      -- `LateRisk` as of the last event or the last night, while the clock runs.
      ALTER TABLE dossiers ADD COLUMN at_risk_from INTEGER;
      ALTER TABLE dossiers ADD COLUMN risk_need INTEGER;
      ALTER TABLE dossiers ADD COLUMN risk_cases INTEGER;
      -- What the applicant's name sorts by, while somebody has the dossier on the desk.
      ALTER TABLE dossiers ADD COLUMN name_order TEXT;

      -- Everything that lists ask about what is on somebody's desk, so that they read no dossier that they do not show.
      CREATE INDEX dossiers_desk ON dossiers (agency, due, status, at_risk_from, officer, step, procedure, channel,
        accepted_at, last_event_at, ended_at, code, name_order) WHERE ended_at IS NULL OR status = 9;
      DROP INDEX dossiers_officer;
      DROP INDEX dossiers_to_hand_over;
      -- Whether the same person has filed the same before.
      DROP INDEX dossiers_identity;
      CREATE INDEX dossiers_identity ON dossiers (identity, agency, procedure) WHERE identity IS NOT NULL;
      """,
    fill: { database throws(StoreError) in
      let transaction = Transaction(database)
      try transaction.rebuildStepTimes()
      try transaction.fillDesk()
    })
}
