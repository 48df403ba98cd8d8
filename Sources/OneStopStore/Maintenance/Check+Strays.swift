import Database
import OneStop
import System

extension Check {
  /// Notes files that nothing refers to: left where the program was killed before it named or removed them, or, while it
  /// runs, about to be named.
  mutating func strays(of database: Connection, in folder: DataFolder) throws(StoreError) {
    let waiting = try database.keptNames()
    let kept = ((try? FileSystem.names(in: folder.kept)) ?? []).count { !$0.hasPrefix(".") && !waiting.contains($0) }
    if kept > 0 {
      report.notes.append(
        "\(kept == 1 ? "1 kept file waits" : "\(kept) kept files wait") for no form: `motcua serve` removes such files."
      )
    }
    var unnamed = 0
    for name in (try? FileSystem.names(in: folder.files)) ?? [] where FileDigest.isOne(name) {
      if try !database.names(name) { unnamed += 1 }
    }
    if unnamed > 0 {
      report.notes.append(
        "\(unnamed == 1 ? "1 uploaded file is" : "\(unnamed) uploaded files are") named by no dossier: `motcua serve` "
          + "removes such files.")
    }
  }
}
