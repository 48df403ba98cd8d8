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

/// An error code as it may stand in a log (RFC 6749 section 5.2).
public enum ErrorCode {
  public static func readable(_ code: String) -> String {
    String(
      code.unicodeScalars.prefix(40).map { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F ? Character($0) : "?" })
  }
}
