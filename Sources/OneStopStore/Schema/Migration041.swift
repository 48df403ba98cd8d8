import Database

extension Schema {
  /// Files are kept for any form, also one of no dossier, by whoever sends it; of those that come in pieces it is known
  /// how far they are.
  static let filesOfForms = Migration(
    number: 41,
    sql: """
      CREATE TABLE former_kept_files AS SELECT * FROM kept_files;
      DROP TABLE kept_files;
      CREATE TABLE kept_files (
        name TEXT NOT NULL PRIMARY KEY,
        owner TEXT NOT NULL,
        dossier_id BIGINT REFERENCES dossiers (id),
        purpose TEXT NOT NULL,
        field TEXT NOT NULL,
        title TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size BIGINT NOT NULL,
        digest TEXT NOT NULL,
        kept_at BIGINT NOT NULL
      );
      INSERT INTO kept_files (name, owner, dossier_id, purpose, field, title, media_type, size, digest, kept_at)
        SELECT name, login, dossier_id, 'y-kien-' || question, 'tep', title, media_type, size, digest, kept_at
        FROM former_kept_files;
      DROP TABLE former_kept_files;
      CREATE INDEX kept_files_of_draft ON kept_files (owner, purpose, dossier_id);
      CREATE TABLE coming_files (
        name TEXT NOT NULL PRIMARY KEY,
        owner TEXT NOT NULL,
        dossier_id BIGINT REFERENCES dossiers (id),
        purpose TEXT NOT NULL,
        field TEXT NOT NULL,
        title TEXT NOT NULL,
        size BIGINT NOT NULL,
        received BIGINT NOT NULL,
        changed_at BIGINT NOT NULL
      );
      CREATE INDEX coming_files_of_owner ON coming_files (owner);
      """)
}
