import Database

extension Schema {
  /// Agencies, procedures, days off, and the work that follows when these change.
  static let catalogue = """
    -- Numbers of the whole database, such as the revision of the catalogue.
    CREATE TABLE counters (
      name TEXT NOT NULL PRIMARY KEY,
      value BIGINT NOT NULL
    );

    -- Agencies, procedures, years of days off and of lunar dates: records of the catalogue files, with their
    -- versions.
    CREATE TABLE catalogue (
      kind TEXT NOT NULL,
      code TEXT NOT NULL,
      version BIGINT NOT NULL,
      position BIGINT NOT NULL,
      record TEXT NOT NULL,
      is_current BIGINT NOT NULL,
      imported_at BIGINT NOT NULL,
      PRIMARY KEY (kind, code, version)
    );
    CREATE INDEX catalogue_current ON catalogue (kind, position) WHERE is_current = 1;

    -- Words that found no procedure, by day.
    CREATE TABLE empty_searches (
      day BIGINT NOT NULL,
      words TEXT NOT NULL,
      count BIGINT NOT NULL,
      PRIMARY KEY (day, words)
    );

    -- A change of days off, and how many open dossiers have been recomputed since. `first_day` and `last_day` are the
    -- days that due moments may see otherwise; `total` is NULL until the work begins; dossiers up to number `done_id`
    -- are done.
    CREATE TABLE due_recomputations (
      id BIGINT PRIMARY KEY,
      actor TEXT NOT NULL,
      reason TEXT NOT NULL,
      first_day BIGINT NOT NULL,
      last_day BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      total BIGINT,
      seen BIGINT NOT NULL,
      moved BIGINT NOT NULL,
      done_id BIGINT NOT NULL,
      finished_at BIGINT
    );
    CREATE INDEX due_recomputations_unfinished ON due_recomputations (id) WHERE finished_at IS NULL;

    -- An agency's end, and how much of what it had to do has passed to its successor. `total` is NULL until that
    -- begins. `candidates` are the codes of several successors (TextList); empty: there is one.
    CREATE TABLE dissolutions (
      agency TEXT NOT NULL PRIMARY KEY,
      successor TEXT NOT NULL,
      from_day BIGINT NOT NULL,
      decision TEXT NOT NULL,
      actor TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      total BIGINT,
      moved BIGINT NOT NULL,
      finished_at BIGINT,
      candidates TEXT NOT NULL,
      is_certain BIGINT NOT NULL
    );
    """
}
