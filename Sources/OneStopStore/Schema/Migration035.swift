import Database

extension Schema {
  /// The second factor, sign-ins that wait for it, and the devices that people sign in with.
  static let secondFactor = Migration(
    number: 35,
    sql: """
      CREATE TABLE totp_secrets (
        login TEXT NOT NULL PRIMARY KEY REFERENCES accounts (login),
        sealed TEXT NOT NULL,
        confirmed_at BIGINT,
        last_step BIGINT
      );
      CREATE TABLE recovery_codes (
        login TEXT NOT NULL REFERENCES accounts (login),
        digest TEXT NOT NULL,
        PRIMARY KEY (login, digest)
      );
      CREATE TABLE passkeys (
        id TEXT NOT NULL PRIMARY KEY,
        login TEXT NOT NULL REFERENCES accounts (login),
        label TEXT NOT NULL,
        public_key BYTEA NOT NULL,
        counter BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        used_at BIGINT
      );
      CREATE INDEX passkeys_login ON passkeys (login);
      CREATE TABLE half_sign_ins (
        digest TEXT NOT NULL PRIMARY KEY,
        login TEXT NOT NULL REFERENCES accounts (login),
        expires_at BIGINT NOT NULL,
        provider TEXT,
        issuer TEXT,
        subject TEXT
      );
      CREATE INDEX half_sign_ins_login ON half_sign_ins (login);
      CREATE TABLE second_factor_roles (role TEXT NOT NULL PRIMARY KEY);
      CREATE TABLE devices (
        login TEXT NOT NULL REFERENCES accounts (login),
        digest TEXT NOT NULL,
        first_seen_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        PRIMARY KEY (login, digest)
      );
      ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
      """)
}
