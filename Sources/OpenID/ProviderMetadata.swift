/// A provider's endpoints, by its own word (OpenID Connect Discovery 1.0 section 3).
public struct ProviderMetadata: Hashable, Sendable {
  public let issuer: String
  public let authorizationEndpoint: WebAddress
  let tokenEndpoint: WebAddress
  let keys: WebAddress
  let userInfoEndpoint: WebAddress?
  /// Where somebody signs out there, too (RP-Initiated Logout 1.0).
  public let endSessionEndpoint: WebAddress?
  /// Whether each answer names its issuer (RFC 9207 section 3).
  let namesItself: Bool
  /// Whether the client's secret is sent as HTTP's Basic authentication, the usual way, or in the form.
  let usesBasic: Bool

  /// Where the document of an issuer is (section 4).
  static func address(of issuer: WebAddress) -> String {
    let text = issuer.description
    return (text.hasSuffix("/") ? String(text.dropLast()) : text) + "/.well-known/openid-configuration"
  }

  /// Throws where the document is not about this issuer, or lacks what is needed.
  init(_ body: [UInt8], of issuer: WebAddress) throws(OpenIDError) {
    guard body.count <= FetchAnswer.limit, let claims = Claims(parsing: body) else {
      throw .unavailable("its discovery document is no JSON object")
    }
    guard let named = claims.text("issuer"), named.isSameBytes(as: issuer.description) else {
      throw .unavailable("its discovery document names another issuer")
    }
    func endpoint(_ name: String) -> WebAddress? {
      guard let address = claims.text(name).flatMap(WebAddress.init), !address.isLocal || issuer.isLocal else {
        return nil
      }
      return address
    }
    guard let authorization = endpoint("authorization_endpoint"), let token = endpoint("token_endpoint"),
      let keys = endpoint("jwks_uri")
    else { throw .unavailable("its discovery document lacks an endpoint") }
    self.issuer = named
    (authorizationEndpoint, tokenEndpoint, self.keys) = (authorization, token, keys)
    userInfoEndpoint = endpoint("userinfo_endpoint")
    endSessionEndpoint = endpoint("end_session_endpoint")
    namesItself = claims.flag("authorization_response_iss_parameter_supported") ?? false
    let methods = claims.texts("token_endpoint_auth_methods_supported") ?? ["client_secret_basic"]
    usesBasic = methods.contains("client_secret_basic") || !methods.contains("client_secret_post")
  }
}
