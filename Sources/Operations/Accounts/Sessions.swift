import OneStop
import OneStopStore

/// Where a request of somebody's came from, for the security log and the list of their sessions.
package struct Origin: Hashable, Sendable {
  /// The network address.
  package var client: String
  /// The browser, as its owner would call it.
  package var device: String

  package init(client: String, device: String = "") {
    self.client = client
    self.device = device
  }
}

/// Somebody signs in, in a browser where somebody else may still have a session.
package struct BeginSession: Operation {
  private let digest: String
  private let before: String?
  private let verified: StoredPerson
  private let origin: Origin
  private let now: Moment
  private let expiresAt: Moment

  /// - Parameters:
  ///   - digest: of the secret that the browser keeps.
  ///   - verified: the person as they were when the password was checked.
  ///   - before: the digest of the session that this ends.
  package init(
    _ digest: String, of verified: StoredPerson, before: String?, from origin: Origin, now: Moment, expiresAt: Moment
  ) {
    (self.digest, self.verified, self.before) = (digest, verified, before)
    (self.origin, self.now, self.expiresAt) = (origin, now, expiresAt)
  }

  /// False where the account was disabled, or has another password or no post, since the password was checked.
  package func run(in transaction: Transaction) throws -> Bool {
    let login = verified.person.login
    guard let present = try transaction.person(login), present.password == verified.password,
      !present.person.isDisabled, let account = present.person.account(on: now.date)
    else { return false }
    if let before { try transaction.endSession(digest: before) }
    try transaction.beginSession(
      digest: digest, login: login, now: now, expiresAt: expiresAt, client: origin.client, device: origin.device)
    try transaction.note(
      SecurityLine(
        .signedIn, at: now, login: login, agency: account.agency, actor: login, client: origin.client,
        detail: origin.device))
    return true
  }
}

/// A session was used, which prolongs it.
package struct TouchSession: Operation {
  private let digest: String
  private let now: Moment
  private let expiresAt: Moment

  package init(_ digest: String, now: Moment, expiresAt: Moment) {
    (self.digest, self.now, self.expiresAt) = (digest, now, expiresAt)
  }

  package func run(in transaction: Transaction) throws {
    try transaction.touchSession(digest: digest, now: now, expiresAt: expiresAt)
  }
}

/// Somebody signs out.
package struct EndSession: Operation {
  private let digest: String
  private let account: Account
  private let origin: Origin
  private let now: Moment

  package init(_ digest: String, of account: Account, from origin: Origin, now: Moment) {
    (self.digest, self.account, self.origin, self.now) = (digest, account, origin, now)
  }

  package func run(in transaction: Transaction) throws {
    guard try transaction.endSession(digest: digest, of: account.login) else { return }
    try transaction.note(
      SecurityLine(
        .signedOut, at: now, login: account.login, agency: account.agency, actor: account.login,
        client: origin.client))
  }
}
