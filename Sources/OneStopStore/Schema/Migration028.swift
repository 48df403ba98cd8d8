import Database

extension Schema {
  /// Accounts, tokens and messages carry a digest too.
  static let moreDigests = Migration(
    number: 28,
    sql: digested.map { "ALTER TABLE \($0.name) ADD COLUMN \($0.column) BIGINT NOT NULL DEFAULT 0;" }
      .joined(separator: "\n"),
    fill: { database throws(StoreError) in
      for table in digested { try database.renewDigests(of: table, where: "TRUE") }
    })

  private static let digested: [DigestedTable] = [.accounts, .tokens, .messages]
}
