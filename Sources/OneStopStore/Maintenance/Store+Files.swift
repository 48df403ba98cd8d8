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
    let kept = try StoreError.wrapping { try FileSystem.names(in: folder.kept) }
    let waiting = try snapshots().read { snapshot throws(StoreError) in try snapshot.connection.keptNames() }
    let orphans =
      try unnamedFiles(before: nil).map { "\(folder.files)/\($0)" }
      + kept.filter { !$0.hasPrefix(".") && !waiting.contains($0) }.map { "\(folder.kept)/\($0)" }
    for path in orphans { try StoreError.wrapping { try FileSystem.remove(path) } }
    return orphans.count
  }

  /// Removes uploaded files that no event names a day after they came, while others come in: whoever is about to name the
  /// same content puts it back once it is named.
  /// - Returns: how many it removed, at most.
  package func sweepFiles(now: Moment) async throws -> Int {
    let digests = try await Thread.run("file-sweep") {
      try self.unnamedFiles(before: now.adding(microseconds: -Moment.day))
    }
    if digests.isEmpty { return 0 }
    let folder = folder
    // Each is asked for once more: the changes of a writer come one after the other.
    try await writer.transaction { try $0.remove(ErasedFiles(digests: digests), from: folder) }
    return digests.count
  }

  /// - Parameter moment: only those that came before; nil: all.
  private func unnamedFiles(before moment: Moment?) throws(StoreError) -> [String] {
    let names = try StoreError.wrapping { try FileSystem.names(in: folder.files) }
    return try snapshots().read { snapshot throws(StoreError) in
      let database = try snapshot.connection
      var unnamed: [String] = []
      for name in names where StoredFile.isDigest(name) {
        if let moment {
          guard let changed = FileSystem.changedAt("\(folder.files)/\(name)"),
            Int64(changed) * Moment.second < moment.microseconds
          else { continue }
        }
        if try !database.names(name) { unnamed.append(name) }
      }
      return unnamed
    }
  }
}
