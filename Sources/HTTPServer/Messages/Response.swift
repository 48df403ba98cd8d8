public import HTTPTypes

/// An answer.
///
/// The server itself writes Date, Content-Length or Transfer-Encoding, and Connection, and leaves them out of `fields`
/// (a `Connection: close` is obeyed). It leaves the body out where HTTP has none: for HEAD, and with 1xx, 204 and 304.
public struct Response: Sendable {
  public var status: HTTPResponse.Status
  public var fields: HTTPFields
  public var body: ResponseBody
  /// The same content as a gzip stream (RFC 1952), if it is at hand: sent instead of `body` to a client that accepts
  /// gzip, with Content-Encoding and Vary.
  public var gzipped: [UInt8]?
  /// Whether the server may compress the body. Turn it off for an answer with a secret next to text that the client
  /// chose (the BREACH attack).
  public var mayCompress = true

  public init(status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: ResponseBody = .none) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// Redirects the client; `to` goes into Location unchanged, so it must be a URI reference, already encoded.
  public static func redirect(to location: String, status: HTTPResponse.Status = .seeOther) -> Response {
    Response(status: status, fields: [.location: location])
  }

  /// Bytes of a media type.
  public static func bytes(
    _ bytes: [UInt8], contentType: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(status: status, fields: [.contentType: contentType], body: .bytes(bytes))
  }

  /// A UTF-8 text.
  public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    .bytes(Array(text.utf8), contentType: "text/plain; charset=utf-8", status: status)
  }

  /// A UTF-8 page.
  public static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    .bytes(bytes, contentType: "text/html; charset=utf-8", status: status)
  }

  /// JSON text.
  public static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    .bytes(bytes, contentType: "application/json", status: status)
  }

  /// Adds a Set-Cookie field; false if the cookie has no valid form, and is left out.
  @discardableResult
  public mutating func set(_ cookie: SetCookie) -> Bool {
    guard let value = cookie.fieldValue else { return false }
    fields.append(HTTPField(name: .setCookie, value: value))
    return true
  }
}
