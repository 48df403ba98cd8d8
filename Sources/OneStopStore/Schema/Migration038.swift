import Database

extension Schema {
  /// What events say of people stands apart from them; salts; rules by which personal data are erased.
  static let erasing = Migration(
    number: 38,
    sql: """
      CREATE TABLE retention_rules (
        procedure TEXT NOT NULL PRIMARY KEY,
        months BIGINT NOT NULL,
        basis TEXT NOT NULL,
        set_at BIGINT NOT NULL,
        set_by TEXT NOT NULL
      );
      CREATE TABLE retention_holds (
        dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
        reason TEXT NOT NULL,
        held_at BIGINT NOT NULL,
        held_by TEXT NOT NULL
      );
      CREATE TABLE erasures (
        number BIGINT PRIMARY KEY,
        at BIGINT NOT NULL,
        code TEXT NOT NULL,
        agency TEXT NOT NULL,
        procedure TEXT NOT NULL,
        ground TEXT NOT NULL,
        actor TEXT
      );
      ALTER TABLE dossiers ADD COLUMN salt BYTEA;
      ALTER TABLE dossiers ADD COLUMN erased_at BIGINT;
      CREATE INDEX dossiers_to_erase ON dossiers (procedure, ended_at)
        WHERE ended_at IS NOT NULL AND erased_at IS NULL AND status <> 9;
      DROP TABLE files;
      CREATE TABLE files (
        dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
        digest TEXT NOT NULL,
        size BIGINT NOT NULL,
        PRIMARY KEY (dossier_id, digest)
      );
      CREATE INDEX files_digest ON files (digest);
      CREATE TABLE event_texts (
        event BIGINT PRIMARY KEY,
        note TEXT,
        papers TEXT,
        correction TEXT,
        files TEXT,
        salt BYTEA NOT NULL
      );
      INSERT INTO event_texts (event, note, papers, correction, files, salt)
        SELECT id, nullif(note, ''), nullif(papers, ''), correction,
          CASE WHEN kind = 'answer_consultation' THEN consultation END, CAST('' AS BYTEA)
        FROM events WHERE kind NOT IN ('recompute_due', 'transfer')
          AND (note <> '' OR papers <> '' OR correction IS NOT NULL OR kind = 'answer_consultation');
      UPDATE events SET note = '', papers = NULL, correction = NULL WHERE kind NOT IN ('recompute_due', 'transfer')
        AND (note <> '' OR papers IS NOT NULL OR correction IS NOT NULL);
      ALTER TABLE events DROP COLUMN papers;
      ALTER TABLE events DROP COLUMN correction;
      """, fill: salted)

  /// Gives every row its salt, and takes the files of answers apart from the answers.
  private static let salted: @Sendable (Connection) throws(DatabaseError) -> Void = { database throws(DatabaseError) in
    var last: Int64 = 0
    while true {
      let rows = try database.all(
        "SELECT event, note, files FROM event_texts WHERE event > $1 ORDER BY event LIMIT $2", last, some
      ) { (event: $0.int64(0), hasNote: !$0.isNull(1), answer: $0.isNull(2) ? nil : $0.withText(2, TextList.decode)) }
      guard let end = rows.last?.event else { break }
      last = end
      for row in rows {
        guard let answer = row.answer else {
          try database.run("UPDATE event_texts SET salt = $1 WHERE event = $2", PersonalSalts.seed(), row.event)
          continue
        }
        let files = Array(answer.dropFirst(2))
        try database.run(
          "UPDATE events SET consultation = $1 WHERE id = $2", TextList.encode(Array(answer.prefix(2))), row.event)
        if files.isEmpty, !row.hasNote {
          try database.run("DELETE FROM event_texts WHERE event = $1", row.event)
        } else {
          try database.run(
            "UPDATE event_texts SET salt = $1, files = $2 WHERE event = $3", PersonalSalts.seed(),
            files.isEmpty ? nil : TextList.encode(files), row.event)
        }
        for file in ConsultationText.files(files) ?? [] { try database.note(file, of: row.event >> 16) }
      }
    }
    last = 0
    while true {
      let dossiers = try database.all("SELECT id FROM dossiers WHERE id > $1 ORDER BY id LIMIT $2", last, some) {
        $0.int64(0)
      }
      guard let end = dossiers.last else { return }
      last = end
      for id in dossiers { try database.run("UPDATE dossiers SET salt = $1 WHERE id = $2", PersonalSalts.seed(), id) }
    }
  }

  /// How many rows are read at once.
  private static let some = 10_000
}
