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
    let left = kept.filter { name in
      name.hasPrefix(".") ? name.hasPrefix(TemporaryFile.hiddenPrefix) : !waiting.contains(name)
    }
    let orphans =
      try unnamedFiles(before: nil).map { "\(folder.files)/\($0)" } + left.map { "\(folder.kept)/\($0)" }
    for path in orphans { try StoreError.wrapping { try FileSystem.remove(path) } }
    return orphans.count
  }

  /// Removes uploaded files that no event names a day after they came, while others come in: whoever is about to name the
  /// same content puts it back once it is named. Throws while the clock is not trusted.
  /// - Returns: how many it removed, at most.
  package func sweepFiles(now: Moment) async throws -> Int {
    _ = try clock?.believed()
    let yesterday = now.adding(microseconds: -Moment.day)
    let digests = try await Thread.run("file-sweep") { try self.unnamedFiles(before: yesterday) }
    // Each is asked for once more.
    try await Thread.run("file-removal") { try self.removeNow(ErasedFiles(digests: digests), before: yesterday) }
    return digests.count
  }

  /// Removes those of the files that still no dossier names. Only what is committed says so: a change that is undone
  /// would find its file gone.
  package func remove(_ files: ErasedFiles) async throws {
    if files.isEmpty { return }
    try await Thread.run("file-removal") { try self.removeNow(files) }
  }

  /// The same on the calling thread. Changes of others come between the batches.
  ///
  /// - Parameter moment: what came, or was adopted, since then stays: an event is about to name it. nil: nothing stays.
  func removeNow(_ files: ErasedFiles, before moment: Moment? = nil) throws {
    for start in stride(from: 0, to: files.digests.count, by: Store.removalBatch) {
      try writer.betweenGroups { snapshot in
        for digest in files.digests[start...].prefix(Store.removalBatch) where try !snapshot.connection.names(digest) {
          let path = folder.files + "/" + digest
          // As it is at this very moment, not as it was listed.
          if let moment, !isOlder(path, than: moment) { continue }
          try StoreError.wrapping { try FileSystem.remove(path) }
        }
      }
    }
    for name in files.kept { try StoreError.wrapping { try FileSystem.remove(folder.kept + "/" + name) } }
  }

  private static let removalBatch = 32

  /// Whether nobody has brought the file, or taken it over, since the moment; false where there is none.
  private func isOlder(_ path: String, than moment: Moment) -> Bool {
    FileSystem.changedAt(path).map { Int64($0) * Moment.second < moment.microseconds } ?? false
  }

  /// - Parameter moment: only those that came before; nil: all.
  private func unnamedFiles(before moment: Moment?) throws(StoreError) -> [String] {
    let names = try StoreError.wrapping { try FileSystem.names(in: folder.files) }
    return try snapshots().read { snapshot throws(StoreError) in
      let database = try snapshot.connection
      var unnamed: [String] = []
      for name in names where FileDigest.isOne(name) {
        if let moment, !isOlder("\(folder.files)/\(name)", than: moment) { continue }
        if try !database.names(name) { unnamed.append(name) }
      }
      return unnamed
    }
  }
}
