import Database
import OneStop

/// A file of a form that is coming in pieces: so many of its bytes are on disk, and will be kept once it is whole.
package struct ComingFile: Hashable, Sendable {
  /// Its name in the folder of kept files.
  package var name: String
  package var draft: FileDraft
  /// The form's field that it was chosen in.
  package var field: String
  package var title: String
  /// As the sender has announced it, in bytes.
  package var size: Int
  package var received = 0

  package init(name: String, draft: FileDraft, field: String, title: String, size: Int) {
    self.name = name
    self.draft = draft
    self.field = field
    self.title = title
    self.size = size
  }

  /// What it is called once it is whole. No piece is ever written under such a name.
  package var wholeName: String { ComingFile.whole(name) }

  package static func whole(_ name: String) -> String { "\(name).whole" }

  /// How long it waits for its next piece.
  package static let patience = 6 * Moment.hour
}

/// What waits for its form, whole or coming.
package struct WaitingFiles: Hashable, Sendable {
  package var count: Int
  /// In bytes.
  package var size: Int

  package init(count: Int, size: Int) { (self.count, self.size) = (count, size) }
}

extension Snapshot {
  /// nil where there is none, or it is another's.
  package func comingFile(_ name: String, of owner: String) throws(StoreError) -> ComingFile? {
    try connection.first(
      """
      SELECT dossier_id, purpose, field, title, size, received FROM coming_files WHERE name = $1 AND owner = $2
      """, name, owner
    ) { row in
      var file = ComingFile(
        name: name, draft: FileDraft(owner: owner, dossier: row.optional(0) { $0.int64 }, purpose: row.text(1)),
        field: row.text(2), title: row.text(3), size: row.int(4))
      file.received = row.int(5)
      return file
    }
  }

  /// Of one sender, in sizes as they were announced.
  package func waitingFiles(of owner: String) throws(StoreError) -> WaitingFiles {
    try connection.first(
      """
      SELECT count(*), CAST(coalesce(sum(size), 0) AS BIGINT) FROM (
        SELECT size FROM kept_files WHERE owner = $1 UNION ALL SELECT size FROM coming_files WHERE owner = $1) f
      """, owner
    ) { WaitingFiles($0) } ?? .none
  }

  /// For one form of a dossier, from all who send it, in sizes as they were announced.
  package func waitingFiles(for purpose: String, of dossier: Int64) throws(StoreError) -> WaitingFiles {
    try connection.first(
      """
      SELECT count(*), CAST(coalesce(sum(size), 0) AS BIGINT) FROM (
        SELECT size FROM kept_files WHERE dossier_id = $1 AND purpose = $2
        UNION ALL SELECT size FROM coming_files WHERE dossier_id = $1 AND purpose = $2) f
      """, dossier, purpose
    ) { WaitingFiles($0) } ?? .none
  }

  /// Of all together, in bytes that have come.
  package func waitingFiles() throws(StoreError) -> WaitingFiles {
    try connection.first(
      """
      SELECT count(*), CAST(coalesce(sum(size), 0) AS BIGINT) FROM (
        SELECT size FROM kept_files UNION ALL SELECT received FROM coming_files) f
      """
    ) { WaitingFiles($0) } ?? .none
  }
}

extension WaitingFiles {
  fileprivate static let none = WaitingFiles(count: 0, size: 0)

  fileprivate init(_ row: Row) { self.init(count: row.int(0), size: row.int(1)) }
}

extension Transaction {
  package func add(_ file: ComingFile, now: Moment) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO coming_files (name, owner, dossier_id, purpose, field, title, size, received, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)
      """,
      file.name, file.draft.owner, file.draft.dossier, file.draft.purpose, file.field, file.title, file.size, now)
  }

  /// That so many of its bytes are on disk.
  package func noteReceived(_ received: Int, of name: String, now: Moment) throws(StoreError) {
    try connection.run(
      "UPDATE coming_files SET received = $1, changed_at = $2 WHERE name = $3", received, now, name)
  }

  /// Whether there was one.
  package func forgetComingFile(_ name: String, of owner: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM coming_files WHERE name = $1 AND owner = $2", name, owner) > 0
  }
}
