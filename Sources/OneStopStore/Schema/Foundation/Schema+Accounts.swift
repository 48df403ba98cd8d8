import Database

extension Schema {
  /// Accounts, tokens, and what their owners have begun.
  static let accounts = """
    -- `email` and `phone`: where reports are sent; NULL: nowhere.
    CREATE TABLE accounts (
      login TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      password TEXT NOT NULL,
      is_disabled BIGINT NOT NULL,
      email TEXT,
      phone TEXT,
      signed_in_at BIGINT
    );

    -- What each is at which agency, from and to which day (NULL: without an end), the first number first.
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

    -- `post`: the number of the post in which its owner works now; another's, where that does not hold. `client` and
    -- `device`: the address and the browser that it was begun with. `proved_at`: when its owner last typed the password.
    -- `provider`: who let them in, if not a password.
    CREATE TABLE sessions (
      digest TEXT NOT NULL PRIMARY KEY,
      login TEXT NOT NULL REFERENCES accounts (login),
      created_at BIGINT NOT NULL,
      seen_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      post BIGINT NOT NULL DEFAULT 1,
      client TEXT NOT NULL DEFAULT '',
      device TEXT NOT NULL DEFAULT '',
      proved_at BIGINT NOT NULL DEFAULT 0,
      provider TEXT
    );
    CREATE INDEX sessions_login ON sessions (login);
    CREATE INDEX sessions_expiry ON sessions (expires_at);

    -- By such a link its owner chooses a password, once; only a digest of what is in the link is kept.
    CREATE TABLE password_links (
      digest TEXT PRIMARY KEY,
      login TEXT NOT NULL REFERENCES accounts (login),
      expires_at BIGINT NOT NULL
    );
    CREATE INDEX password_links_login ON password_links (login);

    -- What makes the codes of somebody's authenticator app, sealed with a key that is not in the database.
    -- `confirmed_at` NULL: its owner has not shown yet that the app has it. `last_step`: of the last code that was used.
    CREATE TABLE totp_secrets (
      login TEXT NOT NULL PRIMARY KEY REFERENCES accounts (login),
      sealed TEXT NOT NULL,
      confirmed_at BIGINT NOT NULL,
      last_step BIGINT NOT NULL
    );

    -- Keyed digests of the codes that are left; one that is used is deleted.
    CREATE TABLE recovery_codes (
      login TEXT NOT NULL REFERENCES accounts (login),
      digest TEXT NOT NULL,
      PRIMARY KEY (login, digest)
    );

    -- `id` in base64url, as the authenticator names it.
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

    -- Whose password was right, or whose account at a provider (`provider`: its name in the settings), and who has still
    -- to show the second factor; no session yet.
    CREATE TABLE pending_sign_ins (
      digest TEXT NOT NULL PRIMARY KEY,
      login TEXT NOT NULL REFERENCES accounts (login),
      expires_at BIGINT NOT NULL,
      provider TEXT,
      issuer TEXT,
      subject TEXT
    );
    CREATE INDEX pending_sign_ins_login ON pending_sign_ins (login);

    -- Whose sessions open nothing without a second factor.
    CREATE TABLE second_factor_roles (role TEXT NOT NULL PRIMARY KEY);

    -- With which browsers somebody has signed in: digests of what a cookie holds.
    CREATE TABLE devices (
      login TEXT NOT NULL REFERENCES accounts (login),
      digest TEXT NOT NULL,
      seen_at BIGINT NOT NULL,
      PRIMARY KEY (login, digest)
    );
    -- Accounts at identity providers that let a person in.
    CREATE TABLE provider_accounts (
      issuer TEXT NOT NULL,
      subject TEXT NOT NULL,
      login TEXT NOT NULL REFERENCES accounts (login),
      linked_at BIGINT NOT NULL,
      PRIMARY KEY (issuer, subject)
    );
    CREATE INDEX provider_accounts_login ON provider_accounts (login);

    -- Citizens who have shown which dossiers are theirs (DossierOwner): by a number that `provider` has verified, or
    -- by a link.
    CREATE TABLE citizen_sessions (
      digest TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      owner TEXT NOT NULL,
      name TEXT NOT NULL,
      provider TEXT,
      created_at BIGINT NOT NULL,
      seen_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      issuer TEXT,
      subject TEXT
    );
    CREATE INDEX citizen_sessions_expiry ON citizen_sessions (expires_at);

    -- Links to a contact's dossiers, each sent there; only a digest of what is in the link is kept.
    CREATE TABLE contact_links (
      digest TEXT NOT NULL PRIMARY KEY,
      channel TEXT NOT NULL,
      contact TEXT NOT NULL,
      made_at BIGINT NOT NULL,
      used_at BIGINT
    );
    CREATE INDEX contact_links_contact ON contact_links (contact, made_at);
    CREATE INDEX contact_links_age ON contact_links (made_at);

    -- Who signed in, was refused, or changed what. `login`: whose account it is about; `actor`: who did it.
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

    CREATE TABLE tokens (
      digest TEXT NOT NULL PRIMARY KEY,
      agency TEXT NOT NULL,
      label TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      last_day BIGINT,
      is_read_only BIGINT NOT NULL,
      hourly_limit BIGINT,
      revoked_at BIGINT,
      used_at BIGINT
    );

    CREATE TABLE idempotency_keys (
      token_digest TEXT NOT NULL,
      key TEXT NOT NULL,
      code TEXT NOT NULL,
      body_digest TEXT NOT NULL,
      answer BYTEA NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (token_digest, key)
    );
    CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
    CREATE INDEX idempotency_keys_code ON idempotency_keys (code);

    -- An action on many dossiers at once, as its form ordered it.
    CREATE TABLE bulk_orders (
      login TEXT NOT NULL,
      number TEXT NOT NULL,
      digest TEXT NOT NULL,
      action TEXT NOT NULL,
      officer TEXT,
      note TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (login, number)
    );
    CREATE INDEX bulk_orders_age ON bulk_orders (created_at);

    -- Its dossiers as they were chosen, and what came of each; outcome NULL: still to be done.
    CREATE TABLE bulk_items (
      login TEXT NOT NULL,
      number TEXT NOT NULL,
      position BIGINT NOT NULL,
      code TEXT NOT NULL,
      version BIGINT,
      outcome TEXT,
      detail TEXT,
      PRIMARY KEY (login, number, position)
    );
    CREATE INDEX bulk_items_code ON bulk_items (code);

    -- What people typed and could not send, for as long as it takes to send it again. `owner` is a seal over the
    -- login that the form was made for.
    CREATE TABLE kept_forms (
      id TEXT NOT NULL PRIMARY KEY,
      owner TEXT NOT NULL,
      address TEXT NOT NULL,
      fields TEXT NOT NULL,
      kept_at BIGINT NOT NULL,
      shown_at BIGINT
    );
    CREATE INDEX kept_forms_of_owner ON kept_forms (owner, kept_at);

    -- Files of forms that were not saved yet; each is in the folder of kept files under its name.
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
    CREATE INDEX kept_files_of_draft ON kept_files (owner, purpose, dossier_id);

    -- Files that are coming in pieces, in the same folder: `received` bytes of `size` are on disk.
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
    """
}
