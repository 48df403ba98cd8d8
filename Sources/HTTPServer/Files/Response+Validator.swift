import HTTPTypes

extension Response {
  /// The answer with an entity tag of its content, or 304 without content if the client already has it (If-None-Match,
  /// RFC 9110 section 13.1.2).
  ///
  /// The tag is weak: it names the content in whichever coding it is sent. An answer other than 200 to GET or HEAD, one
  /// that is not held in memory, and one with a tag of its own stay as they are.
  /// - Throws: 412 if the client asks for the same bytes (If-Match), which a weak tag cannot promise.
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
    // Only the fields that a cache goes by are sent (section 15.4.5).
    fields[.contentType] = nil
    if mayCompress, fields[.vary] == nil { fields[.vary] = "Accept-Encoding" }
    status = .notModified
    body = .none
    gzipped = nil
    return self
  }
}
