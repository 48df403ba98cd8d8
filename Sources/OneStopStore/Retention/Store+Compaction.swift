import Database
import OneStop
import System

extension Store {
  /// Whether anything was erased since the database was last compacted.
  package func isCompactionDue() throws(StoreError) -> Bool {
    try snapshots().read { snapshot throws(StoreError) in
      let database = try snapshot.connection
      let last = try database.first("SELECT max(number) FROM erasures") { $0.int64(0) } ?? 0
      return try last > database.compactedErasure()
    }
  }

  /// Takes what was erased out of what is on disk: SQLite's file is written anew, which takes about as long as copying
  /// it and needs room for two more copies; changes wait meanwhile. Blocks.
  ///
  /// - Returns: false where a reader still uses what was there before, such as a backup: it has to be done again.
  @discardableResult
  package func compact() throws -> Bool {
    // Only what is erased before it begins is surely gone afterwards.
    let last = try writer.bulk { try $0.connection.first("SELECT max(number) FROM erasures") { $0.int64(0) } ?? 0 }
    guard try writer.compact(Store.erasedTables) else { return false }
    try writer.bulk { transaction in
      try transaction.connection.run(
        """
        INSERT INTO counters (name, value) VALUES ('compacted_erasure', $1)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """, last)
    }
    return true
  }

  /// The same on a thread of its own.
  package func compactApart() async throws -> Bool {
    try await Thread.run("compaction") { try self.compact() }
  }

  /// Those of which erasing deletes or empties rows.
  private static let erasedTables = [
    "dossiers", "events", "event_texts", "words", "consultations", "files", "ratings", "messages", "message_attempts",
    "wrong_digits", "kept_files", "coming_files", "kept_forms", "idempotency_keys", "bulk_orders",
    "consents", "retention_holds", "citizen_sessions", "contact_links",
  ]
}

extension Connection {
  /// The number of the last erasure before the last compaction.
  fileprivate func compactedErasure() throws(StoreError) -> Int64 {
    try first("SELECT value FROM counters WHERE name = 'compacted_erasure'") { $0.int64(0) } ?? 0
  }
}
