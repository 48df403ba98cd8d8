import Database
import OneStop

/// Khóa truy cập: a key in somebody's phone, computer or hand.
package struct StoredPasskey: Hashable, Sendable {
  /// As the authenticator names it, in base64url.
  package var id: String
  /// What its owner calls it.
  package var label: String
  package var publicKey: [UInt8]
  package var counter: UInt32
  package var createdAt: Moment
  /// nil: never.
  package var usedAt: Moment?

  package init(
    id: String, label: String, publicKey: [UInt8], counter: UInt32, createdAt: Moment, usedAt: Moment? = nil
  ) {
    (self.id, self.label, self.publicKey, self.counter) = (id, label, publicKey, counter)
    (self.createdAt, self.usedAt) = (createdAt, usedAt)
  }
}

extension Snapshot {
  /// The oldest first.
  package func passkeys(of login: String) throws(StoreError) -> [StoredPasskey] {
    try connection.all(
      """
      SELECT id, label, public_key, counter, created_at, used_at FROM passkeys WHERE login = $1
      ORDER BY created_at, id
      """, login
    ) { row in
      StoredPasskey(
        id: row.text(0), label: row.text(1), publicKey: row.bytes(2), counter: UInt32(clamping: row.int64(3)),
        createdAt: row.moment(4), usedAt: row.optional(5, Row.moment))
    }
  }
}

extension Transaction {
  /// How many passkeys a person may have.
  package static let mostPasskeys = 20

  /// False where the passkey is somebody's already, or the person has as many as they may.
  package func addPasskey(_ passkey: StoredPasskey, of login: String) throws(StoreError) -> Bool {
    let count = try connection.first("SELECT count(*) FROM passkeys WHERE login = $1", login) { $0.int(0) }
    guard count ?? 0 < Transaction.mostPasskeys else { return false }
    return try connection.change(
      """
      INSERT INTO passkeys (id, login, label, public_key, counter, created_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO NOTHING
      """, passkey.id, login, passkey.label, passkey.publicKey, Int64(passkey.counter), passkey.createdAt) == 1
  }

  /// Notes that it was signed with; false where it is gone, or its counter has changed since it was checked.
  package func usePasskey(
    _ id: String, of login: String, counter: UInt32, before: UInt32, now: Moment
  ) throws(StoreError) -> Bool {
    try connection.change(
      "UPDATE passkeys SET counter = $1, used_at = $2 WHERE id = $3 AND login = $4 AND counter = $5",
      Int64(counter), now, id, login, Int64(before)) == 1
  }

  /// False where the person has no such passkey.
  package func removePasskey(_ id: String, of login: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM passkeys WHERE id = $1 AND login = $2", id, login) == 1
  }
}
