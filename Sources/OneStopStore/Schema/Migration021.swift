import Database

extension Schema {
  /// Dossiers of confidential procedures stand apart: in every list, and in the tallies. Besides, all of an agency's are
  /// found in the order in which they came in.
  static let confidentiality = Migration(
    number: 21,
    sql: """
      -- Whether the procedure is confidential in the present catalogue.
      ALTER TABLE dossiers ADD COLUMN is_confidential INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX dossiers_confidential ON dossiers (agency) WHERE is_confidential = 1;
      CREATE INDEX dossiers_of_agency ON dossiers (agency, id);
      DROP INDEX dossiers_desk;
      CREATE INDEX dossiers_desk ON dossiers (agency, ended_at, id, due, status, at_risk_from, officer, step, procedure,
        channel, accepted_at, last_event_at, code, name_order, is_confidential) WHERE ended_at IS NULL OR status = 9;
      """,
    fill: { database throws(StoreError) in try Transaction(database).confidentialityDidChange(from: []) })
}
