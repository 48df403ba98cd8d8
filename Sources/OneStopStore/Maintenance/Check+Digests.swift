import Database
import OneStop

extension Check {
  /// Compares rows with the digests that they carry, and the files of a backup with their names.
  mutating func digests(of database: Connection) throws(StoreError) {
    for table in DigestedTable.all where try database.hasColumn(table.column, in: table.name) {
      var damaged: [String] = []
      try database.forEach(
        composed: """
          SELECT \(table.key) FROM \(table.name) WHERE \(table.column) <> row_digest(\(table.columns))
          """, []
      ) { row in
        damaged.append(row.text(0))
        return true
      }
      for key in damaged {
        find("digests of \(table.name)", "Table \(table.name): row \(key) differs from what was written.")
      }
    }
    guard try database.hasTable("backup_files") else { return }
    var damaged: [String] = []
    try database.forEach("SELECT name, content FROM backup_files") { row in
      let name = row.text(0)
      if FileDigest.isOne(name), !FileDigest.isWhole(name, row.bytes(1)) { damaged.append(name) }
    }
    for name in damaged { find("files", "File \(name) differs from what was written.") }
  }
}
