import Database

extension Schema {
  static let consultations = Migration(
    number: 4,
    sql: """
      -- What an event of a consultation carries; `ConsultationText` says how.
      ALTER TABLE events ADD COLUMN consultation TEXT;

      -- Questions to other agencies, as the events make them. `agency` asks, `asked` answers.
      CREATE TABLE consultations (
        dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
        number INTEGER NOT NULL,
        agency TEXT NOT NULL,
        asked TEXT NOT NULL,
        question TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        due INTEGER,
        is_silence_agreement INTEGER NOT NULL,
        ended_at INTEGER,
        outcome TEXT,
        PRIMARY KEY (dossier_id, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX consultations_to_answer ON consultations (asked, due) WHERE ended_at IS NULL;
      CREATE INDEX consultations_awaited ON consultations (agency, due) WHERE ended_at IS NULL;
      CREATE INDEX consultations_silence ON consultations (due) WHERE ended_at IS NULL AND is_silence_agreement = 1;
      CREATE INDEX consultations_ended ON consultations (asked, ended_at) WHERE ended_at IS NOT NULL;

      -- The files that events name, each by its SHA-256; others in the folder belong to nothing.
      CREATE TABLE files (
        digest TEXT NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
