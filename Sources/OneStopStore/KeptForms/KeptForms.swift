import Database
import OneStop

/// What somebody typed into a form that could not be sent because their session had ended.
package struct KeptForm: Hashable, Sendable {
  /// Hard to guess, but not a secret: only the owner is shown the form.
  package var id: String
  /// A seal over the login for which the form was made.
  package var owner: String
  /// The address to which the form was sent, with its query.
  package var address: String
  /// `application/x-www-form-urlencoded`, without tokens and passwords.
  package var fields: String
  package var keptAt: Moment

  package init(id: String, owner: String, address: String, fields: String, keptAt: Moment) {
    (self.id, self.owner, self.address, self.fields, self.keptAt) = (id, owner, address, fields, keptAt)
  }

  /// As long as the longest session.
  package static let lifetime = 12 * Moment.hour
  /// The most that are kept of one person, and of all together; beyond that the oldest is removed.
  static let mostOfOwner = 10
  static let most = 2_000
}

extension Snapshot {
  /// nil where there is none, it is another person's, or it is too old.
  package func keptForm(_ id: String, of owner: String, now: Moment) throws(StoreError) -> KeptForm? {
    try connection.first(
      """
      SELECT id, owner, address, fields, kept_at FROM kept_forms WHERE id = $1 AND owner = $2 AND kept_at > $3
      """,
      id, owner, now.adding(microseconds: -KeptForm.lifetime)
    ) { KeptForm(id: $0.text(0), owner: $0.text(1), address: $0.text(2), fields: $0.text(3), keptAt: $0.moment(4)) }
  }

  /// The newest one that its owner has not been shown.
  package func unseenKeptForm(of owner: String, now: Moment) throws(StoreError) -> String? {
    try connection.first(
      """
      SELECT id FROM kept_forms WHERE owner = $1 AND kept_at > $2 AND shown_at IS NULL ORDER BY kept_at DESC LIMIT 1
      """,
      owner, now.adding(microseconds: -KeptForm.lifetime)
    ) { $0.text(0) }
  }
}

extension Transaction {
  package func keep(_ form: KeptForm) throws(StoreError) {
    let database = try connection
    try forgetKeptForms(before: form.keptAt.adding(microseconds: -KeptForm.lifetime))
    try database.run(
      "INSERT INTO kept_forms (id, owner, address, fields, kept_at) VALUES ($1, $2, $3, $4, $5)",
      form.id, form.owner, form.address, form.fields, form.keptAt)
    try database.run(
      """
      DELETE FROM kept_forms WHERE id IN (
        SELECT id FROM kept_forms WHERE owner = $1 AND id <> $2 ORDER BY kept_at DESC, id LIMIT 1000 OFFSET $3)
      """,
      form.owner, form.id, KeptForm.mostOfOwner - 1)
    try database.run(
      "DELETE FROM kept_forms WHERE id IN (SELECT id FROM kept_forms ORDER BY kept_at DESC, id LIMIT 1000 OFFSET $1)",
      KeptForm.most)
  }

  /// It is kept as long as the others, but not offered again unasked.
  package func noteKeptFormShown(_ id: String, now: Moment) throws(StoreError) {
    try connection.run("UPDATE kept_forms SET shown_at = $1 WHERE id = $2", now, id)
  }

  /// - Returns: how many it removed.
  @discardableResult
  package func forgetKeptForms(before moment: Moment) throws(StoreError) -> Int {
    try connection.change("DELETE FROM kept_forms WHERE kept_at <= $1", moment)
  }
}
