/// What an ID token must say to be believed (OpenID Connect Core 1.0 section 3.1.3.7).
struct TokenRule: Sendable {
  /// How far the provider's clock may be from this one's, in seconds.
  static let skew: Int64 = 120

  var issuer: String
  var clientID: String
  var nonce: String
  /// Any of these; empty: any at all.
  var levels: [String] = []

  /// - Parameter now: seconds since 1970.
  func check(_ claims: Claims, now: Int64) throws(OpenIDError) {
    guard let issuer = claims.text("iss"), issuer.isSameBytes(as: self.issuer) else { throw .untrusted(.issuer) }
    guard let audience = claims.texts("aud"), audience.contains(where: { $0.isSameBytes(as: clientID) }) else {
      throw .untrusted(.audience)
    }
    let party = claims.text("azp")
    if party.map({ !$0.isSameBytes(as: clientID) }) ?? (audience.count > 1) { throw .untrusted(.authorizedParty) }
    guard let expiry = claims.seconds("exp"), expiry > now - TokenRule.skew else { throw .untrusted(.expired) }
    guard let made = claims.seconds("iat"), made <= now + TokenRule.skew,
      claims.seconds("nbf") ?? 0 <= now + TokenRule.skew
    else { throw .untrusted(.early) }
    guard let nonce = claims.text("nonce"), nonce.isSameBytes(as: self.nonce) else { throw .untrusted(.nonce) }
    guard let subject = claims.text("sub"), subject.utf8.count <= 255 else { throw .untrusted(.subject) }
    if levels.isEmpty { return }
    guard let level = claims.text("acr"), levels.contains(where: { $0.isSameBytes(as: level) }) else {
      throw .untrusted(.level)
    }
  }
}
