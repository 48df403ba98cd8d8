import Database

extension Schema {
  static let standingNotices = Migration(
    number: 19,
    sql: """
      -- What of its dossier a message tells: the place of an event, or the number of a question to another agency. NULL
      -- in messages of before; their event is known by its moment.
      ALTER TABLE messages ADD COLUMN event_place INTEGER;
      ALTER TABLE messages ADD COLUMN question INTEGER;
      -- Why it is not sent any more. Of one that is under way: what it is to become unless it gets through.
      ALTER TABLE messages ADD COLUMN withdrawal TEXT;
      CREATE INDEX messages_dossier ON messages (dossier_id, id) WHERE dossier_id IS NOT NULL;
      CREATE INDEX messages_account ON messages (account) WHERE account IS NOT NULL AND state IN ('waiting', 'failed');
      """)
}
