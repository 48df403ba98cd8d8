extension SQLiteConnection {
  /// Rebuilds a file from before there were checksums of pages, so that it has them.
  ///
  /// Not while another program has it open, nor if the disk is too full for a second and a third copy of it: it then
  /// stays as it is until the next time. A kill at any moment leaves it as it was, or rebuilt.
  func addPageChecksums() throws(DatabaseError) {
    guard try !hasPageChecksums else { return }
    do throws(DatabaseError) {
      // Only the one connection that there is can leave the log, which is copied into the file.
      try execute("PRAGMA journal_mode = DELETE")
      try writeAhead()
      // A log that was left behind by a kill may have had them.
      guard try !hasPageChecksums else { return }
      try rebuild()
    } catch {
      guard error == .busy || error == .diskFull else { throw error }
    }
  }

  private var hasPageChecksums: Bool {
    get throws(DatabaseError) { try PageFile(path).pageSize > 0 }
  }

  /// In the log, all new pages count or none. They are copied into the file in their order, so that the header, which
  /// says that there are checksums, is there before the pages that it speaks of.
  private func rebuild() throws(DatabaseError) {
    try execute("PRAGMA temp_store = FILE")
    defer {
      try? execute("PRAGMA temp_store = MEMORY")
      // The log is as long as the file now; where the disk was full, it is what filled it.
      try? execute("PRAGMA journal_mode = DELETE")
      try? writeAhead()
    }
    try execute("VACUUM")
  }
}
