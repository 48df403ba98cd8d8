import Database

extension Schema {
  /// The security log; links by which people choose a password; where and with what a session was begun.
  static let security = Migration(
    number: 33,
    sql: """
      CREATE TABLE security_log (
        number BIGINT PRIMARY KEY,
        at BIGINT NOT NULL,
        event TEXT NOT NULL,
        login TEXT,
        agency TEXT,
        actor TEXT,
        client TEXT,
        detail TEXT NOT NULL
      );
      CREATE INDEX security_log_agency ON security_log (agency, number);
      CREATE INDEX security_log_login ON security_log (login, number);
      CREATE INDEX security_log_actor ON security_log (actor, number);
      CREATE INDEX security_log_age ON security_log (at);
      CREATE TABLE password_links (
        digest TEXT PRIMARY KEY,
        login TEXT NOT NULL REFERENCES accounts (login),
        expires_at BIGINT NOT NULL
      );
      CREATE INDEX password_links_login ON password_links (login);
      ALTER TABLE sessions ADD COLUMN client TEXT NOT NULL DEFAULT '';
      ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
      ALTER TABLE accounts ADD COLUMN signed_in_at BIGINT;
      """)
}
