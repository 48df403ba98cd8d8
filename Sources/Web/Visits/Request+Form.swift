import HTTPServer
import HTTPTypes

extension Request {
  /// The fields posted as `application/x-www-form-urlencoded`; empty where there is no body, 415 for another type.
  package func form() async throws -> FormValues {
    try requirePlainBody()
    let bytes = try await body.collect()
    if bytes.isEmpty { return FormValues([]) }
    let type = field(.contentType)?.split(separator: ";").first.map { String($0).trimmed.lowercased() }
    guard type == "application/x-www-form-urlencoded" else {
      throw HTTPError(.unsupportedMediaType, "A form is application/x-www-form-urlencoded.")
    }
    return try FormValues(urlencoded: bytes)
  }

  /// 415 for a body with a content coding, which is not supported here (RFC 9110 8.4).
  package func requirePlainBody() throws(HTTPError) {
    guard let coding = field(.contentEncoding)?.trimmed.lowercased(), coding != "identity", !coding.isEmpty else {
      return
    }
    throw HTTPError(.unsupportedMediaType, "A body is sent as it is, without a content coding.")
  }
}
