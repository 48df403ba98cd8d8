import Database

extension Schema {
  /// Who was shown what not everybody sees of dossiers.
  static let looks = """
    -- `reader`: of what kind; `name`: the login, the token's label, or by what an applicant opened it; `agency`: the
    -- reader's. `dossiers`: how many there are in `looked_at`.
    CREATE TABLE looks (
      number BIGINT PRIMARY KEY,
      at BIGINT NOT NULL,
      reader TEXT NOT NULL,
      name TEXT NOT NULL,
      agency TEXT,
      part TEXT NOT NULL,
      page TEXT NOT NULL,
      dossiers BIGINT NOT NULL
    );
    CREATE INDEX looks_age ON looks (at, number);
    CREATE INDEX looks_reader ON looks (name, at, number);

    -- `agency`: which had the dossier then.
    CREATE TABLE looked_at (
      dossier_id BIGINT NOT NULL,
      look BIGINT NOT NULL,
      agency TEXT NOT NULL,
      PRIMARY KEY (dossier_id, look)
    );
    CREATE INDEX looked_at_look ON looked_at (look, dossier_id);

    -- The agencies that a look concerns: the reader's, and those that had the dossiers.
    CREATE TABLE look_agencies (
      agency TEXT NOT NULL,
      at BIGINT NOT NULL,
      look BIGINT NOT NULL,
      part TEXT NOT NULL,
      PRIMARY KEY (agency, at, look)
    );
    """
}
