extension Schema {
  /// Rows that are written once carry a digest of themselves, by which `check` sees what damage leaves readable.
  static let digests = digests(
    number: 24, of: [RowDigest.events, RowDigest.dossiers, RowDigest.ratings, RowDigest.catalogue])

  /// The step that adds a digest to tables.
  static func digests(number: Int, of tables: [RowDigest.Table]) -> Migration {
    Migration(
      number: number,
      sql: tables.map { "ALTER TABLE \($0.name) ADD COLUMN \($0.column) INTEGER NOT NULL DEFAULT 0;" }
        .joined(separator: "\n"),
      fill: { transaction throws(StoreError) in
        for table in tables {
          try transaction.connection.renewDigests(of: table, where: "TRUE")
        }
      })
  }
}
