import Database
import OneStop

/// Somebody of the staff, with the password hash for signing in.
package struct StoredPerson: Hashable, Sendable {
  package var person: Person
  /// The scrypt hash with its salt and parameters, as text; other modules make and check it.
  package var password: String
  /// No password has that hash: its owner is still to choose one, or signs in by a provider.
  package static let noPassword = "!"
  package var hasPassword: Bool { password != StoredPerson.noPassword }

  package init(_ person: Person, password: String) {
    self.person = person
    self.password = password
  }

  /// With the account's post alone.
  package init(_ account: Account, password: String) {
    self.init(Person(account), password: password)
  }
}

/// A person in a list.
package struct PersonLine: Hashable, Sendable {
  package var person: Person
  /// nil: never.
  package var signedInAt: Moment?
}

extension Snapshot {
  package func person(_ login: String) throws(StoreError) -> StoredPerson? {
    let database = try connection
    askEarly { _ in _ = try database.posts(of: login) }
    let found = try database.first(
      "SELECT login, name, is_disabled, email, phone, password FROM accounts WHERE login = $1", login
    ) { row throws(StoreError) in StoredPerson(Person(row), password: row.text(5)) }
    guard var found else { return nil }
    found.person.posts = try database.posts(of: login)
    return found
  }

  /// When somebody signed in last; nil: never.
  package func signedInAt(_ login: String) throws(StoreError) -> Moment? {
    try connection.first("SELECT signed_in_at FROM accounts WHERE login = $1", login) { $0.optional(0, Row.moment) }
      ?? nil
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

  /// The accounts that may handle dossiers at the agency on that day, by login.
  package func staff(of agency: AgencyCode, on day: LocalDate) throws(StoreError) -> [Account] {
    try connection.all(
      """
      SELECT a.login, a.name, p.role, p.agency, a.is_disabled, a.email, a.phone
      FROM posts p JOIN accounts a ON a.login = p.login
      WHERE p.agency = $1 AND p.role IN ('clerk', 'officer', 'leader') AND a.is_disabled = 0
        AND coalesce(p.first_day, $2) <= $2 AND coalesce(p.last_day, $2) >= $2
      ORDER BY a.login, p.number
      """, agency, day
    ) { row throws(StoreError) in try Account(row) }
  }

  /// Everybody in each of their posts, by login.
  package func accounts() throws(StoreError) -> [Account] {
    try connection.all(
      """
      SELECT a.login, a.name, p.role, p.agency, a.is_disabled, a.email, a.phone
      FROM accounts a JOIN posts p ON p.login = a.login ORDER BY a.login, p.number
      """
    ) { row throws(StoreError) in try Account(row) }
  }

  /// People of these agencies, or of all, by login; those whose login or name has every word of a search.
  ///
  /// Reads on until it has as many as are asked for.
  ///
  /// - Parameters:
  ///   - agencies: nil: everybody.
  ///   - words: folded.
  ///   - after: only those whose login is greater.
  package func people(
    of agencies: Set<AgencyCode>?, matching words: [String] = [], after login: String = "", limit: Int
  ) throws(StoreError) -> [PersonLine] {
    var values: [any SQLParameter] = [login]
    var condition = ""
    if let agencies {
      if agencies.isEmpty { return [] }
      condition = " AND a.login IN (SELECT login FROM posts WHERE agency IN \(values.list(agencies.sorted())))"
    }
    var found: [PersonLine] = []
    try connection.forEach(
      composed: """
        SELECT a.login, a.name, a.is_disabled, a.email, a.phone, p.role, p.agency, p.first_day, p.last_day,
          a.signed_in_at
        FROM accounts a LEFT JOIN posts p ON p.login = a.login
        WHERE a.login > $1\(condition) ORDER BY a.login, p.number
        """, values
    ) { row throws(StoreError) in
      let login = row.text(0)
      if found.last?.person.login != login {
        let texts = [login, row.text(1).folded]
        guard words.allSatisfy({ word in texts.contains { $0.contains(word) } }) else { return true }
        if found.count == limit { return false }
        found.append(PersonLine(person: Person(row), signedInAt: row.optional(9, Row.moment)))
      }
      if !row.isNull(5) { found[found.count - 1].person.posts.append(try Post(row, from: 5)) }
      return true
    }
    return found
  }

  /// Whether there are any.
  package func hasAccounts() throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM accounts LIMIT 1") { $0.int(0) } != nil
  }
}

extension Transaction {
  /// False where the login is taken.
  package func add(_ stored: StoredPerson) throws(StoreError) -> Bool {
    let person = stored.person
    let isNew = try connection.change(
      """
      INSERT INTO accounts (login, name, password, is_disabled, email, phone)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (login) DO NOTHING
      """,
      person.login, person.name, stored.password, person.isDisabled, person.email?.description,
      person.phone?.description)
    guard isNew == 1 else { return false }
    try setPosts(person.posts, of: person.login)
    return true
  }

  /// Puts these posts in the place of those that the person has; sessions go on in the first. Links for a password end:
  /// whose administrator made one may no longer reach the person.
  package func setPosts(_ posts: [Post], of login: String) throws(StoreError) {
    let database = try connection
    try database.run("DELETE FROM posts WHERE login = $1", login)
    try endPasswordLinks(of: login)
    try database.run("UPDATE sessions SET post = 1 WHERE login = $1 AND post <> 1", login)
    for (place, post) in posts.enumerated() {
      try database.run(
        "INSERT INTO posts (login, number, role, agency, first_day, last_day) VALUES ($1, $2, $3, $4, $5, $6)", login,
        place + 1, post.role.rawValue, post.agency, post.firstDay, post.lastDay)
    }
  }

  /// Changes the password, and ends what the old one began, and the links by which another could be chosen; false for
  /// an unknown login.
  ///
  /// - Parameter kept: the digest of a session that goes on.
  package func setPassword(_ password: String, of login: String, but kept: String? = nil) throws(StoreError) -> Bool {
    try endSessions(of: login, but: kept)
    try forgetDevices(of: login)
    try endPasswordLinks(of: login)
    return try connection.change("UPDATE accounts SET password = $1 WHERE login = $2", password, login) == 1
  }

  package func setName(_ name: String, of login: String) throws(StoreError) {
    try connection.run("UPDATE accounts SET name = $1 WHERE login = $2", name, login)
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
      try endPasswordLinks(of: login)
      try withdrawMessages(of: login)
    }
    return try connection.change("UPDATE accounts SET is_disabled = $1 WHERE login = $2", isDisabled, login) == 1
  }
}

extension Connection {
  fileprivate func posts(of login: String) throws(StoreError) -> [Post] {
    try all(
      "SELECT role, agency, first_day, last_day FROM posts WHERE login = $1 ORDER BY number", login
    ) { row throws(StoreError) in
      try Post(row, from: 0)
    }
  }
}

extension Post {
  /// Reads `role`, `agency`, `first_day` and `last_day`.
  fileprivate init(_ row: Row, from first: Int32) throws(StoreError) {
    self.init(
      try row.word(first), at: try row.agency(first + 1), from: row.optional(first + 2, Row.date),
      to: row.optional(first + 3, Row.date))
  }
}

extension Person {
  /// Reads `login`, `name`, `is_disabled`, `email` and `phone`; the posts are read apart.
  fileprivate init(_ row: Row) {
    self.init(
      login: row.text(0), name: row.text(1), posts: [], isDisabled: row.bool(2),
      email: row.optional(3, Row.text).map(EmailAddress.init(stored:)),
      phone: row.optional(4, Row.text).map(PhoneNumber.init(stored:)))
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
