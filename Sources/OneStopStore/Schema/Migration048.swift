import Database

extension Schema {
  /// What a city decides about its procedures in the browser, and where a dossier was taken in.
  static let procedureChoices = Migration(
    number: 48,
    sql: """
      ALTER TABLE dossiers ADD COLUMN receiver TEXT;
      \(receiverIndex)
      \(procedureChoiceTables)
      """)

  static let receiverIndex = """
    -- What a centre took in for other agencies, the newest first.
    CREATE INDEX dossiers_receiver ON dossiers (receiver, id)
      WHERE receiver IS NOT NULL AND (ended_at IS NULL OR status = 9);
    """

  static let procedureChoiceTables = """
    -- `procedure` empty: for all that have no choice of their own. `filing`: OnlineFiling; NULL: as for all. `words`: a
    -- TextList.
    CREATE TABLE procedure_choices (
      procedure TEXT NOT NULL PRIMARY KEY,
      filing TEXT,
      national_address TEXT,
      words TEXT NOT NULL,
      set_at BIGINT NOT NULL,
      set_by TEXT NOT NULL
    );
    -- How long a procedure takes, over all agencies.
    CREATE INDEX step_times_procedure ON step_times (procedure, step, bucket);
    """
}
