import Database
import OneStop
import System

extension Store {
  /// Removes uploaded files that no event names: of answers that were refused, or cut off before they were kept.
  ///
  /// Only while nothing else takes files in: by the one who serves, before it does.
  /// - Returns: how many it was.
  package func removeOrphanFiles() throws(StoreError) -> Int {
    let names = try StoreError.wrapping { try FileSystem.names(in: folder.files) }
    let orphans = try snapshots().read { snapshot throws(StoreError) in
      let database = try snapshot.connection
      var orphans: [String] = []
      for name in names where AnswerFile.isDigest(name) {
        let isNamed = try database.first("SELECT 1 FROM files WHERE digest = $1", name) { $0.int(0) } != nil
        if !isNamed { orphans.append(name) }
      }
      return orphans
    }
    for name in orphans { try StoreError.wrapping { try FileSystem.remove(folder.files + "/" + name) } }
    return orphans.count
  }
}

extension AnswerFile {
  /// Whether a name in the folder is one that an upload gets.
  static func isDigest(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
