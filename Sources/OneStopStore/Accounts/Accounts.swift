import Database
import OneStop

/// An account with the password hash for signing in.
package struct StoredAccount: Hashable, Sendable {
  package var account: Account
  /// The scrypt hash with its salt and parameters, as text; other modules make and check it.
  package var password: String

  package init(_ account: Account, password: String) {
    self.account = account
    self.password = password
  }
}

extension Snapshot {
  package func account(_ login: String) throws(StoreError) -> StoredAccount? {
    try connection.first(
      "SELECT login, name, role, agency, is_disabled, email, phone, password FROM accounts WHERE login = $1", login
    ) { row throws(StoreError) in
      StoredAccount(try Account(row), password: row.text(7))
    }
  }

  /// The names of those accounts that there are, by login.
  package func accountNames(_ logins: Set<String>) throws(StoreError) -> [String: String] {
    var names: [String: String] = [:]
    for group in logins.sorted().groups {
      var parameters: [any SQLParameter] = []
      let list = parameters.list(group)
      try connection.forEach(composed: "SELECT login, name FROM accounts WHERE login IN \(list)", parameters) { row in
        names[row.text(0)] = row.text(1)
        return true
      }
    }
    return names
  }

  /// The accounts that may handle dossiers at the agency now, by login.
  package func staff(of agency: AgencyCode) throws(StoreError) -> [Account] {
    try connection.all(
      """
      SELECT login, name, role, agency, is_disabled, email, phone FROM accounts
      WHERE agency = $1 AND is_disabled = 0 AND role <> 'admin' ORDER BY login
      """, agency
    ) { row throws(StoreError) in try Account(row) }
  }

  /// Every account, by login.
  package func accounts() throws(StoreError) -> [Account] {
    try connection.all(
      "SELECT login, name, role, agency, is_disabled, email, phone FROM accounts ORDER BY login"
    ) { row throws(StoreError) in try Account(row) }
  }

  /// Whether there are any.
  package func hasAccounts() throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM accounts LIMIT 1") { $0.int(0) } != nil
  }
}

extension Transaction {
  /// False where the login is taken.
  package func add(_ stored: StoredAccount) throws(StoreError) -> Bool {
    let account = stored.account
    return try connection.change(
      """
      INSERT INTO accounts (login, name, role, agency, password, is_disabled, email, phone)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (login) DO NOTHING
      """,
      account.login, account.name, account.role.rawValue, account.agency, stored.password, account.isDisabled,
      account.email?.description, account.phone?.description) == 1
  }

  /// Changes the password and ends the sessions that the old one began; false for an unknown login.
  package func setPassword(_ password: String, of login: String) throws(StoreError) -> Bool {
    try endSessions(of: login)
    return try connection.change("UPDATE accounts SET password = $1 WHERE login = $2", password, login) == 1
  }

  /// Changes where reports are sent, including those that wait in the outbox; false for an unknown login.
  package func setContact(
    email: EmailAddress?, phone: PhoneNumber?, of login: String, now: Moment
  ) throws(StoreError) -> Bool {
    let changed = try connection.change(
      "UPDATE accounts SET email = $1, phone = $2 WHERE login = $3", email?.description, phone?.description, login)
    try readdressMessages(of: login, now: now)
    return changed == 1
  }

  /// Disabling ends the account's sessions and withdraws its waiting messages; false for an unknown login.
  package func setDisabled(_ isDisabled: Bool, _ login: String) throws(StoreError) -> Bool {
    if isDisabled {
      try endSessions(of: login)
      try withdrawMessages(of: login)
    }
    return try connection.change("UPDATE accounts SET is_disabled = $1 WHERE login = $2", isDisabled, login) == 1
  }
}

extension Account {
  /// Reads the columns `login` to `phone`, in the order of `Snapshot.accounts()`.
  init(_ row: Row) throws(StoreError) {
    self.init(
      login: row.text(0), name: row.text(1), role: try row.word(2), agency: try row.agency(3), isDisabled: row.bool(4),
      email: row.optional(5, Row.text).map(EmailAddress.init(stored:)),
      phone: row.optional(6, Row.text).map(PhoneNumber.init(stored:)))
  }
}
