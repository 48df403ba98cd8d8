extension Schema {
  /// Rows that are written once carry a digest of themselves, by which `check` sees what damage leaves readable.
  static let digests = Migration(
    number: 24,
    sql: RowDigest.tables.map { "ALTER TABLE \($0.name) ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;" }
      .joined(separator: "\n"),
    fill: { transaction throws(StoreError) in
      for table in RowDigest.tables {
        try transaction.connection.execute("UPDATE \(table.name) SET digest = row_digest(\(table.columns))")
      }
    })
}
