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

  /// Removes the backups in the folder that are older than that many days, finished or not, and nothing else.
  ///
  /// - Returns: their names.
  package static func removeOlder(
    than days: Int, in path: String, today: LocalDate
  ) throws(StoreError) -> [String] {
    let first = today.adding(days: -days)
    return try StoreError.wrapping {
      let old = try FileSystem.names(in: path).filter { name in day(of: name).map { $0 < first } ?? false }.sorted()
      for name in old { try FileSystem.remove("\(path)/\(name)") }
      if !old.isEmpty { try FileSystem.synchronise(path) }
      return old
    }
  }
}
