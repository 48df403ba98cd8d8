import Database
import OneStop

/// What somebody has besides a password.
package struct StoredSecondFactor: Hashable, Sendable {
  /// What makes the codes of an authenticator app.
  package struct App: Hashable, Sendable {
    /// The secret, sealed.
    package var sealed: String
    /// When its owner showed that the app has it.
    package var confirmedAt: Moment
    /// The time step of the last code that was used.
    package var lastStep: Int64
  }

  package var app: App?
  package var passkeys: [StoredPasskey]
  /// How many recovery codes are left.
  package var recoveryCodes: Int

  package var hasApp: Bool { app != nil }

  /// Whether signing in takes a second step.
  package var isOn: Bool { hasApp || !passkeys.isEmpty }
}

extension Snapshot {
  package func secondFactor(of login: String) throws(StoreError) -> StoredSecondFactor {
    let database = try connection
    let app = try database.first(
      "SELECT sealed, confirmed_at, last_step FROM totp_secrets WHERE login = $1", login
    ) { row in
      StoredSecondFactor.App(
        sealed: row.text(0), confirmedAt: row.moment(1), lastStep: row.int64(2))
    }
    let codes = try database.first("SELECT count(*) FROM recovery_codes WHERE login = $1", login) { $0.int(0) }
    return StoredSecondFactor(app: app, passkeys: try passkeys(of: login), recoveryCodes: codes ?? 0)
  }

  /// Whose sessions open nothing without a second factor.
  package func secondFactorRoles() throws(StoreError) -> Set<Account.Role> {
    Set(
      try connection.all("SELECT role FROM second_factor_roles") { row throws(StoreError) -> Account.Role in
        try row.word(0)
      })
  }

  /// Whether a post of the person's requires a second factor, on that day.
  package func mustHaveSecondFactor(_ login: String, on day: LocalDate) throws(StoreError) -> Bool {
    try connection.first(
      """
      SELECT 1 FROM posts p JOIN second_factor_roles r ON r.role = p.role
      WHERE p.login = $1 AND coalesce(p.first_day, $2) <= $2 AND coalesce(p.last_day, $2) >= $2 LIMIT 1
      """, login, day
    ) { $0.int(0) } != nil
  }

  /// How many people who may sign in have each role on that day, and how many of these have a second factor.
  package func secondFactorCounts(
    on day: LocalDate
  ) throws(StoreError) -> [Account.Role: (people: Int, secured: Int)] {
    var counts: [Account.Role: (people: Int, secured: Int)] = [:]
    try connection.forEach(
      """
      SELECT role, count(*), sum(secured) FROM (
        SELECT DISTINCT p.role, a.login, CASE WHEN
          EXISTS (SELECT 1 FROM totp_secrets t WHERE t.login = a.login)
          OR EXISTS (SELECT 1 FROM passkeys k WHERE k.login = a.login) THEN 1 ELSE 0 END AS secured
        FROM posts p JOIN accounts a ON a.login = p.login
        WHERE a.is_disabled = 0 AND coalesce(p.first_day, $1) <= $1 AND coalesce(p.last_day, $1) >= $1) AS staff
      GROUP BY role
      """, day
    ) { row throws(StoreError) in
      counts[try row.word(0)] = (row.int(1), row.int(2))
    }
    return counts
  }
}

extension Transaction {
  /// From now on codes by this secret count, in the place of those by another; `step` is that of the code by which the
  /// app has shown that it has it.
  package func setApp(sealed: String, step: Int64, of login: String, now: Moment) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO totp_secrets (login, sealed, confirmed_at, last_step) VALUES ($1, $2, $3, $4)
      ON CONFLICT (login) DO UPDATE SET sealed = excluded.sealed, confirmed_at = excluded.confirmed_at,
        last_step = excluded.last_step
      """, login, sealed, now, step)
  }

  /// Uses up the code of that step; false where it, or a later one, was used already. One that is much later was used by
  /// a clock that ran ahead.
  package func useApp(step: Int64, of login: String) throws(StoreError) -> Bool {
    try connection.change(
      """
      UPDATE totp_secrets SET last_step = $1
      WHERE login = $2 AND (last_step < $1 OR last_step > $1 + 2)
      """, step, login) == 1
  }

  /// False where there was none.
  package func dropApp(of login: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM totp_secrets WHERE login = $1", login) == 1
  }

  /// In the place of those that were left.
  ///
  /// - Parameter digests: keyed.
  package func setRecoveryCodes(_ digests: [String], of login: String) throws(StoreError) {
    let database = try connection
    try database.run("DELETE FROM recovery_codes WHERE login = $1", login)
    for digest in digests {
      try database.run("INSERT INTO recovery_codes (login, digest) VALUES ($1, $2)", login, digest)
    }
  }

  /// Uses up the code with this digest; false where the person has none such.
  package func useRecoveryCode(_ digest: String, of login: String) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM recovery_codes WHERE login = $1 AND digest = $2", login, digest) == 1
  }

  /// Signing in takes the password alone again. Returns whether it took more.
  package func dropSecondFactor(of login: String) throws(StoreError) -> Bool {
    let wasOn = try secondFactor(of: login).isOn
    _ = try dropApp(of: login)
    try connection.run("DELETE FROM passkeys WHERE login = $1", login)
    try setRecoveryCodes([], of: login)
    // Nothing that they wait for would come.
    try endPendingSignIns(of: login)
    return wasOn
  }

  package func setSecondFactorRoles(_ roles: Set<Account.Role>) throws(StoreError) {
    let database = try connection
    try database.run("DELETE FROM second_factor_roles")
    for role in Account.Role.allCases where roles.contains(role) {
      try database.run("INSERT INTO second_factor_roles (role) VALUES ($1)", role.rawValue)
    }
  }
}
