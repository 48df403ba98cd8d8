import Database

extension Schema {
  /// When, through which door and to which wording applicants agreed to notices. What was wished before was recorded
  /// nowhere but in the filing.
  static let consents = Migration(
    number: 39,
    sql: """
      CREATE TABLE consents (
        dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
        number BIGINT NOT NULL,
        purpose TEXT NOT NULL,
        channel TEXT,
        at BIGINT NOT NULL,
        door TEXT NOT NULL,
        wording BIGINT NOT NULL,
        PRIMARY KEY (dossier_id, number)
      );
      INSERT INTO consents (dossier_id, number, purpose, channel, at, door, wording)
        SELECT d.id, 1, 'notices', d.notices, e.recorded_at, 'before', 0
        FROM dossiers d JOIN events e ON e.dossier_id = d.id AND e.seq = 1 WHERE d.notices IS NOT NULL;
      """)
}
