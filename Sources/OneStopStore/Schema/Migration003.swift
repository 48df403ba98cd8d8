import Database

extension Schema {
  static let outbox = Migration(
    number: 3,
    sql: """
      -- How the applicant asked to be told what happens; NULL: not at all.
      ALTER TABLE dossiers ADD COLUMN notices TEXT;

      -- What goes out by mail and SMS. `queued_at` and `tries` begin anew where a person has a message sent again;
      -- `attempt_count` does not. `claimed_at` is set while an attempt is under way.
      CREATE TABLE messages (
        id INTEGER PRIMARY KEY,
        message_id TEXT NOT NULL UNIQUE,
        channel TEXT NOT NULL,
        recipient TEXT NOT NULL,
        subject TEXT NOT NULL,
        text TEXT NOT NULL,
        html TEXT,
        dossier_id INTEGER REFERENCES dossiers (id),
        account TEXT,
        created_at INTEGER NOT NULL,
        queued_at INTEGER NOT NULL,
        next_attempt_at INTEGER NOT NULL,
        claimed_at INTEGER,
        state TEXT NOT NULL,
        tries INTEGER NOT NULL,
        attempt_count INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'waiting' AND claimed_at IS NULL;
      CREATE INDEX messages_claimed ON messages (claimed_at) WHERE claimed_at IS NOT NULL;
      CREATE INDEX messages_state ON messages (state, id);

      CREATE TABLE message_attempts (
        message_id INTEGER NOT NULL REFERENCES messages (id),
        seq INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        outcome TEXT,
        answer TEXT NOT NULL,
        PRIMARY KEY (message_id, seq)
      ) STRICT, WITHOUT ROWID;
      """)
}
