import Database

extension Schema {
  /// Accounts, tokens and messages carry a digest too, which the next step takes away again, so that nothing computes it.
  static let moreDigests = Migration(
    number: 28,
    sql: """
      ALTER TABLE accounts ADD COLUMN digest BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE tokens ADD COLUMN row_digest BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE messages ADD COLUMN digest BIGINT NOT NULL DEFAULT 0;
      """)
}
