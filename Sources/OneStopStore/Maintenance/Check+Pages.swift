import Database

extension Check {
  /// Notes the pages that differ from their checksums.
  mutating func pages(_ scan: PageScan) {
    report.hasPageChecksums = scan.hasChecksums
    for page in scan.damaged { find("pages", "Page \(page) of the database file differs from what was written.") }
  }

  /// Notes a log that is damaged.
  mutating func log(_ scan: PageScan) {
    if let frame = scan.brokenFrame {
      find(
        "log",
        "The write-ahead log is damaged at frame \(frame), and transactions follow, which are lost; or the machine lost "
          + "its power while they were being written.")
    }
  }

  /// Compares the files packed into a backup with their names.
  mutating func packedFiles(of database: Connection) throws(StoreError) {
    guard try database.hasTable("backup_files") else { return }
    var damaged: [String] = []
    try database.forEach("SELECT name, content FROM backup_files") { row in
      let name = row.text(0)
      if FileDigest.isOne(name), !FileDigest.isWhole(name, row.bytes(1)) { damaged.append(name) }
    }
    for name in damaged { find("files", "File \(name) differs from what was written.") }
  }
}
