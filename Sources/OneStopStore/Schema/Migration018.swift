import Database

extension Schema {
  /// What people typed and could not send, and files of answers that could not be saved, for as long as it takes to send
  /// them again.
  static let keptForms = Migration(
    number: 18,
    sql: """
      CREATE TABLE kept_forms (
        id TEXT NOT NULL PRIMARY KEY,
        -- A seal over the login that the form was made for.
        owner TEXT NOT NULL,
        address TEXT NOT NULL,
        fields TEXT NOT NULL,
        kept_at INTEGER NOT NULL,
        shown_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX kept_forms_of_owner ON kept_forms (owner, kept_at);

      -- Each lies in the folder of kept files under its name there.
      CREATE TABLE kept_files (
        name TEXT NOT NULL PRIMARY KEY,
        login TEXT NOT NULL,
        dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
        question INTEGER NOT NULL,
        title TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,
        kept_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX kept_files_of_answer ON kept_files (login, dossier_id, question);
      """)
}
