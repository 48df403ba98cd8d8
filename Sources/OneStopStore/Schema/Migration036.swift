import Database

extension Schema {
  /// Citizens' sessions and the links that begin them; accounts of identity providers; who finds their own dossiers.
  static let owners = Migration(
    number: 36,
    sql: """
      CREATE TABLE citizen_sessions (
        digest TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        owner TEXT NOT NULL,
        name TEXT NOT NULL,
        provider TEXT,
        created_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL
      );
      CREATE INDEX citizen_sessions_expiry ON citizen_sessions (expires_at);
      CREATE TABLE contact_links (
        digest TEXT NOT NULL PRIMARY KEY,
        channel TEXT NOT NULL,
        contact TEXT NOT NULL,
        made_at BIGINT NOT NULL,
        used_at BIGINT
      );
      CREATE INDEX contact_links_contact ON contact_links (contact, made_at);
      CREATE INDEX contact_links_age ON contact_links (made_at);
      CREATE TABLE provider_accounts (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        login TEXT NOT NULL REFERENCES accounts (login),
        linked_at BIGINT NOT NULL,
        PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX provider_accounts_login ON provider_accounts (login);
      ALTER TABLE sessions ADD COLUMN provider TEXT;
      ALTER TABLE messages ADD COLUMN expires_at BIGINT;
      DROP INDEX dossiers_phone;
      CREATE INDEX dossiers_phone ON dossiers (phone, id) WHERE phone IS NOT NULL;
      CREATE INDEX dossiers_email ON dossiers (lower(email), id) WHERE email IS NOT NULL;
      CREATE INDEX dossiers_owner ON dossiers (identity, id) WHERE identity IS NOT NULL;
      """)
}
