import Database
import OneStop
import System

/// A folder of backups that are each kept for a number of days, named by the moment at which they were made.
///
/// What was erased from the database is in no backup any more once those made before have passed that age.
package enum BackupFolder {
  /// `motcua-2018-06-01-093000.backup`, local time; `.age` behind it where it is encrypted.
  package static func name(of moment: Moment, isEncrypted: Bool) -> String {
    let seconds = Int(moment.microsecondsOfDay / Moment.second)
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
    return "motcua-\(moment.date)-\(time).backup" + (isEncrypted ? ".age" : "")
  }

  /// The day on which a backup of that name was made; nil for every other name.
  package static func day(of name: String) -> LocalDate? {
    let ends =
      [".backup", ".backup.age", ".backup.partial", ".backup.age.partial"]
      // What SQLite had beside a copy that was never finished.
      + ["-wal", "-shm", "-journal"].map { ".backup.partial\($0)" }
    guard name.hasPrefix("motcua-"), let end = ends.first(where: name.hasSuffix) else { return nil }
    let parts = name.dropFirst("motcua-".count).dropLast(end.count)
    guard parts.utf8.count == "2018-06-01-093000".utf8.count, parts.dropLast(6).last == "-",
      parts.suffix(6).utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return LocalDate(parts.dropLast(7))
  }

  /// Removes the backups in the folder that are older than that many days, finished or not, and nothing else. Beside the
  /// one that was just made, one more stays, however old.
  ///
  /// - Parameter made: the name of the one that was just made.
  /// - Returns: the names of those removed, and of those that cannot be judged by their age: dated in the future, by a
  ///   clock that ran ahead, or no files.
  package static func removeOlder(
    than days: Int, in path: String, made: String, today: LocalDate
  ) throws(StoreError) -> (removed: [String], strange: [String]) {
    let first = today.adding(days: -days)
    return try StoreError.wrapping {
      let dated = try FileSystem.names(in: path).filter { $0 != made }.compactMap { name in
        day(of: name).map { (name: name, day: $0) }
      }.sorted { $0.name < $1.name }
      let strange = dated.filter { $0.day > today || FileSystem.kind(of: "\(path)/\($0.name)") != .other }.map(\.name)
      let known = dated.filter { !strange.contains($0.name) }
      let last = known.last { isFinished($0.name) }?.name
      let old = known.filter { $0.day < first && $0.name != last }.map(\.name)
      for name in old { try FileSystem.remove("\(path)/\(name)") }
      if !old.isEmpty { try FileSystem.synchronise(path) }
      return (old, strange)
    }
  }

  private static func isFinished(_ name: String) -> Bool { name.hasSuffix(".backup") || name.hasSuffix(".backup.age") }
}
