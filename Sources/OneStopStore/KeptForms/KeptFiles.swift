import Database
import OneStop
import System

/// A file sent with an answer that could not be saved: it waits until the answer is sent again.
package struct KeptFile: Hashable, Sendable {
  /// Its name in the folder of kept files; hard to guess, and shown only to the sender of the file.
  package var name: String
  package var file: StoredFile

  package init(name: String, file: StoredFile) {
    (self.name, self.file) = (name, file)
  }

  /// How long it waits.
  package static let lifetime = 24 * Moment.hour
}

/// The answer for which files wait: the question, and a seal over the person's login.
package struct AnswerDraft: Hashable, Sendable {
  package var login: String
  package var dossier: Int64
  package var question: Int

  package init(login: String, dossier: Int64, question: Int) {
    (self.login, self.dossier, self.question) = (login, dossier, question)
  }
}

extension Snapshot {
  /// In the order in which they came.
  package func keptFiles(of draft: AnswerDraft, now: Moment) throws(StoreError) -> [KeptFile] {
    try connection.all(
      """
      SELECT name, title, media_type, size, digest FROM kept_files
      WHERE login = $1 AND dossier_id = $2 AND question = $3 AND kept_at > $4 ORDER BY kept_at, name
      """,
      draft.login, draft.dossier, draft.question, now.adding(microseconds: -KeptFile.lifetime)
    ) { row in
      KeptFile(
        name: row.text(0),
        file: StoredFile(name: row.text(1), mediaType: row.text(2), size: row.int(3), digest: row.text(4)))
    }
  }
}

extension Transaction {
  /// Keeps exactly these for the draft, in place of those it had before.
  package func keep(_ files: [KeptFile], of draft: AnswerDraft, now: Moment) throws(StoreError) {
    try forgetKeptFiles(of: draft)
    let database = try connection
    for file in files {
      try database.run(
        """
        INSERT INTO kept_files (name, login, dossier_id, question, title, media_type, size, digest, kept_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        file.name, draft.login, draft.dossier, draft.question, file.file.name, file.file.mediaType, file.file.size,
        file.file.digest, now)
    }
  }

  package func forgetKeptFiles(of draft: AnswerDraft) throws(StoreError) {
    try connection.run(
      "DELETE FROM kept_files WHERE login = $1 AND dossier_id = $2 AND question = $3", draft.login, draft.dossier,
      draft.question)
  }
}

extension Store {
  /// Removes kept forms and kept files that have waited too long, and files of the folder that no row names.
  ///
  /// Files from the last hour stay: their rows may be about to be written.
  /// - Returns: how many forms and files it removed.
  package func sweepKept(now: Moment) async throws -> Int {
    let (forms, names) = try await writer.transaction { transaction in
      let database = try transaction.connection
      let forms = try transaction.forgetKeptForms(before: now.adding(microseconds: -KeptForm.lifetime))
      try database.run(
        "DELETE FROM kept_files WHERE kept_at <= $1", now.adding(microseconds: -KeptFile.lifetime))
      return (forms, Set(try database.all("SELECT name FROM kept_files") { $0.text(0) }))
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
