import Database

extension Schema {
  /// How long personal data are kept, what holds them longer, and what was erased.
  static let retention = """
    -- `procedure` empty: for all that have no rule of their own. Without any rule nothing is erased by itself.
    CREATE TABLE retention_rules (
      procedure TEXT NOT NULL PRIMARY KEY,
      months BIGINT NOT NULL,
      basis TEXT NOT NULL,
      set_at BIGINT NOT NULL,
      set_by TEXT NOT NULL
    );

    -- Dossiers that are kept for a dispute.
    CREATE TABLE retention_holds (
      dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
      reason TEXT NOT NULL,
      held_at BIGINT NOT NULL,
      held_by TEXT NOT NULL
    );

    -- What was erased, for ever: nothing in it is about a person. `actor`: the administrator's login; NULL: the portal,
    -- when the time was over.
    CREATE TABLE erasures (
      number BIGINT PRIMARY KEY,
      at BIGINT NOT NULL,
      code TEXT NOT NULL,
      agency TEXT NOT NULL,
      procedure TEXT NOT NULL,
      ground TEXT NOT NULL,
      actor TEXT
    );
    CREATE INDEX erasures_age ON erasures (at);
    """
}
