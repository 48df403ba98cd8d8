import StreamSafe

/// The header of a part (RFC 7578 section 4).
struct MultipartHeader: Sendable, Equatable {
  let name: String
  let filename: String?
  let contentType: String?

  /// - Throws: 400 if Content-Disposition is not form-data with a name, or a name is not UTF-8.
  init(_ bytes: Span<UInt8>, _ lines: [Range<Int>]) throws(HTTPError) {
    var disposition: HeaderValue?
    var contentType: String?
    for line in lines {
      let field = try FieldSpan(bytes, line)
      if bytes.equals(field.name, "content-disposition") {
        disposition = HeaderValue(bytes, field.value)
      } else if bytes.equals(field.name, "content-type") {
        contentType = String(decoding: bytes.array(field.value), as: UTF8.self).streamSafe
      }
    }
    guard let disposition, disposition.value.isSame(as: "form-data"), let name = disposition["name"],
      let nameText = Self.text(name)
    else { throw .badRequest("A part has no name.") }
    self.name = nameText
    if let filename = disposition["filename"] {
      guard let text = Self.text(filename) else { throw .badRequest("A file's name is not UTF-8.") }
      self.filename = Self.lastComponent(text)
    } else {
      filename = nil
    }
    self.contentType = contentType
  }

  /// Browsers escape only a quotation mark, CR and LF in a name, as %22, %0D and %0A
  /// (WHATWG HTML, multipart form data).
  private static func text(_ bytes: [UInt8]) -> String? {
    var decoded: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position] == Byte.percent, position + 2 < bytes.count,
        let high = ByteClass.hexadecimal(bytes[position + 1]), let low = ByteClass.hexadecimal(bytes[position + 2]),
        [Byte.quote, Byte.carriageReturn, Byte.lineFeed].contains(high << 4 | low)
      {
        decoded.append(high << 4 | low)
        position += 3
      } else {
        decoded.append(bytes[position])
        position += 1
      }
    }
    return decoded.contains(0) ? nil : String(validating: decoded, as: UTF8.self)?.streamSafe
  }

  /// RFC 7578 section 4.2: the client's folders are none of the server's business.
  private static func lastComponent(_ name: String) -> String {
    let start = name.utf8.lastIndex { $0 == Byte.slash || $0 == Byte.backslash }
    return start.map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }
}
