import Database

extension Schema {
  /// What strangers have tried at a dossier's four digits must outlive a restart.
  static let wrongDigits = Migration(
    number: 15,
    sql: """
      CREATE TABLE wrong_digits (
        dossier_id INTEGER NOT NULL PRIMARY KEY REFERENCES dossiers (id),
        day INTEGER NOT NULL,
        of_day INTEGER NOT NULL,
        total INTEGER NOT NULL
      ) STRICT;
      """)
}
