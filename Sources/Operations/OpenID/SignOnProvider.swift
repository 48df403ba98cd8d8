import OneStop
import OpenID
import Words

/// An identity provider that the operator has set up (`serve --openid`).
package struct SignOnProvider: Sendable {
  /// Whom it lets in.
  package enum Audience: String, Sendable, CaseIterable {
    case staff, citizens
  }

  /// The claims that say who somebody is; nil: the provider has none for it.
  package struct ClaimNames: Sendable {
    /// Never another person's: `sub`, or a stabler number such as `TechID`.
    var subject = "sub"
    var name: String?
    var identity: String?
    var taxCode: String?
    var kind: String?
  }

  /// In its addresses.
  package let name: String
  package let audience: Audience
  package let labels: [Language: String]
  /// `acr_values`, as they are asked for.
  package let askedLevels: [String]
  /// The `acr` of which one is needed; empty: any.
  let acceptedLevels: [String]
  let scope: [String]
  let claims: ClaimNames
  /// What the values of the claim of the account's kind mean; others are let in nowhere.
  let kinds: [String: Applicant.Kind]
  /// Whether those who sign out here are offered to sign out there, too.
  package let offersLogout: Bool
  package let provider: Provider

  package func label(in language: Language) -> String { labels[language] ?? name }

  /// The address at which the person signs in.
  package func address(of attempt: SignInAttempt, now: Moment) async throws(OpenIDError) -> String {
    let metadata = try await provider.metadata(now: now.seconds)
    return attempt.address(at: metadata, for: provider.client, scope: scope, levels: askedLevels)
  }

  /// The address at which the person signs out there; nil where there is none.
  package func logoutAddress(backTo address: String, now: Moment) async throws(OpenIDError) -> String? {
    try await provider.metadata(now: now.seconds).logoutAddress(for: provider.client, backTo: address)
  }

  /// Who came back from the provider with the code; `sender` is what the answer says of its issuer (RFC 9207).
  package func identity(
    for code: String, from sender: String?, of attempt: SignInAttempt, now: Moment
  ) async throws(OpenIDError) -> Identity {
    var needed = [claims.subject]
    if audience == .citizens {
      needed += [claims.name, claims.kind].compactMap(\.self)
      // One of the two is enough, and which is only known from the claims.
      needed += [claims.identity, claims.taxCode].compactMap(\.self)
    }
    return try await provider.identity(
      for: code, from: sender, of: attempt, claims: needed, levels: acceptedLevels, now: now.seconds)
  }

  /// What distinguishes the account from all others of the issuer; nil where the claim is missing.
  package func subject(of identity: Identity) -> String? {
    identity.text(claims.subject).flatMap { $0.utf8.count <= 255 ? $0 : nil }
  }

  package func name(of identity: Identity) -> String {
    let name = claims.name.flatMap(identity.text) ?? ""
    return String(String.UnicodeScalarView(name.composed.squeezed.unicodeScalars.prefix(200)))
  }

  /// The number by which a citizen's or enterprise's dossiers are found.
  package func number(of identity: Identity) -> Result<IdentityNumber, NumberLack> {
    var kind = Applicant.Kind.citizen
    if let claim = claims.kind {
      guard let known = identity.text(claim).flatMap({ kinds[$0] }) else { return .failure(.kind) }
      kind = known
    }
    let claim = kind == .citizen ? claims.identity : claims.taxCode
    guard let number = claim.flatMap(identity.text).flatMap({ IdentityNumber($0, for: kind) }) else {
      return .failure(.number)
    }
    return .success(number)
  }

  package enum NumberLack: Error {
    /// The account is of a kind that has no dossiers here.
    case kind
    case number
  }
}

extension Moment {
  /// Since 1970.
  var seconds: Int64 { microseconds / Moment.second }
}
