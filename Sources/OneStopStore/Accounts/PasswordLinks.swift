import Database
import OneStop

/// A link by which somebody chooses a password.
package enum PasswordLinkRule {
  /// How long it works.
  package static let hours = 72
  /// The same, in microseconds.
  static let lifetime = Int64(hours) * Moment.hour
}

extension Snapshot {
  /// Whose password may be chosen by the link with this digest; nil where there is none, it is over, or the account is
  /// disabled.
  package func login(ofPasswordLink digest: String, now: Moment) throws(StoreError) -> String? {
    try connection.first(
      """
      SELECT a.login FROM password_links l JOIN accounts a ON a.login = l.login
      WHERE l.digest = $1 AND l.expires_at > $2 AND l.expires_at <= $3 AND a.is_disabled = 0
      """, digest, now, now.runAhead.from.adding(microseconds: PasswordLinkRule.lifetime)
    ) { $0.text(0) }
  }
}

extension Transaction {
  /// From then on this is the person's only link.
  package func addPasswordLink(
    digest: String, of login: String, expiresAt: Moment, now: Moment
  ) throws(StoreError) {
    try connection.run("DELETE FROM password_links WHERE login = $1 OR expires_at <= $2", login, now)
    try connection.run(
      "INSERT INTO password_links (digest, login, expires_at) VALUES ($1, $2, $3)", digest, login, expiresAt)
  }

  func endPasswordLinks(of login: String) throws(StoreError) {
    try connection.run("DELETE FROM password_links WHERE login = $1", login)
  }
}
