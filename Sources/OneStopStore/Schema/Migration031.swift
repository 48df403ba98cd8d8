import Database

extension Schema {
  /// A person may have several posts, and a session is in one of them.
  static let posts = Migration(
    number: 31,
    sql: """
      CREATE TABLE posts (
        login TEXT NOT NULL REFERENCES accounts (login),
        number BIGINT NOT NULL,
        role TEXT NOT NULL,
        agency TEXT NOT NULL,
        first_day BIGINT,
        last_day BIGINT,
        PRIMARY KEY (login, number)
      );
      CREATE INDEX posts_agency ON posts (agency, role);
      INSERT INTO posts (login, number, role, agency) SELECT login, 1, role, agency FROM accounts;
      DROP INDEX accounts_agency;
      DROP INDEX accounts_leaders;
      ALTER TABLE accounts DROP COLUMN role;
      ALTER TABLE accounts DROP COLUMN agency;
      ALTER TABLE sessions ADD COLUMN post BIGINT NOT NULL DEFAULT 1;
      """)
}
