import Database
import OneStop

/// A citizen's session. The secret itself is only in the cookie; the store has a digest of it.
package struct CitizenSignIn: Hashable, Sendable {
  package var owner: DossierOwner
  /// As the provider gave it; empty where nobody did.
  package var name: String
  /// The account at an identity provider that opens the session; nil: a link was sent.
  package var entry: ProviderEntry?
  package var createdAt: Moment
  package var seenAt: Moment
  package var expiresAt: Moment

  package init(
    _ owner: DossierOwner, name: String, by entry: ProviderEntry?, createdAt: Moment, seenAt: Moment, expiresAt: Moment
  ) {
    (self.owner, self.name, self.entry) = (owner, name, entry)
    (self.createdAt, self.seenAt, self.expiresAt) = (createdAt, seenAt, expiresAt)
  }
}

extension Snapshot {
  /// nil where there is none, or it is over.
  package func citizenSession(_ digest: String, now: Moment) throws(StoreError) -> CitizenSignIn? {
    try connection.first(
      """
      SELECT kind, owner, name, provider, created_at, seen_at, expires_at, issuer, subject FROM citizen_sessions
      WHERE digest = $1 AND expires_at > $2 AND NOT (seen_at BETWEEN $3 AND $4)
      """, digest, now, now.runAhead.from, now.runAhead.to
    ) { row throws(StoreError) in
      guard let owner = DossierOwner(stored: row.text(0), row.text(1)) else { throw row.unreadable(1) }
      // Sessions from before the accounts were kept have the name alone, and soon end.
      let entry = row.optional(3, Row.text).map {
        ProviderEntry(
          issuer: row.optional(7, Row.text) ?? "", subject: row.optional(8, Row.text) ?? "", name: $0)
      }
      return CitizenSignIn(
        owner, name: row.text(2), by: entry, createdAt: row.moment(4), seenAt: row.moment(5), expiresAt: row.moment(6))
    }
  }
}

extension Transaction {
  /// Begins a session, and removes those that are over. An account at a provider opens one person's dossiers: where the
  /// provider now says another number of it, what it had opened ends.
  package func beginCitizenSession(_ digest: String, _ signIn: CitizenSignIn) throws(StoreError) {
    let database = try connection
    try database.run("DELETE FROM citizen_sessions WHERE expires_at <= $1", signIn.createdAt)
    let (kind, owner) = signIn.owner.stored
    if let entry = signIn.entry {
      try database.run(
        "DELETE FROM citizen_sessions WHERE issuer = $1 AND subject = $2 AND NOT (kind = $3 AND owner = $4)",
        entry.issuer, entry.subject, kind, owner)
    }
    try database.run(
      """
      INSERT INTO citizen_sessions
        (digest, kind, owner, name, provider, created_at, seen_at, expires_at, issuer, subject)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """, digest, kind, owner, signIn.name, signIn.entry?.name, signIn.createdAt, signIn.seenAt, signIn.expiresAt,
      signIn.entry?.issuer, signIn.entry?.subject)
  }

  /// Notes that the session is in use, and until when it now lasts.
  package func touchCitizenSession(_ digest: String, now: Moment, expiresAt: Moment) throws(StoreError) {
    try connection.run(
      "UPDATE citizen_sessions SET seen_at = $1, expires_at = $2 WHERE digest = $3", now, expiresAt, digest)
  }

  /// Deletes sessions that are over, and links that do not count any more.
  package func forgetCitizens(now: Moment) throws(StoreError) {
    let database = try connection
    try database.run("DELETE FROM citizen_sessions WHERE expires_at <= $1", now)
    let dayAgo = now.adding(microseconds: -Moment.day)
    try database.run("DELETE FROM contact_links WHERE made_at <= $1", dayAgo)
    // Letters with such links, and to whom they went: they are about no dossier and no account.
    try database.run(
      """
      DELETE FROM message_attempts WHERE message_id IN (SELECT id FROM messages
        WHERE expires_at < $1 AND dossier_id IS NULL AND account IS NULL AND claimed_at IS NULL)
      """, dayAgo)
    try database.run(
      """
      DELETE FROM messages
      WHERE expires_at < $1 AND dossier_id IS NULL AND account IS NULL AND claimed_at IS NULL
      """, dayAgo)
  }

  /// False where there is none.
  @discardableResult
  package func endCitizenSession(_ digest: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM citizen_sessions WHERE digest = $1", digest) == 1
  }
}

extension DossierOwner {
  private static let identityKind = "identity"

  /// The column `kind`, and what the owners that are the same person have in common.
  var compared: (kind: String, key: String) {
    switch self {
    case .identity: (stored.kind, stored.owner.lowercased())
    case .contact(let recipient): (stored.kind, recipient.compared)
    }
  }

  /// The columns `kind` and `owner`.
  fileprivate var stored: (kind: String, owner: String) {
    switch self {
    case .identity(let number): (DossierOwner.identityKind, number.description)
    case .contact(let recipient): (recipient.channel.rawValue, recipient.address)
    }
  }

  fileprivate init?(stored kind: String, _ owner: String) {
    if kind == DossierOwner.identityKind {
      self = .identity(IdentityNumber(stored: owner))
    } else if let recipient = MessageChannel(rawValue: kind).flatMap({ Recipient($0, owner) }) {
      self = .contact(recipient)
    } else {
      return nil
    }
  }
}
