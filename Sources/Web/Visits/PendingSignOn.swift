import HTTPServer
import Markup
import OneStop
import OpenID
import Operations

/// A way to an identity provider that this browser has begun: kept in a cookie until it comes back.
///
/// State, nonce and verifier are derived from the cookie by the portal's secret. Nobody without the cookie can come
/// back by it, so that no stranger's account is put into this browser; and nobody with the cookie alone can make them.
package struct PendingSignOn: Sendable {
  package enum Purpose: String, Sendable {
    case citizen = "d"
    case staff = "c"
    /// To link the provider's account with the person who is signed in.
    case link = "l"
  }

  package static let lifetime = 10 * Moment.minute

  package let purpose: Purpose
  /// Where the reader wants to go from there; empty: to the first page.
  package let goal: String
  package let cookieValue: String

  /// - Parameter session: the digest of the session for which an account is to be linked.
  package init(
    _ purpose: Purpose, by provider: SignOnProvider, to goal: String = "", session: String = "", secrets: Secrets,
    now: Moment
  ) {
    (self.purpose, self.goal) = (purpose, goal)
    let end = now.adding(microseconds: PendingSignOn.lifetime).microseconds / Moment.second
    let text = "\(Secrets.random(bytes: 18)).\(end).\(purpose.rawValue)"
    let place = percentEncoded(goal)
    cookieValue = "\(text).\(PendingSignOn.seal(text, place, provider, session, secrets)).\(place)"
  }

  /// nil where the portal has set no such cookie for this provider and session, or too long ago.
  package init?(cookie: String, by provider: SignOnProvider, session: String, secrets: Secrets, now: Moment) {
    let parts = cookie.split(separator: ".", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
    guard cookie.utf8.count <= 4_096, parts.count == 5, let end = Int64(parts[1]),
      let purpose = Purpose(rawValue: parts[2])
    else { return nil }
    let text = parts[..<3].joined(separator: ".")
    let bound = purpose == .link ? session : ""
    guard Secrets.isEqual(parts[3], PendingSignOn.seal(text, parts[4], provider, bound, secrets)),
      now.microseconds / Moment.second < end
    else { return nil }
    self.purpose = purpose
    cookieValue = cookie
    goal = (try? FormValues(urlencoded: Array("ve=\(parts[4])".utf8)))?.pairs.first?.1 ?? ""
  }

  private static func seal(
    _ text: String, _ goal: String, _ provider: SignOnProvider, _ session: String, _ secrets: Secrets
  ) -> String {
    secrets.seal("sign-on way", "\(text) \(goal) \(provider.name) \(session)")
  }

  package func attempt(backTo address: String, secrets: Secrets) -> SignInAttempt {
    SignInAttempt(
      state: secrets.seal("sign-on state", cookieValue), nonce: secrets.seal("sign-on nonce", cookieValue),
      verifier: secrets.seal("sign-on verifier", cookieValue) + secrets.seal("sign-on verifier, more", cookieValue),
      redirectURI: address)
  }

  /// What distinguishes it, to be used once.
  package var name: String { Secrets.digest(cookieValue) }
}
