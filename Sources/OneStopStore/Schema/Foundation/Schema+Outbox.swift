import Database

extension Schema {
  /// What goes out by mail and SMS.
  static let outbox = """
    -- `queued_at` and `tries` begin again where a person has a message sent again; `attempt_count` does not.
    -- `claimed_at` is set while an attempt is under way. `event_place` and `question`: what of its dossier a message
    -- tells, the place of an event or the number of a question to another agency. `withdrawal`: why it is not sent
    -- any more, and of one that is under way what it is to become unless it gets through. `expires_at`: of a message
    -- that lets its reader in, which is not sent later and of which the text is forgotten once it is sent.
    CREATE TABLE messages (
      id BIGINT PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      channel TEXT NOT NULL,
      recipient TEXT NOT NULL,
      subject TEXT NOT NULL,
      text TEXT NOT NULL,
      html TEXT,
      dossier_id BIGINT REFERENCES dossiers (id),
      account TEXT,
      created_at BIGINT NOT NULL,
      event_place BIGINT,
      question BIGINT,
      -- --
      queued_at BIGINT NOT NULL,
      next_attempt_at BIGINT NOT NULL,
      claimed_at BIGINT,
      state TEXT NOT NULL,
      tries BIGINT NOT NULL,
      attempt_count BIGINT NOT NULL,
      withdrawal TEXT,
      expires_at BIGINT
    );
    CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'waiting' AND claimed_at IS NULL;
    CREATE INDEX messages_claimed ON messages (claimed_at) WHERE claimed_at IS NOT NULL;
    CREATE INDEX messages_state ON messages (state, id);
    CREATE INDEX messages_dossier ON messages (dossier_id, id) WHERE dossier_id IS NOT NULL;
    CREATE INDEX messages_links ON messages (recipient) WHERE dossier_id IS NULL AND account IS NULL;
    CREATE INDEX messages_account ON messages (account) WHERE account IS NOT NULL AND state IN ('waiting', 'failed');

    CREATE TABLE message_attempts (
      message_id BIGINT NOT NULL REFERENCES messages (id),
      seq BIGINT NOT NULL,
      started_at BIGINT NOT NULL,
      ended_at BIGINT,
      outcome TEXT,
      answer TEXT NOT NULL,
      PRIMARY KEY (message_id, seq)
    );
    """
}
