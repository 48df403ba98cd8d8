import Database

extension Schema {
  /// Forms of procedures in their versions, what people have begun to fill in, and what was filed.
  static let filingForms = Migration(
    number: 44,
    sql: """
      CREATE TABLE forms (
        procedure TEXT NOT NULL,
        number BIGINT NOT NULL,
        valid_from BIGINT NOT NULL,
        content TEXT NOT NULL,
        published_at BIGINT NOT NULL,
        published_by TEXT,
        PRIMARY KEY (procedure, number)
      );
      CREATE TABLE drafts (
        id BIGINT PRIMARY KEY,
        key_digest TEXT NOT NULL,
        procedure TEXT NOT NULL,
        form BIGINT NOT NULL,
        answers TEXT NOT NULL,
        digits TEXT,
        begun_at BIGINT NOT NULL,
        saved_at BIGINT NOT NULL,
        filed TEXT
      );
      CREATE UNIQUE INDEX drafts_key ON drafts (key_digest);
      CREATE INDEX drafts_age ON drafts (saved_at);
      CREATE TABLE draft_files (
        draft_id BIGINT NOT NULL REFERENCES drafts (id),
        number BIGINT NOT NULL,
        field TEXT NOT NULL,
        title TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size BIGINT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (draft_id, number)
      );
      CREATE INDEX draft_files_digest ON draft_files (digest);
      CREATE TABLE filed_answers (
        dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
        number BIGINT NOT NULL,
        form BIGINT NOT NULL,
        answers TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (dossier_id, number)
      );
      """)
}
