import Database
import System

extension DataFolder {
  /// Fills this folder's database with everything that another's holds, all or nothing, in bounded memory; the files of
  /// the folder stay where they are.
  ///
  /// Throws `notEmpty` if this database is there already, and `corrupt` where a table has not got every row.
  ///
  /// - Parameter progress: called now and then with the number of rows so far.
  /// - Returns: how many rows were copied.
  @discardableResult
  package func fill(from source: DataFolder, progress: (Int) -> Void = { _ in }) throws(StoreError) -> Int {
    let newest = Schema.store.newest
    let old = try Connection(inspecting: source.place, version: newest)
    guard case .file(let path) = place else { return try fill(place, from: old, progress) }
    guard FileSystem.kind(of: path) == nil else { throw .notEmpty(place: path) }
    let draft = path + ".copying"
    do {
      try StoreError.wrapping { try FileSystem.removeDatabase(draft) }
      let count = try fill(.file(draft), from: old, progress)
      try StoreError.wrapping {
        try FileSystem.synchronise(draft)
        try FileSystem.rename(draft, path)
        try FileSystem.synchronise(self.path)
      }
      return count
    } catch {
      try? FileSystem.removeDatabase(draft)
      throw error
    }
  }

  private func fill(
    _ place: DatabasePlace, from source: Connection, _ progress: (Int) -> Void
  ) throws(StoreError) -> Int {
    let new = try Connection(place, knownVersion: Schema.store.newest)
    guard try new.schemaNumber == 0 else { throw .notEmpty(place: place.description) }
    try Schema.store.bring(new)
    let counts = try new.load(from: source, progress: progress)
    for (table, count) in counts {
      let found = try new.rowCount(of: table)
      guard found == count else { throw .corrupt("table \(table) got \(found) of \(count) rows") }
    }
    return counts.reduce(0) { $0 + $1.rows }
  }
}
