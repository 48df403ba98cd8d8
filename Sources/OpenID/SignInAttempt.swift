import Crypto
import Encodings
import FoundationEssentials

/// One way to a provider and back: what ties the answer to the browser that began it.
public struct SignInAttempt: Sendable {
  /// Comes back in the address (RFC 6749 section 10.12).
  public let state: String
  /// Comes back in the ID token.
  public let nonce: String
  /// Proves to the provider that the code is redeemed by whom it was given to (RFC 7636): 43 to 128 unreserved letters.
  let verifier: String
  /// Where the provider sends the browser back: exactly as registered there.
  let redirectURI: String

  public init(state: String, nonce: String, verifier: String, redirectURI: String) {
    (self.state, self.nonce, self.verifier, self.redirectURI) = (state, nonce, verifier, redirectURI)
  }

  /// RFC 7636 section 4.2, S256.
  var challenge: String { Base64URL.text(Array(SHA256.hash(data: Array(verifier.utf8)))) }

  /// The address at which the provider asks the person to sign in (OpenID Connect Core 1.0 section 3.1.2.1).
  ///
  /// - Parameters:
  ///   - scope: beside `openid`.
  ///   - levels: the `acr_values` that are asked for.
  public func address(
    at provider: ProviderMetadata, for client: Client, scope: [String] = [], levels: [String] = []
  ) -> String {
    var fields = FormFields()
    fields.add("response_type", "code")
    fields.add("client_id", client.id)
    fields.add("redirect_uri", redirectURI)
    fields.add("scope", (["openid"] + scope).joined(separator: " "))
    fields.add("state", state)
    fields.add("nonce", nonce)
    fields.add("code_challenge", challenge)
    fields.add("code_challenge_method", "S256")
    if !levels.isEmpty { fields.add("acr_values", levels.joined(separator: " ")) }
    return fields.added(to: provider.authorizationEndpoint.description)
  }

  /// The request that redeems the code (section 3.1.3.1).
  func redeeming(_ code: String, at provider: ProviderMetadata, for client: Client) -> FetchRequest {
    var fields = FormFields()
    fields.add("grant_type", "authorization_code")
    fields.add("code", code)
    fields.add("redirect_uri", redirectURI)
    fields.add("code_verifier", verifier)
    var request = FetchRequest(
      url: provider.tokenEndpoint.description, headers: [.init(name: "Accept", value: "application/json")])
    if let secret = client.secret, provider.usesBasic {
      // RFC 6749 section 2.3.1: both are form-encoded first.
      let pair = "\(PercentEncoding.text(client.id)):\(PercentEncoding.text(secret))"
      request.headers.append(.init(name: "Authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())"))
    } else {
      fields.add("client_id", client.id)
      if let secret = client.secret { fields.add("client_secret", secret) }
    }
    request.form = fields.text
    return request
  }
}

extension ProviderMetadata {
  /// The address at which somebody signs out at the provider, too, and comes back from there (RP-Initiated Logout 1.0
  /// section 2); nil where it has none.
  ///
  /// The ID token, which names the person, is not put into the address: a provider that wants to be sure asks them.
  public func logoutAddress(for client: Client, backTo address: String) -> String? {
    guard let endSessionEndpoint else { return nil }
    var fields = FormFields()
    fields.add("client_id", client.id)
    fields.add("post_logout_redirect_uri", address)
    return fields.added(to: endSessionEndpoint.description)
  }
}
