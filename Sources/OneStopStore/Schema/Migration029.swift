import Database

extension Schema {
  /// Rows carry no digests any more: pages have checksums.
  static let noDigests = Migration(
    number: 29,
    sql: """
      ALTER TABLE events DROP COLUMN digest;
      ALTER TABLE dossiers DROP COLUMN digest;
      ALTER TABLE ratings DROP COLUMN digest;
      ALTER TABLE catalogue DROP COLUMN digest;
      ALTER TABLE accounts DROP COLUMN digest;
      ALTER TABLE tokens DROP COLUMN row_digest;
      ALTER TABLE messages DROP COLUMN digest;
      """)
}
