import Database

extension Schema {
  /// Files that belong to a dossier, and receipts.
  static let dossierFiles = Migration(
    number: 42,
    sql: """
      ALTER TABLE events ADD COLUMN file_number BIGINT;
      ALTER TABLE event_texts ADD COLUMN receipt TEXT;
      """)
}
