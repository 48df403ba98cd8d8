import Database

extension Schema {
  /// The procedure's own process: where a dossier is in it, and what moved it.
  static let steps = Migration(
    number: 2,
    sql: """
      ALTER TABLE dossiers ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE events ADD COLUMN step INTEGER;
      ALTER TABLE events ADD COLUMN officer TEXT;
      CREATE INDEX accounts_agency ON accounts (agency);

      -- As the events of before make them: begun means the second step; who began it last has it, or else who did
      -- something to it first.
      UPDATE dossiers SET
        step = EXISTS (SELECT 1 FROM events WHERE dossier_id = dossiers.id AND kind = 'process'),
        officer = coalesce(
          (SELECT substr(actor, 7) FROM events WHERE dossier_id = dossiers.id AND kind = 'process'
            AND actor LIKE 'staff:%' ORDER BY seq DESC LIMIT 1),
          (SELECT substr(actor, 7) FROM events WHERE dossier_id = dossiers.id AND kind <> 'file'
            AND actor LIKE 'staff:%' ORDER BY seq LIMIT 1));
      """)
}
