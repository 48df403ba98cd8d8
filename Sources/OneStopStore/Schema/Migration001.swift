import Database

extension Schema {
  static let foundation = Migration(
    number: 1,
    sql: """
      -- Numbers of the whole database, such as the revision of the catalogue.
      CREATE TABLE counters (
        name TEXT NOT NULL PRIMARY KEY,
        value INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Agencies, procedures, years of days off and of lunar dates: records of the catalogue files, with their versions.
      CREATE TABLE catalogue (
        kind TEXT NOT NULL,
        code TEXT NOT NULL,
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        record TEXT NOT NULL,
        is_current INTEGER NOT NULL,
        imported_at INTEGER NOT NULL,
        PRIMARY KEY (kind, code, version)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX catalogue_current ON catalogue (kind, position) WHERE is_current = 1;

      -- The last serial given on a day: of codes, and of provisional codes of filings not yet accepted.
      CREATE TABLE serials (
        agency TEXT NOT NULL,
        day INTEGER NOT NULL,
        last INTEGER NOT NULL,
        last_filed INTEGER NOT NULL,
        PRIMARY KEY (agency, day)
      ) STRICT, WITHOUT ROWID;

      -- Above the line what was filed, which never changes; below it what its events made of it.
      CREATE TABLE dossiers (
        id INTEGER PRIMARY KEY,
        agency TEXT NOT NULL,
        procedure TEXT NOT NULL,
        procedure_version INTEGER NOT NULL,
        time_value INTEGER NOT NULL,
        time_unit TEXT NOT NULL,
        cutoff INTEGER,
        supplement TEXT NOT NULL,
        channel TEXT NOT NULL,
        return_by TEXT NOT NULL,
        lookup_key TEXT NOT NULL,
        applicant_kind TEXT NOT NULL,
        applicant_name TEXT NOT NULL,
        identity TEXT,
        phone TEXT,
        email TEXT,
        address TEXT NOT NULL,
        summary TEXT NOT NULL,
        papers TEXT NOT NULL,
        -- --
        code TEXT NOT NULL UNIQUE,
        filed_code TEXT,
        status INTEGER NOT NULL,
        accepted_at INTEGER,
        due INTEGER,
        is_due_provisional INTEGER NOT NULL,
        new_due INTEGER,
        supplement_requests INTEGER NOT NULL,
        ended_at INTEGER,
        outcome TEXT,
        cause TEXT,
        handed_over_at INTEGER,
        last_event_at INTEGER NOT NULL,
        event_count INTEGER NOT NULL,
        officer TEXT
      ) STRICT;
      CREATE UNIQUE INDEX dossiers_filed_code ON dossiers (filed_code) WHERE filed_code IS NOT NULL;
      CREATE INDEX dossiers_open ON dossiers (agency, due) WHERE ended_at IS NULL;
      CREATE INDEX dossiers_officer ON dossiers (officer, due) WHERE ended_at IS NULL AND officer IS NOT NULL;
      CREATE INDEX dossiers_to_hand_over ON dossiers (agency, ended_at) WHERE status = 9;
      CREATE INDEX dossiers_phone ON dossiers (phone) WHERE phone IS NOT NULL;
      CREATE INDEX dossiers_identity ON dossiers (identity) WHERE identity IS NOT NULL;

      CREATE TABLE events (
        dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        note TEXT NOT NULL,
        cause TEXT,
        new_due INTEGER,
        papers TEXT,
        amount INTEGER,
        due INTEGER,
        is_due_provisional INTEGER NOT NULL,
        is_late_entry INTEGER NOT NULL,
        PRIMARY KEY (dossier_id, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX events_late ON events (at) WHERE is_late_entry = 1;

      -- Words of applicants' names, folded, for the search at the counter.
      CREATE TABLE words (
        agency TEXT NOT NULL,
        word TEXT NOT NULL,
        dossier_id INTEGER NOT NULL,
        PRIMARY KEY (agency, word, dossier_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE ratings (
        dossier_id INTEGER NOT NULL PRIMARY KEY REFERENCES dossiers (id),
        level INTEGER NOT NULL,
        comment TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;

      -- What reports add up; `TallyGrain` says what period, scope and subject are.
      CREATE TABLE tallies (
        grain INTEGER NOT NULL,
        period INTEGER NOT NULL,
        scope TEXT NOT NULL,
        subject TEXT NOT NULL,
        channel TEXT NOT NULL,
        received INTEGER NOT NULL,
        early INTEGER NOT NULL,
        on_time INTEGER NOT NULL,
        late INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL,
        stopped INTEGER NOT NULL,
        ended_undated INTEGER NOT NULL,
        repeat_supplements INTEGER NOT NULL,
        overdue_change INTEGER NOT NULL,
        paused_change INTEGER NOT NULL,
        undated_change INTEGER NOT NULL,
        satisfied INTEGER NOT NULL,
        partly INTEGER NOT NULL,
        unsatisfied INTEGER NOT NULL,
        PRIMARY KEY (grain, period, scope, subject, channel)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE accounts (
        login TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        agency TEXT NOT NULL,
        password TEXT NOT NULL,
        is_disabled INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sessions (
        digest TEXT NOT NULL PRIMARY KEY,
        login TEXT NOT NULL REFERENCES accounts (login),
        created_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sessions_login ON sessions (login);
      CREATE INDEX sessions_expiry ON sessions (expires_at);

      CREATE TABLE tokens (
        digest TEXT NOT NULL PRIMARY KEY,
        agency TEXT NOT NULL,
        label TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE idempotency_keys (
        token_digest TEXT NOT NULL,
        key TEXT NOT NULL,
        body_digest TEXT NOT NULL,
        answer BLOB NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (token_digest, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
      """)
}
