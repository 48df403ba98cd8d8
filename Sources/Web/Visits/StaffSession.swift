import HTTPServer
import OneStop
import OneStopStore
import Operations

/// The session of a signed-in person, as of one request.
package struct StaffSession: Sendable {
  package let account: Account
  /// The token in this session's forms.
  package let csrf: String
  /// The stored digest of the cookie's secret.
  package let digest: String
  package let createdAt: Moment
  package let seenAt: Moment
  /// When its owner last typed the password.
  package let provedAt: Moment
  /// Whether the account's role requires a second factor and its owner has none: nothing else can be opened.
  package let needsSecondFactor: Bool
  /// The name of the identity provider that let them in; nil: a password did.
  package let provider: String?

  /// The least time between two records of a session's use, since each is a write.
  static let touchInterval = 5 * Moment.minute
  /// For how long the password, once typed, allows changes of the second factor.
  private static let proofLifetime = 10 * Moment.minute

  /// Whether the password was typed just now: the browser may have been left alone since.
  ///
  /// - Parameter isSent: for what a page sends that was shown in time.
  package func isProved(now: Moment, isSent: Bool = false) -> Bool {
    provedAt <= now.adding(microseconds: Moment.minute)
      && now.microseconds - provedAt.microseconds < (isSent ? 2 : 1) * StaffSession.proofLifetime
  }
}

extension LoopState {
  /// nil where nobody is signed in, the session is over, or the account has been disabled.
  func staffSession(_ request: Request, now: Moment) throws -> StaffSession? {
    guard let secret = request.cookie(.session), !secret.isEmpty else { return nil }
    let digest = Secrets.digest(secret)
    guard let signIn = try reader.signIn(digest: digest, now: now) else { return nil }
    return StaffSession(
      account: signIn.account, csrf: secrets.formToken(secret, of: secrets.formOwner(signIn.account)),
      digest: digest, createdAt: signIn.createdAt, seenAt: signIn.seenAt, provedAt: signIn.provedAt,
      needsSecondFactor: signIn.needsSecondFactor, provider: signIn.provider)
  }
}

extension Visit {
  /// Whether it is time to record that the session is in use.
  var mustTouchSession: Bool {
    isStaffSessionOld || mustTouchCitizen
  }

  private var isStaffSessionOld: Bool {
    session.map { now.microseconds - $0.seenAt.microseconds >= StaffSession.touchInterval } ?? false
  }

  /// Records it. If that fails, the session only ends earlier, which is no reason to fail the request.
  func touchSession() async {
    await touchCitizen()
    guard let session, isStaffSessionOld else { return }
    try? await state.store.run(TouchSession(session.digest, now: now))
  }

  /// - Parameter detail: what is to be known in place of the route.
  package func logAccess(_ event: SecurityEvent, _ person: Person?, detail: String? = nil) {
    state.shared.accessLog.note(
      event, login: person?.login, agency: person?.posts.first?.agency, detail: detail, request, context, now: now)
  }
}
