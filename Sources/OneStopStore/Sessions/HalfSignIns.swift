import Database
import OneStop

extension Snapshot {
  /// Whose password was right, by the digest of the cookie's secret; nil where there is no such sign-in, its time is
  /// over, or the account is disabled.
  package func login(ofHalfSignIn digest: String, now: Moment) throws(StoreError) -> String? {
    try connection.first(
      """
      SELECT a.login FROM half_sign_ins h JOIN accounts a ON a.login = h.login
      WHERE h.digest = $1 AND h.expires_at > $2 AND a.is_disabled = 0
      """, digest, now
    ) { $0.text(0) }
  }
}

extension Transaction {
  /// Notes that the password was right, and removes those whose time is over.
  package func beginHalfSignIn(
    digest: String, of login: String, expiresAt: Moment, now: Moment
  ) throws(StoreError) {
    try connection.run("DELETE FROM half_sign_ins WHERE login = $1 AND expires_at <= $2", login, now)
    try connection.run(
      "INSERT INTO half_sign_ins (digest, login, expires_at) VALUES ($1, $2, $3)", digest, login, expiresAt)
  }

  package func endHalfSignIn(digest: String) throws(StoreError) {
    try connection.run("DELETE FROM half_sign_ins WHERE digest = $1", digest)
  }

  package func endHalfSignIns(of login: String) throws(StoreError) {
    try connection.run("DELETE FROM half_sign_ins WHERE login = $1", login)
  }
}
