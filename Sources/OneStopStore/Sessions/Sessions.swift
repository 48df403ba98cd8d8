import Database
import OneStop

/// A signed-in person's session. The secret itself is only in the cookie; the store has a digest of it.
package struct SignIn: Hashable, Sendable {
  /// In the post that was chosen, or the first that holds.
  package var account: Account
  package var createdAt: Moment
  package var seenAt: Moment
  package var expiresAt: Moment
  /// When its owner last typed the password; long ago where a provider let them in.
  package var provedAt: Moment
  /// Whether the account's role requires a second factor and its owner has none.
  package var needsSecondFactor: Bool
  /// The name of the identity provider that let them in; nil: a password did.
  package var provider: String?
}

extension Snapshot {
  /// The account that is signed in by the secret with this digest; nil where none is.
  package func account(ofSession digest: String, now: Moment) throws(StoreError) -> Account? {
    try signIn(digest: digest, now: now)?.account
  }

  /// The session of the secret with this digest; nil where there is none, it has expired, its account is disabled, or
  /// no post of it holds now.
  package func signIn(digest: String, now: Moment) throws(StoreError) -> SignIn? {
    try connection.first(
      """
      SELECT a.login, a.name, p.role, p.agency, s.created_at, s.seen_at, s.expires_at, s.proved_at,
        CASE WHEN p.role IN (SELECT role FROM second_factor_roles)
          AND NOT EXISTS (SELECT 1 FROM totp_secrets t WHERE t.login = a.login)
          AND NOT EXISTS (SELECT 1 FROM passkeys k WHERE k.login = a.login) THEN 1 ELSE 0 END,
        s.provider
      FROM sessions s JOIN accounts a ON a.login = s.login JOIN posts p ON p.login = a.login
      WHERE s.digest = $1 AND s.expires_at > $2 AND NOT (s.seen_at BETWEEN $4 AND $5) AND a.is_disabled = 0
        AND coalesce(p.first_day, $3) <= $3 AND coalesce(p.last_day, $3) >= $3
      ORDER BY CASE WHEN p.number = s.post THEN 0 ELSE p.number END LIMIT 1
      """,
      digest, now, now.date, now.runAhead.from, now.runAhead.to
    ) { row throws(StoreError) in
      let account = Account(
        login: row.text(0), name: row.text(1), role: try row.word(2), agency: try row.agency(3))
      return SignIn(
        account: account, createdAt: row.moment(4), seenAt: row.moment(5), expiresAt: row.moment(6),
        provedAt: row.moment(7), needsSecondFactor: row.bool(8), provider: row.optional(9, Row.text))
    }
  }
}

/// A session as its owner sees it.
package struct OpenSession: Hashable, Sendable {
  /// By which it is named; the secret cannot be made of it.
  package var digest: String
  package var createdAt: Moment
  package var seenAt: Moment
  /// The address and the browser that it was begun with.
  package var client: String
  package var device: String
}

extension Snapshot {
  /// The person's sessions, the one used last first.
  package func sessions(of login: String, now: Moment) throws(StoreError) -> [OpenSession] {
    try connection.all(
      """
      SELECT digest, created_at, seen_at, client, device FROM sessions
      WHERE login = $1 AND expires_at > $2 AND NOT (seen_at BETWEEN $3 AND $4) ORDER BY seen_at DESC, digest
      """, login, now, now.runAhead.from, now.runAhead.to
    ) { row in
      OpenSession(
        digest: row.text(0), createdAt: row.moment(1), seenAt: row.moment(2), client: row.text(3), device: row.text(4))
    }
  }
}

extension Transaction {
  /// Begins a session, and removes those that have expired.
  package func beginSession(
    digest: String, login: String, now: Moment, expiresAt: Moment, client: String = "", device: String = "",
    provider: String? = nil
  ) throws(StoreError) {
    try connection.run("DELETE FROM sessions WHERE expires_at <= $1", now)
    try connection.run(
      """
      INSERT INTO sessions (digest, login, created_at, seen_at, expires_at, client, device, proved_at, provider)
      VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8)
      """, digest, login, now, expiresAt, client, device, provider == nil ? now : Moment(microseconds: 0), provider)
    try connection.run("UPDATE accounts SET signed_in_at = $1 WHERE login = $2", now, login)
  }

  /// Notes that the session is in use, and until when it now lasts.
  package func touchSession(digest: String, now: Moment, expiresAt: Moment) throws(StoreError) {
    try connection.run(
      "UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE digest = $3", now, expiresAt, digest)
  }

  /// Notes that its owner has typed the password again.
  package func proveSession(digest: String, now: Moment) throws(StoreError) {
    try connection.run("UPDATE sessions SET proved_at = $1 WHERE digest = $2", now, digest)
  }

  /// The session goes on in another post of its owner.
  package func choosePost(_ number: Int, inSession digest: String) throws(StoreError) {
    try connection.run("UPDATE sessions SET post = $1 WHERE digest = $2", number, digest)
  }

  package func endSession(digest: String) throws(StoreError) {
    try connection.run("DELETE FROM sessions WHERE digest = $1", digest)
  }

  /// Ends the person's sessions, and sign-ins that wait for their second step.
  ///
  /// - Parameter kept: the digest of one that goes on.
  /// - Returns: how many sessions have ended.
  @discardableResult
  package func endSessions(of login: String, but kept: String? = nil) throws(StoreError) -> Int {
    try endPendingSignIns(of: login)
    return try connection.change("DELETE FROM sessions WHERE login = $1 AND digest <> $2", login, kept ?? "")
  }

  /// Ends those of the person's sessions that began with a provider's word.
  package func endProviderSessions(of login: String) throws(StoreError) {
    try connection.run("DELETE FROM sessions WHERE login = $1 AND provider IS NOT NULL", login)
  }

  /// Ends one of the person's own sessions; false where there is no such session.
  package func endSession(digest: String, of login: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM sessions WHERE digest = $1 AND login = $2", digest, login) == 1
  }
}
