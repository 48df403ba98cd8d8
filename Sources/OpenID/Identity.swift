/// Whom a provider says that somebody is.
public struct Identity: Sendable {
  public let issuer: String
  /// Never another person's at this issuer.
  public let subject: String
  private let token: Claims
  private let details: Claims?

  init(issuer: String, subject: String, token: Claims, details: Claims?) {
    (self.issuer, self.subject, self.token, self.details) = (issuer, subject, token, details)
  }

  /// From the ID token, or else from the person's details.
  public func text(_ claim: String) -> String? { token.text(claim) ?? details?.text(claim) }
}
