import Database

extension Schema {
  /// What an erasure looks for is found without reading everything: orders by their dossiers, letters about no dossier
  /// and no account; and the log of erasures is read by moment.
  static let erasureIndexes = Migration(
    number: 43,
    sql: """
      CREATE INDEX erasures_age ON erasures (at);
      CREATE INDEX bulk_items_code ON bulk_items (code);
      CREATE INDEX messages_links ON messages (recipient) WHERE dossier_id IS NULL AND account IS NULL;
      """)
}
