import Database

extension Schema {
  /// Rows that are written once carry a digest of themselves, by which `check` sees what damage leaves readable.
  static let digests = digests(
    number: 24, of: [DigestedTable.events, DigestedTable.dossiers, DigestedTable.ratings, DigestedTable.catalogue])

  /// The step that adds a digest to tables.
  static func digests(number: Int, of tables: [DigestedTable]) -> Migration {
    Migration(
      number: number,
      sql: tables.map { "ALTER TABLE \($0.name) ADD COLUMN \($0.column) INTEGER NOT NULL DEFAULT 0;" }
        .joined(separator: "\n"),
      fill: { database throws(StoreError) in
        for table in tables {
          try database.renewDigests(of: table, where: "TRUE")
        }
      })
  }
}
