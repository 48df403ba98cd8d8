import Database
import OneStop
import System

/// A file that came before the form that it belongs to could be saved: it waits until the form is sent again.
package struct KeptFile: Hashable, Sendable {
  /// Its name in the folder of kept files; hard to guess, and shown only to the sender of the file.
  package var name: String
  /// The form's field that it was chosen in.
  package var field: String
  package var file: StoredFile

  package init(name: String, field: String, file: StoredFile) {
    (self.name, self.field, self.file) = (name, field, file)
  }

  /// How long it waits.
  package static let lifetime = 24 * Moment.hour
}

extension KeptFile {
  fileprivate init(_ row: Row) {
    self.init(
      name: row.text(0), field: row.text(1),
      file: StoredFile(name: row.text(2), mediaType: row.text(3), size: row.int(4), digest: row.text(5)))
  }
}

/// The kept files that a form had: what is done with it forgets them, and none that came to its draft from elsewhere.
package struct FormFiles: Hashable, Sendable {
  /// As of the draft.
  package let owner: String
  package let names: [String]

  package init(owner: String, names: [String]) { (self.owner, self.names) = (owner, names) }
}

/// The form for which files wait.
package struct FileDraft: Hashable, Sendable {
  /// A seal over the person's login or their browser's secret: it is also in their form's token.
  package var owner: String
  /// nil for a form of no dossier.
  package var dossier: Int64?
  /// Which of the owner's forms about the dossier, such as `y-kien-2`.
  package var purpose: String

  package init(owner: String, dossier: Int64?, purpose: String) {
    (self.owner, self.dossier, self.purpose) = (owner, dossier, purpose)
  }
}

extension Snapshot {
  /// In the order in which they came.
  package func keptFiles(of draft: FileDraft, now: Moment) throws(StoreError) -> [KeptFile] {
    try connection.all(
      """
      SELECT name, field, title, media_type, size, digest FROM kept_files
      WHERE owner = $1 AND purpose = $2 AND dossier_id IS NOT DISTINCT FROM $3 AND kept_at > $4
      ORDER BY kept_at, name
      """,
      draft.owner, draft.purpose, draft.dossier, now.adding(microseconds: -KeptFile.lifetime)
    ) { KeptFile($0) }
  }
}

extension Snapshot {
  /// nil where there is none, or it is another's.
  package func keptFile(_ name: String, of owner: String) throws(StoreError) -> KeptFile? {
    try connection.first(
      "SELECT name, field, title, media_type, size, digest FROM kept_files WHERE name = $1 AND owner = $2", name, owner
    ) { KeptFile($0) }
  }
}

extension Transaction {
  /// Adds some to those that the draft has.
  package func keep(_ files: [KeptFile], of draft: FileDraft, now: Moment) throws(StoreError) {
    let database = try connection
    for file in files {
      try database.run(
        """
        INSERT INTO kept_files (name, owner, dossier_id, purpose, field, title, media_type, size, digest, kept_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        file.name, draft.owner, draft.dossier, draft.purpose, file.field, file.file.name, file.file.mediaType,
        file.file.size, file.file.digest, now)
    }
  }

  /// They wait for this draft, another of their owner's too, as long as if they had come now. What is no longer there
  /// does not come back.
  package func keepOn(_ files: [KeptFile], for draft: FileDraft, now: Moment) throws(StoreError) {
    for file in files {
      try connection.run(
        """
        UPDATE kept_files SET kept_at = $1, dossier_id = $2, purpose = $3, field = $4 WHERE name = $5 AND owner = $6
        """,
        now, draft.dossier, draft.purpose, file.field, file.name, draft.owner)
    }
  }

  /// Whether there was one.
  @discardableResult
  package func forgetKeptFile(_ name: String, of owner: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM kept_files WHERE name = $1 AND owner = $2", name, owner) > 0
  }

  package func forget(_ files: FormFiles) throws(StoreError) {
    for name in files.names { try forgetKeptFile(name, of: files.owner) }
  }
}

extension Connection {
  /// The names of the files of the folder that wait for their forms, whole or coming.
  func keptNames() throws(StoreError) -> Set<String> {
    Set(try all("SELECT name FROM kept_files UNION ALL SELECT name FROM coming_files") { $0.text(0) })
  }
}

extension Store {
  /// Removes drafts, kept forms and kept files that have waited too long, files that nobody goes on sending, and files of the
  /// folder that no row names.
  ///
  /// Files from the last hour stay: their rows may be about to be written.
  /// - Returns: how many forms and files it removed.
  package func sweepKept(now: Moment) async throws -> Int {
    let (forms, names) = try await writer.transaction { transaction in
      let database = try transaction.connection
      let forms =
        try transaction.forgetKeptForms(before: now.adding(microseconds: -KeptForm.lifetime))
        + transaction.forgetDrafts(now: now)
      try database.run(
        "DELETE FROM kept_files WHERE kept_at <= $1", now.adding(microseconds: -KeptFile.lifetime))
      try database.run(
        "DELETE FROM coming_files WHERE changed_at <= $1", now.adding(microseconds: -ComingFile.patience))
      return (forms, try database.keptNames())
    }
    var count = forms
    let found = try StoreError.wrapping { try FileSystem.names(in: folder.kept) }
    for name in found where !names.contains(name) && !name.hasPrefix(".") {
      let path = folder.kept + "/" + name
      guard let changed = FileSystem.changedAt(path),
        now.microseconds - Int64(changed) * Moment.second > Moment.hour
      else { continue }
      try StoreError.wrapping { try FileSystem.remove(path) }
      count += 1
    }
    return count
  }
}
