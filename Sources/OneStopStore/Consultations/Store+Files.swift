import Database
import OneStop
import System

extension Store {
  /// Removes uploaded files that no event names: of answers that were refused, or cut off before they were kept.
  ///
  /// Only while nothing else takes files in: by the one who serves, before it does.
  /// - Returns: how many it was.
  package func removeOrphanFiles() throws(StoreError) -> Int {
    let reader = try makeReader()
    defer { reader.endBatch() }
    var count = 0
    let names = try StoreError.wrapping { try FileSystem.names(in: folder.files) }
    for name in names where AnswerFile.isDigest(name) {
      let isNamed = try reader.connection.first("SELECT 1 FROM files WHERE digest = $1", name) { $0.int(0) } != nil
      guard !isNamed else { continue }
      try StoreError.wrapping { try FileSystem.remove(folder.files + "/" + name) }
      count += 1
    }
    return count
  }
}

extension AnswerFile {
  /// Whether a name in the folder is one that an upload gets.
  static func isDigest(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
