import OneStop
import OneStopStore

/// What the store keeps of a link by which somebody chooses a password.
package struct PasswordLink: Hashable, Sendable {
  /// How long a link works.
  package static let hours = PasswordLinkRule.hours

  /// Of the secret in the link.
  package let digest: String
  package let expiresAt: Moment

  package init(_ secret: String, now: Moment) {
    digest = Secrets.digest(secret)
    expiresAt = now.adding(microseconds: Int64(PasswordLink.hours) * Moment.hour)
  }
}
