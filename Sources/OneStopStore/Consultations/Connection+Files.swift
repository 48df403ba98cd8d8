import Database
import OneStop

extension Connection {
  /// Whether an event, or somebody's draft, names the file with this digest.
  func names(_ digest: String) throws(StoreError) -> Bool {
    let isFiled = try first("SELECT 1 FROM files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } != nil
    if isFiled { return true }
    return try first("SELECT 1 FROM draft_files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } != nil
  }
}

extension StoredFile {
  /// Whether a file name in the folder has the form that uploads get.
  static func isDigest(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
