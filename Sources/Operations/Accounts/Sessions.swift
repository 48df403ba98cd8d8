import OneStop
import OneStopStore

/// A session was used, which prolongs it as long as those of its post's role last.
package struct TouchSession: Operation {
  private let digest: String
  private let now: Moment

  package init(_ digest: String, now: Moment) { (self.digest, self.now) = (digest, now) }

  package func run(in transaction: Transaction) throws {
    guard let session = try transaction.signIn(digest: digest, now: now) else { return }
    let expiry = session.account.role.session.expiry(createdAt: session.createdAt, now: now)
    try transaction.touchSession(digest: digest, now: now, expiresAt: expiry)
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
