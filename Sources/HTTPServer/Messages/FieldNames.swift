import HTTPTypes

extension HTTPField.Name {
  private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .via }

  /// HTTPTypes hides its own name for Host, which is a pseudo-header field in later versions of HTTP.
  static let hostField = known("Host")
  static let forwarded = known("Forwarded")
  static let xForwardedFor = known("X-Forwarded-For")
  static let xForwardedProto = known("X-Forwarded-Proto")
}
