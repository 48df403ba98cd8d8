import Database

extension Schema {
  /// A citizen's session knows the account at the provider that began it.
  static let citizenAccounts = Migration(
    number: 45,
    sql: """
      ALTER TABLE citizen_sessions ADD COLUMN issuer TEXT;
      ALTER TABLE citizen_sessions ADD COLUMN subject TEXT;
      """)
}
