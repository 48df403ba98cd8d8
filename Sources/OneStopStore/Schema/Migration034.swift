import Database

extension Schema {
  /// When a token was used last.
  static let tokenUse = Migration(number: 34, sql: "ALTER TABLE tokens ADD COLUMN used_at BIGINT;")
}
