import Database

extension Schema {
  /// Questions between agencies, with the files of their answers.
  static let consultations = """
    -- As the events make them: `agency` asks, `asked` answers. `reminded_at`: when the asked agency was reminded.
    CREATE TABLE consultations (
      dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
      number BIGINT NOT NULL,
      agency TEXT NOT NULL,
      asked TEXT NOT NULL,
      question TEXT NOT NULL,
      asked_at BIGINT NOT NULL,
      due BIGINT,
      is_silence_agreement BIGINT NOT NULL,
      ended_at BIGINT,
      outcome TEXT,
      reminded_at BIGINT,
      PRIMARY KEY (dossier_id, number)
    );
    CREATE INDEX consultations_to_answer ON consultations (asked, due) WHERE ended_at IS NULL;
    CREATE INDEX consultations_awaited ON consultations (agency, due) WHERE ended_at IS NULL;
    CREATE INDEX consultations_ended ON consultations (asked, ended_at) WHERE ended_at IS NOT NULL;
    CREATE INDEX consultations_answered ON consultations (agency, ended_at) WHERE ended_at IS NOT NULL;
    CREATE INDEX consultations_silence ON consultations (due) WHERE ended_at IS NULL AND is_silence_agreement = 1;
    CREATE INDEX consultations_to_remind ON consultations (due) WHERE ended_at IS NULL AND reminded_at IS NULL;

    -- The files that a dossier's events name, each by its SHA-256; others in the folder belong to nothing.
    CREATE TABLE files (
      dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
      digest TEXT NOT NULL,
      size BIGINT NOT NULL,
      PRIMARY KEY (dossier_id, digest)
    );
    CREATE INDEX files_digest ON files (digest);
    """
}
