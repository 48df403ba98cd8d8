import HTTPServer
import OneStop
import OneStopStore
import Operations

/// A citizen's session, as of one request. It opens their own dossiers, and nothing that is for staff.
package struct CitizenSession: Sendable {
  package let signIn: CitizenSignIn
  /// The stored digest of the cookie's secret.
  package let digest: String

  package var owner: DossierOwner { signIn.owner }
}

extension LoopState {
  /// nil where there is none, or it is over.
  func citizenSession(_ request: Request, now: Moment) throws -> CitizenSession? {
    guard let secret = request.cookie(.citizen), !secret.isEmpty else { return nil }
    let digest = Secrets.digest(secret)
    return try reader.citizenSession(digest, now: now).map { CitizenSession(signIn: $0, digest: digest) }
  }
}

extension Visit {
  /// Whether it is time to record that the citizen's session is in use.
  var mustTouchCitizen: Bool {
    citizen.map { now.microseconds - $0.signIn.seenAt.microseconds >= StaffSession.touchInterval } ?? false
  }

  /// Records it. If that fails, the session only ends earlier.
  func touchCitizen() async {
    guard let citizen, mustTouchCitizen else { return }
    try? await state.store.run(TouchCitizenSession(citizen.digest, createdAt: citizen.signIn.createdAt, now: now))
  }
}
