import Crypto
import OneStop

extension Check {
  /// Rows against the digests that they carry.
  mutating func digests(of database: Connection) throws(StoreError) {
    for table in RowDigest.tables {
      var damaged: [String] = []
      try database.forEach(
        composed: """
          SELECT \(table.key) FROM \(table.name) WHERE digest <> row_digest(\(table.columns))
          """, []
      ) { row in
        damaged.append(row.text(0))
        return true
      }
      for key in damaged {
        find("digests of \(table.name)", "Table \(table.name): row \(key) is not as it was written.")
      }
    }
  }

  /// A file's name is the SHA-256 of what is in it.
  func isWhole(_ digest: String, in folder: String) -> Bool {
    guard let content = try? FileSystem.read(folder + "/" + digest) else { return false }
    return SHA256.hash(data: content).elementsEqual(digest.hexadecimalBytes)
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
