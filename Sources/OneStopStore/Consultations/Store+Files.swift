import Database
import OneStop
import System

extension Store {
  /// Removes uploaded files that no event names: those of forms that were refused, or interrupted before they were
  /// kept; and kept ones that no form waits for.
  ///
  /// Only while no uploads come in: called by the process that serves, before it begins to.
  /// - Returns: how many it removed.
  package func removeOrphanFiles() throws(StoreError) -> Int {
    let names = try StoreError.wrapping { try FileSystem.names(in: folder.files) }
    let kept = try StoreError.wrapping { try FileSystem.names(in: folder.kept) }
    let orphans = try snapshots().read { snapshot throws(StoreError) in
      let database = try snapshot.connection
      var orphans: [String] = []
      for name in names where StoredFile.isDigest(name) {
        let isNamed = try database.first("SELECT 1 FROM files WHERE digest = $1", name) { $0.int(0) } != nil
        if !isNamed { orphans.append("\(folder.files)/\(name)") }
      }
      let waiting = try database.keptNames()
      for name in kept where !name.hasPrefix(".") && !waiting.contains(name) {
        orphans.append("\(folder.kept)/\(name)")
      }
      return orphans
    }
    for path in orphans { try StoreError.wrapping { try FileSystem.remove(path) } }
    return orphans.count
  }
}

extension StoredFile {
  /// Whether a file name in the folder has the form that uploads get.
  static func isDigest(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
