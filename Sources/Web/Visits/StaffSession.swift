import HTTPServer
import OneStop
import OneStopStore
import Operations

/// A signed-in person, as one request sees them.
package struct StaffSession: Sendable {
  package let account: Account
  /// The token that this session's forms carry.
  package let csrf: String
  /// What is stored of the secret in the cookie.
  package let digest: String
  package let createdAt: Moment
  package let seenAt: Moment

  /// Over a lunch break a session lasts; the next morning it does not.
  package static let idle = 2 * Moment.hour
  package static let longest = 12 * Moment.hour
  /// Being seen is written down so often at most, because it is a write.
  static let touchInterval = 5 * Moment.minute

  package static func expiry(createdAt: Moment, now: Moment) -> Moment {
    min(now.adding(microseconds: idle), createdAt.adding(microseconds: longest))
  }
}

extension LoopState {
  /// nil where nobody is signed in, the session is over, or the account was disabled since.
  func staffSession(_ request: Request, now: Moment) throws -> StaffSession? {
    guard let secret = request.cookie(.session), !secret.isEmpty else { return nil }
    let digest = Secrets.digest(secret)
    guard let signIn = try reader.signIn(digest: digest, now: now) else { return nil }
    return StaffSession(
      account: signIn.account, csrf: secrets.formToken(secret, of: secrets.formOwner(signIn.account.login)),
      digest: digest, createdAt: signIn.createdAt, seenAt: signIn.seenAt)
  }
}

extension Visit {
  /// Whether it is time to write down that the session is in use.
  var mustTouchSession: Bool {
    session.map { now.microseconds - $0.seenAt.microseconds >= StaffSession.touchInterval } ?? false
  }

  /// Writes that down. A session that cannot be written ends earlier, which is no reason to fail.
  package func touchSession() async {
    guard let session, mustTouchSession else { return }
    let expiry = StaffSession.expiry(createdAt: session.createdAt, now: now)
    try? await state.store.run(TouchSession(session.digest, now: now, expiresAt: expiry))
  }
}

extension Visit {
  package func logAccess(_ entry: AccessLog.Entry, login: String?) {
    state.shared.accessLog.note(entry, login: login, route: context.route, request, now: now)
  }
}
