import Database

extension Check {
  /// Notes the pages that differ from their checksums.
  mutating func pages(_ scan: PageScan) {
    if !scan.hasChecksums {
      report.notes.append(
        "The file has no page checksums yet: start `motcua serve` while nothing else uses it, with room for two copies."
      )
    }
    for page in scan.damaged { find("pages", "Page \(page) of the database file differs from what was written.") }
  }

  /// Notes a log with a break in it: what follows was lost with the machine's power before anybody was told of it, or is
  /// damage. Nothing in the log tells one from the other.
  mutating func log(_ scan: PageScan) {
    if let frame = scan.brokenFrame {
      report.notes.append(
        "The write-ahead log breaks off at frame \(frame), and what follows is not used. After a power cut that is as it "
          + "should be: nothing of it had been acknowledged. Otherwise the disk has damaged it.")
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
