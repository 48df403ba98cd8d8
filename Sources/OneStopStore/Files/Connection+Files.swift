import Database

extension Connection {
  /// Whether an event, or somebody's draft, names the file with this digest.
  func names(_ digest: String) throws(StoreError) -> Bool {
    if try isFiled(digest) { return true }
    return try first("SELECT 1 FROM draft_files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } != nil
  }

  /// Whether an event names it.
  func isFiled(_ digest: String) throws(StoreError) -> Bool {
    try first("SELECT 1 FROM files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } != nil
  }
}
