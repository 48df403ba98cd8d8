import Database

extension Schema {
  /// What a city decides about its procedures in the browser.
  static let procedureChoices = Migration(number: 48, sql: procedureChoiceTables)

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
