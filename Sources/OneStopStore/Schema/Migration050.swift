import Database

extension Schema {
  /// What members of staff have filed for others; and why something is to be mended, item by item.
  static let assistedFilings = Migration(
    number: 50,
    sql: """
      ALTER TABLE event_texts ADD COLUMN reasons TEXT;
      \(assistedFilingTable)
      """)

  static let assistedFilingTable = """
    -- Who filed a dossier for somebody beside them, in which post.
    CREATE TABLE assisted_filings (
      dossier_id BIGINT NOT NULL PRIMARY KEY REFERENCES dossiers (id),
      login TEXT NOT NULL,
      agency TEXT NOT NULL
    );
    CREATE INDEX assisted_filings_login ON assisted_filings (login, agency, dossier_id);
    """
}
