import Database

extension Connection {
  /// Whether an event names the file with this digest.
  func names(_ digest: String) throws(StoreError) -> Bool {
    try first("SELECT 1 FROM files WHERE digest = $1 LIMIT 1", digest) { $0.int(0) } != nil
  }
}
