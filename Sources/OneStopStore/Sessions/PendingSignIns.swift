import Database
import OneStop

/// A sign-in whose first step is done.
package struct StoredPendingSignIn: Hashable, Sendable {
  package var login: String
  /// Who let the person in, where no password did.
  package var provider: ProviderEntry?
  /// For how long it waits, in microseconds.
  package static let lifetime = 10 * Moment.minute
}

/// By which account at an identity provider somebody signs in.
package struct ProviderEntry: Hashable, Sendable {
  package var issuer: String
  package var subject: String
  /// The provider's name in the settings.
  package var name: String

  package init(issuer: String, subject: String, name: String) {
    (self.issuer, self.subject, self.name) = (issuer, subject, name)
  }
}

extension Snapshot {
  /// By the digest of the cookie's secret; nil where there is no such sign-in, its time is over, or the account is
  /// disabled.
  package func pendingSignIn(_ digest: String, now: Moment) throws(StoreError) -> StoredPendingSignIn? {
    try connection.first(
      """
      SELECT a.login, h.provider, h.issuer, h.subject FROM pending_sign_ins h JOIN accounts a ON a.login = h.login
      WHERE h.digest = $1 AND h.expires_at > $2 AND h.expires_at <= $3 AND a.is_disabled = 0
      """, digest, now, now.runAhead.from.adding(microseconds: StoredPendingSignIn.lifetime)
    ) { row in
      let provider = row.optional(1, Row.text).map {
        ProviderEntry(issuer: row.text(2), subject: row.text(3), name: $0)
      }
      return StoredPendingSignIn(login: row.text(0), provider: provider)
    }
  }
}

extension Transaction {
  /// Notes that the first step is done.
  package func beginPendingSignIn(
    digest: String, of login: String, by provider: ProviderEntry? = nil, expiresAt: Moment
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO pending_sign_ins (digest, login, expires_at, provider, issuer, subject) VALUES ($1, $2, $3, $4, $5, $6)
      """, digest, login, expiresAt, provider?.name, provider?.issuer, provider?.subject)
  }

  package func endPendingSignIn(digest: String) throws(StoreError) {
    try connection.run("DELETE FROM pending_sign_ins WHERE digest = $1", digest)
  }

  func endPendingSignIns(of login: String) throws(StoreError) {
    try connection.run("DELETE FROM pending_sign_ins WHERE login = $1", login)
  }

  /// Removes sign-ins and links for passwords whose time is over.
  package func forgetPendingSignIns(now: Moment) throws(StoreError) {
    try connection.run("DELETE FROM pending_sign_ins WHERE expires_at <= $1", now)
    try connection.run("DELETE FROM password_links WHERE expires_at <= $1", now)
  }
}
