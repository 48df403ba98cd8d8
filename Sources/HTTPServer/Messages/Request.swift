public import HTTPTypes

/// A request as a handler sees it.
///
/// Its head is complete and valid when a handler gets it; its body may still be on its way. It holds the bytes of the
/// head and decodes a field, a cookie or the query when asked.
public struct Request: Sendable {
  /// The method, case-sensitive.
  public var method: HTTPRequest.Method
  /// The path, percent-decoded exactly once, beginning with "/" (or "*" in `OPTIONS *`). It contains no NUL. An encoded
  /// slash appears as a slash here; the router tells the two apart.
  public var path: String
  /// The body, read on demand.
  public var body: RequestBody

  let head: RequestHead

  init(head: RequestHead, body: RequestBody) {
    method = head.method
    path = head.path
    self.body = body
    self.head = head
  }

  /// The request target as it was sent (RFC 9112 section 3.2).
  public var target: String { head.target }

  /// The target's path and query as they were sent; of an absolute-form target without its scheme and authority.
  public var pathAndQuery: String {
    switch head.line.form {
    case .origin, .asterisk, .authority: return head.target
    case .absolute:
      let path = head.line.path.isEmpty ? "/" : head.text(head.line.path)
      return head.line.query.map { "\(path)?\(head.text($0))" } ?? path
    }
  }

  /// The target's query as it was sent, without "?"; nil if there is none.
  public var rawQuery: String? { head.line.query.map { head.text($0) } }

  /// The requested host and port, from an absolute-form target or the Host field; nil only in HTTP/1.0.
  public var authority: String? { head.authority }

  /// A field's value; several are joined by ", " (RFC 9110 section 5.2).
  public func field(_ name: HTTPField.Name) -> String? { head.value(of: name) }

  /// Every value of a field, in the order sent.
  public func fields(_ name: HTTPField.Name) -> [String] {
    var values: [String] = []
    head.forEachValue(of: name) { values.append(head.text($0)) }
    return values
  }

  /// The first cookie of that name (RFC 6265 section 4.2), without the quotation marks that may surround it.
  public func cookie(_ name: String) -> String? { Cookies.value(of: name, in: head) }

  /// The length of the body's content; nil if it is chunked.
  public var contentLength: Int? {
    switch head.framing.body {
    case .none: 0
    case .length(let length): length
    case .chunked: nil
    }
  }

  /// The client's address, numeric. If the connection comes from a trusted proxy: the last address of
  /// X-Forwarded-For or Forwarded (RFC 7239) that is not a trusted proxy's.
  public var remoteAddress: String { head.origin.client(of: head).text }

  /// The client as limits count it.
  public var client: ClientAddress { ClientAddress(head.origin.client(of: head)) }

  /// Whether the client used TLS to a trusted proxy: X-Forwarded-Proto or Forwarded says https.
  public var isSecure: Bool { head.origin.isSecure(head) }

  /// Whether there is a forwarding field (Forwarded, X-Forwarded-…, X-Real-IP or Via), from a trusted proxy or not.
  public var isForwarded: Bool { Origin.isForwarded(head) }
}
