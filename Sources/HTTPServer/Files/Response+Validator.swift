import HTTPTypes

extension Response {
  /// The answer with an entity tag of its content, by which a client can ask whether it is still the same; without content
  /// (304) where the client has it already (If-None-Match, RFC 9110 section 13.1.2).
  ///
  /// The tag is weak: it names the content in whatever coding it is sent. What is no content of 200 to GET or HEAD, is not
  /// held in memory, or has a tag of its own, stays as it is.
  /// - Throws: 412 where the client wants it only as it was byte for byte (If-Match), which nobody promises.
  public consuming func validated(for request: Request) throws -> Response {
    guard status == .ok, request.method == .get || request.method == .head, fields[.eTag] == nil,
      case .bytes(let bytes) = body
    else { return self }
    var hash = ContentHash()
    hash.add(bytes)
    let tag = hash.text
    if let condition = request.field(.ifMatch), !condition.utf8.contains(Byte.asterisk) {
      throw HTTPError(.preconditionFailed, "What is asked for has no strong entity tag.")
    }
    fields[.eTag] = "W/\"\(tag)\""
    guard let condition = request.field(.ifNoneMatch), EntityTag.isHeld(condition, tag) else { return self }
    // Of the content, nothing is said but what a cache goes by (section 15.4.5).
    fields[.contentType] = nil
    if mayCompress, fields[.vary] == nil { fields[.vary] = "Accept-Encoding" }
    status = .notModified
    body = .none
    gzipped = nil
    return self
  }
}
