/// What the token endpoint answered (OpenID Connect Core 1.0 section 3.1.3.3).
struct TokenAnswer: Sendable {
  let idToken: String
  let accessToken: String?

  init(_ answer: FetchAnswer) throws(OpenIDError) {
    guard answer.body.count <= FetchAnswer.limit, let claims = Claims(parsing: answer.body) else {
      throw .unavailable("its token endpoint answered \(answer.status), and no JSON object")
    }
    guard answer.status == 200 else {
      guard let code = claims.text("error") else { throw .unavailable("its token endpoint answered \(answer.status)") }
      throw .refused(ErrorCode.readable(code))
    }
    guard let idToken = claims.text("id_token") else { throw .untrusted(.missing) }
    self.idToken = idToken
    let isBearer = claims.text("token_type")?.lowercased() == "bearer"
    let token = claims.text("access_token")
    // RFC 6750 section 2.1; whatever else would be another header.
    accessToken = isBearer && token?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ?? false ? token : nil
  }
}

/// An error code as it may stand in a log (RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core 1.0 section 3.1.2.6):
/// those that there are. Others may be anybody's words.
public enum ErrorCode {
  private static let known: Set<String> = [
    "invalid_request", "unauthorized_client", "access_denied", "unsupported_response_type", "invalid_scope",
    "server_error", "temporarily_unavailable", "invalid_client", "invalid_grant", "unsupported_grant_type",
    "interaction_required", "login_required", "account_selection_required", "consent_required", "invalid_request_uri",
    "invalid_request_object", "request_not_supported", "request_uri_not_supported", "registration_not_supported",
  ]

  public static func readable(_ code: String) -> String { known.contains(code) ? code : "another error" }
}
