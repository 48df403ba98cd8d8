import Synchronization

/// A provider in use: asks for its endpoints and keys when they are first needed, and keeps them.
///
/// No secret and no token is in any error.
public final class Provider: Sendable {
  /// How long the endpoints are believed without asking again, in seconds.
  static let longest: Int64 = 24 * 3_600
  /// The least pause between two requests for the keys that a token with an unknown `kid` causes, in seconds.
  static let pause: Int64 = 60
  /// For how long a provider that does not answer is not asked again, in seconds.
  static let respite: Int64 = 30

  private struct Known {
    var metadata: (value: ProviderMetadata, at: Int64)?
    var keys: (value: KeySet, at: Int64)?
    /// When the endpoints were last asked for in vain.
    var failedAt: Int64?
  }

  public let issuer: WebAddress
  public let client: Client
  private let fetcher: any Fetcher
  private let known = Mutex(Known())

  public init(issuer: WebAddress, client: Client, fetcher: any Fetcher) {
    (self.issuer, self.client, self.fetcher) = (issuer, client, fetcher)
  }

  /// The provider's endpoints.
  ///
  /// Asked for again after a day; where the provider is down then, the old ones go on being used.
  ///
  /// - Parameter now: seconds since 1970.
  public func metadata(now: Int64) async throws(OpenIDError) -> ProviderMetadata {
    let (kept, failedAt) = known.withLock { ($0.metadata, $0.failedAt) }
    if let kept, isFresh(kept.at, for: Provider.longest, now) { return kept.value }
    if let failedAt, isFresh(failedAt, for: Provider.respite, now) {
      if let kept { return kept.value }
      throw .unavailable("its discovery did not answer just now")
    }
    // One asks; meanwhile the others go on with the old ones.
    if kept != nil { known.withLock { $0.metadata?.at = now - Provider.longest + Provider.respite } }
    do throws(OpenIDError) {
      let answer = try await fetch(FetchRequest(url: ProviderMetadata.address(of: issuer)), "discovery")
      guard answer.status == 200 else { throw OpenIDError.unavailable("its discovery answered \(answer.status)") }
      let metadata = try ProviderMetadata(answer.body, of: issuer)
      known.withLock { ($0.metadata, $0.failedAt) = ((metadata, now), nil) }
      return metadata
    } catch {
      known.withLock { $0.failedAt = now }
      if let kept { return kept.value }
      throw error
    }
  }

  /// Redeems the code with which the provider sent the browser back, and checks who came.
  ///
  /// - Parameters:
  ///   - sender: who the answer says that it is from (RFC 9207); nil where it does not.
  ///   - claims: those needed; the person's details are asked for where the ID token lacks one of them.
  ///   - levels: the `acr` of which one is needed; empty: any.
  ///   - now: seconds since 1970.
  public func identity(
    for code: String, from sender: String?, of attempt: SignInAttempt, claims: [String], levels: [String], now: Int64
  ) async throws(OpenIDError) -> Identity {
    let metadata = try await metadata(now: now)
    // RFC 9207 section 2.4: else a code of one provider is shown to another.
    guard sender?.isSameBytes(as: metadata.issuer) ?? !metadata.namesItself else { throw .untrusted(.sender) }
    guard code.utf8.count <= 2_048, !code.isEmpty else { throw .refused("invalid_code") }
    let answer = try TokenAnswer(await fetch(attempt.redeeming(code, at: metadata, for: client), "token endpoint"))
    let token = try SignedToken(answer.idToken)
    guard token.isSigned(byOneOf: try await keys(for: token, metadata, now: now)) else { throw .untrusted(.signature) }
    let rule = TokenRule(issuer: metadata.issuer, clientID: client.id, nonce: attempt.nonce, levels: levels)
    try rule.check(token.claims, now: now)
    guard let subject = token.claims.text("sub") else { throw .untrusted(.subject) }
    var details: Claims?
    if claims.contains(where: { token.claims.text($0) == nil }) {
      details = try await self.details(of: subject, answer.accessToken, metadata)
    }
    return Identity(issuer: metadata.issuer, subject: subject, token: token.claims, details: details)
  }

  /// What the userinfo endpoint says (OpenID Connect Core 1.0 section 5.3); nil where there is none.
  private func details(
    of subject: String, _ accessToken: String?, _ metadata: ProviderMetadata
  ) async throws(OpenIDError) -> Claims? {
    guard let endpoint = metadata.userInfoEndpoint, let accessToken else { return nil }
    let headers = [
      FetchRequest.Header(name: "Authorization", value: "Bearer \(accessToken)"),
      FetchRequest.Header(name: "Accept", value: "application/json"),
    ]
    let answer = try await fetch(FetchRequest(url: endpoint.description, headers: headers), "userinfo endpoint")
    guard answer.status == 200, answer.body.count <= FetchAnswer.limit, let claims = Claims(parsing: answer.body) else {
      throw .unavailable("its userinfo endpoint answered \(answer.status), or no JSON object")
    }
    // Section 5.3.2: else one person's details could be put in the place of another's.
    guard let named = claims.text("sub"), named.isSameBytes(as: subject) else { throw .untrusted(.subject) }
    return claims
  }

  /// The keys that the token may be signed by. Where none is known, the provider may have new ones: they are asked for
  /// again, at most once a minute, so that made-up tokens make no flood.
  private func keys(
    for token: SignedToken, _ metadata: ProviderMetadata, now: Int64
  ) async throws(OpenIDError) -> [PublicKey] {
    let kept = known.withLock { $0.keys }
    if let kept {
      let keys = kept.value.keys(token.keyID, for: token.algorithm)
      if !keys.isEmpty, isFresh(kept.at, for: Provider.longest, now) { return keys }
      if keys.isEmpty, isFresh(kept.at, for: Provider.pause, now) { throw .untrusted(.unknownKey) }
    }
    let answer = try await fetch(FetchRequest(url: metadata.keys.description), "keys")
    guard answer.status == 200 else { throw .unavailable("its keys answered \(answer.status)") }
    let set = try KeySet(answer.body)
    known.withLock { $0.keys = (set, now) }
    let keys = set.keys(token.keyID, for: token.algorithm)
    if keys.isEmpty { throw .untrusted(.unknownKey) }
    return keys
  }

  /// A clock that was set back does not keep anything for longer.
  private func isFresh(_ moment: Int64, for seconds: Int64, _ now: Int64) -> Bool {
    now >= moment && now < moment &+ seconds
  }

  private func fetch(_ request: FetchRequest, _ name: String) async throws(OpenIDError) -> FetchAnswer {
    do {
      return try await fetcher.fetch(request)
    } catch let error as OpenIDError {
      throw error
    } catch {
      throw .unavailable("its \(name) does not answer")
    }
  }
}
