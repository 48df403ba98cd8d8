import Database
import System

/// Uploaded files that events name, and that are not there as they came; by digest.
package struct LostFiles: Hashable, Sendable {
  package internal(set) var missing: Set<String> = []
  package internal(set) var damaged: Set<String> = []

  package var isEmpty: Bool { missing.isEmpty && damaged.isEmpty }
}

extension Connection {
  /// The digests of all files that events name.
  func namedFiles() throws(StoreError) -> Set<String> {
    guard try hasTable("files") else { return [] }
    return Set(try all("SELECT DISTINCT digest FROM files") { $0.text(0) })
  }
}
