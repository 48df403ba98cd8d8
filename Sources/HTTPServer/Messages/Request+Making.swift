public import HTTPTypes

extension Request {
  /// A request for calling a handler without a socket. It goes through the same parser as one from a client, and a Host
  /// field is added if there is none.
  /// - Throws: `HTTPError` as a client would get it.
  public init(
    method: HTTPRequest.Method = .get, target: String, fields: HTTPFields = [:], body: [UInt8] = [],
    remoteAddress: String = "127.0.0.1", trustedProxies: [Network] = [], limits: Limits = Limits()
  ) throws(HTTPError) {
    let origin = Origin(peer: PeerAddress(remoteAddress) ?? PeerAddress(), trusted: trustedProxies)
    try self.init(method, target, fields, body, origin, limits)
  }

  /// Another request as the same client would send it in the same way: with its cookies, to the same host, through the
  /// same proxies.
  /// - Throws: `HTTPError` as a client would get it.
  public init(
    like request: Request, method: HTTPRequest.Method, target: String, fields: HTTPFields = [:], body: [UInt8] = []
  ) throws(HTTPError) {
    var fields = fields
    for name in [HTTPField.Name.hostField, .cookie, .forwarded, .xForwardedFor, .xForwardedProto] {
      fields[name] = request.field(name)
    }
    try self.init(method, target, fields, body, request.head.origin, Limits())
  }

  private init(
    _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8], _ origin: Origin,
    _ limits: Limits
  ) throws(HTTPError) {
    var bytes = Array("\(method.rawValue) \(target) HTTP/1.1\r\n".utf8)
    if fields[.hostField] == nil { bytes += Array("Host: localhost\r\n".utf8) }
    for field in fields {
      bytes += Array("\(field.name.rawName): \(field.value)\r\n".utf8)
    }
    if !body.isEmpty, fields[.contentLength] == nil { bytes += Array("Content-Length: \(body.count)\r\n".utf8) }
    bytes += Array("\r\n".utf8)
    var parser = HeadParser()
    guard let length = try parser.parse(bytes.span, limits: limits.headLimits) else { throw .badRequest("No head.") }
    self.init(
      head: try RequestHead(bytes.span, length: length, parser: parser, origin: origin),
      body: RequestBody(source: .bytes(body), limit: limits.body, formFields: limits.formFields))
  }
}
