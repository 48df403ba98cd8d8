import Database

extension Schema {
  static let enterprises = """
    -- The register of enterprises: what was imported, and what this city has registered since.
    CREATE TABLE enterprises (
      code TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      foreign_name TEXT,
      short_name TEXT,
      seat TEXT NOT NULL,
      -- The name without marks, as it is looked up.
      folded TEXT NOT NULL,
      registered_on BIGINT,
      dissolved_on BIGINT,
      -- By which it was registered here.
      dossier_id BIGINT REFERENCES dossiers (id),
      -- The day by which its capital is to be paid in, and whether its founders were reminded.
      capital_due BIGINT,
      reminded_at BIGINT
    );
    CREATE INDEX enterprises_folded ON enterprises (folded, code);
    CREATE INDEX enterprises_dossier ON enterprises (dossier_id) WHERE dossier_id IS NOT NULL;
    CREATE INDEX enterprises_capital ON enterprises (capital_due) WHERE capital_due IS NOT NULL AND reminded_at IS NULL;

    -- Each name of each enterprise, as names are compared (`NameKeys`).
    CREATE TABLE enterprise_names (
      code TEXT NOT NULL REFERENCES enterprises (code),
      name_key TEXT NOT NULL,
      likeness TEXT NOT NULL,
      PRIMARY KEY (code, name_key)
    );
    CREATE INDEX enterprise_names_key ON enterprise_names (name_key);
    CREATE INDEX enterprise_names_likeness ON enterprise_names (likeness);

    -- The words of the names, without marks.
    CREATE TABLE enterprise_words (
      word TEXT NOT NULL,
      code TEXT NOT NULL REFERENCES enterprises (code),
      PRIMARY KEY (word, code)
    );
    """
}
