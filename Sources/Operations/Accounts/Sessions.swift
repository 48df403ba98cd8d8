import OneStop
import OneStopStore

/// Somebody signs in, in a browser where somebody else may still have a session.
package struct BeginSession: Operation {
  private let digest: String
  private let before: String?
  private let login: String
  private let now: Moment
  private let expiresAt: Moment

  /// - Parameters:
  ///   - digest: of the secret that the browser keeps.
  ///   - before: the digest of the session that this ends.
  package init(_ digest: String, of login: String, before: String?, now: Moment, expiresAt: Moment) {
    (self.digest, self.login, self.before) = (digest, login, before)
    (self.now, self.expiresAt) = (now, expiresAt)
  }

  package func run(in transaction: Transaction) throws {
    if let before { try transaction.endSession(digest: before) }
    try transaction.beginSession(digest: digest, login: login, now: now, expiresAt: expiresAt)
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

  package init(_ digest: String) { self.digest = digest }

  package func run(in transaction: Transaction) throws { try transaction.endSession(digest: digest) }
}
