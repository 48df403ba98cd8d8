public import HTTPTypes

extension Request {
  /// A request for calling a handler without a socket. It goes through the same parser as one from a client, and a Host
  /// field is added if there is none.
  /// - Throws: `HTTPError` as a client would get it.
  public init(
    method: HTTPRequest.Method = .get, target: String, fields: HTTPFields = [:], body: [UInt8] = [],
    remoteAddress: String = "127.0.0.1", trustedProxies: [Network] = [], limits: Limits = Limits()
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
    let origin = Origin(peer: PeerAddress(remoteAddress) ?? PeerAddress(), trusted: trustedProxies)
    self.init(
      head: try RequestHead(bytes.span, length: length, parser: parser, origin: origin),
      body: RequestBody(source: .bytes(body), limit: limits.body, formFields: limits.formFields))
  }
}
