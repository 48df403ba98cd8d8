public import HTTPTypes

/// A refusal with an HTTP status.
///
/// The server throws it for what it refuses itself (a malformed head, a body over its limit, no such route); a handler
/// may throw it too. `LoopService.errorResponder` turns it, like every other error, into a response.
public struct HTTPError: Error, Sendable {
  /// The status to answer with.
  public var status: HTTPResponse.Status
  /// Why, in one English sentence for a log or a plain-text answer. Never holds what the client sent.
  public var detail: String
  /// Fields that the answer must carry (`Allow` with 405), added if the responder did not set them.
  public var fields: HTTPFields

  public init(_ status: HTTPResponse.Status, _ detail: String = "", fields: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.fields = fields
  }

  /// 404, RFC 9110 section 15.5.5.
  public static let notFound = HTTPError(.notFound, "Nothing is here.")

  /// 405 with `Allow`, RFC 9110 section 15.5.6.
  public static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> HTTPError {
    HTTPError(
      .methodNotAllowed, "The method is not allowed here.",
      fields: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
  }

  static func badRequest(_ detail: String) -> HTTPError { HTTPError(.badRequest, detail) }

  static let bodyTooLarge = HTTPError(.contentTooLarge, "The body is larger than is accepted here.")
  static let noRoomForBody = HTTPError(
    .serviceUnavailable, "Too many bodies are held in memory.", fields: [.retryAfter: "5"])
  static let incompleteBody = HTTPError(.badRequest, "The body ended before it was complete.")
}
