import Database
import OneStop
import System

extension Check {
  /// Notes the files that a dossier's events name.
  mutating func files(of id: Int64, _ dossier: Dossier) {
    let answers = dossier.consultations.flatMap { $0.end?.files ?? [] }
    for file in dossier.files.map(\.stored) + answers { files[FileUse(dossier: id, digest: file.digest)] = file.size }
  }

  /// Checks that every file that is listed is named by an event, and that every file that an event names is listed, and
  /// there as it came.
  mutating func files(of database: Connection, folder: String) throws(StoreError) {
    var unlisted = files
    try database.forEach("SELECT dossier_id, digest, size FROM files") { row in
      let digest = row.text(1)
      if unlisted.removeValue(forKey: FileUse(dossier: row.int64(0), digest: digest)) != row.int(2) {
        find("files", "File \(digest) is listed, but no event names it with this size.")
      }
    }
    for digest in Set(unlisted.keys.map(\.digest)).sorted() {
      find("files", "File \(digest) is not listed, though an event names it.")
    }
    let uses = files.keys
    let sizes = Dictionary(files.map { ($0.key.digest, $0.value) }) { $1 }
    for (digest, size) in sizes.sorted(by: { $0.key < $1.key })
    where FileSystem.size(of: folder + "/" + digest) != size || !FileDigest.isWhole(digest, in: folder) {
      let isThere = FileSystem.kind(of: folder + "/" + digest) != nil
      find(
        "files",
        "File \(digest) of \(Check.codes(ofFile: digest, uses, database)) \(isThere ? "was changed" : "is missing") in \(folder)."
      )
    }
  }

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

  /// The dossiers whose events name the file.
  private static func codes(
    ofFile digest: String, _ uses: some Collection<FileUse>, _ database: Connection
  ) -> String {
    let most = 3
    let ids = uses.filter { $0.digest == digest }.map(\.dossier).sorted()
    let codes = ids.prefix(most).map { id in
      (try? database.first("SELECT code FROM dossiers WHERE id = $1", id) { $0.text(0) }) ?? "dossier number \(id)"
    }
    return codes.joined(separator: ", ") + (ids.count > most ? " and \(ids.count - most) more" : "")
  }
}

/// A file, and a dossier whose events name it.
struct FileUse: Hashable {
  var dossier: Int64
  var digest: String
}
