import Crypto
import Database
import OneStop
import System

extension Check {
  /// Rows against the digests that they carry, and the files of a backup against their names.
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
        find("digests of \(table.name)", "Table \(table.name): row \(key) is not as it was written.")
      }
    }
    guard try database.hasTable("backup_files") else { return }
    var damaged: [String] = []
    try database.forEach("SELECT name, content FROM backup_files") { row in
      let name = row.text(0)
      if name.utf8.count == 2 * SHA256.byteCount, !isWhole(name, row.bytes(1)) { damaged.append(name) }
    }
    for name in damaged { find("files", "File \(name) is not as it was written.") }
  }

  /// A file's name is the SHA-256 of what is in it.
  func isWhole(_ digest: String, in folder: String) -> Bool {
    guard let content = try? FileSystem.read(folder + "/" + digest) else { return false }
    return isWhole(digest, content)
  }

  private func isWhole(_ digest: String, _ content: [UInt8]) -> Bool {
    SHA256.hash(data: content).elementsEqual(digest.hexadecimalBytes)
  }
}

extension String {
  /// Of an even number of hexadecimal digits; empty for anything else.
  fileprivate var hexadecimalBytes: [UInt8] {
    let digits = utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == utf8.count, digits.count % 2 == 0 else { return [] }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
