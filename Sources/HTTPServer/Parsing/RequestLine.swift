import HTTPTypes

/// The first line of a request (RFC 9112 section 3), as offsets into the head.
struct RequestLine {
  /// The form of the target (RFC 9112 section 3.2).
  enum Form { case origin, absolute, asterisk, authority }

  private(set) var method = 0..<0
  private(set) var target = 0..<0
  private(set) var form = Form.origin
  /// The authority of an absolute-form target.
  private(set) var authority = 0..<0
  /// Empty if an absolute-form target has none, which means "/".
  private(set) var path = 0..<0
  /// Without its "?"; nil if there is none.
  private(set) var query: Range<Int>?
  /// The digit after `HTTP/1.`; above 1 counts as 1.
  private(set) var minor: UInt8 = 1
  /// Whether the path, or the query, contains an escape.
  private(set) var pathIsEscaped = false
  private(set) var queryIsEscaped = false

  init() {}

  /// - Throws: 400 for bad syntax, 505 for another major version, 501 for CONNECT.
  init(_ bytes: Span<UInt8>, _ text: Range<Int>) throws(HTTPError) {
    var position = text.lowerBound
    while position < text.upperBound, ByteClass.isToken(bytes[position]) { position += 1 }
    method = text.lowerBound..<position
    guard !method.isEmpty, position < text.upperBound, bytes[position] == Byte.space else {
      throw .badRequest("The request line is not valid.")
    }
    position += 1
    let start = position
    var question: Int?
    var escaped = false
    while position < text.upperBound {
      let byte = bytes[position]
      if byte == Byte.space { break }
      guard ByteClass.isTarget(byte) else {
        throw .badRequest("The request target holds a character that it must not.")
      }
      if byte == Byte.question, question == nil {
        question = position
        pathIsEscaped = escaped
        escaped = false
      } else if byte == Byte.percent {
        guard position + 2 < text.upperBound, ByteClass.hexadecimal(bytes[position + 1]) != nil,
          ByteClass.hexadecimal(bytes[position + 2]) != nil
        else { throw .badRequest("The request target holds a malformed escape.") }
        escaped = true
      }
      position += 1
    }
    target = start..<position
    if let question {
      query = question + 1..<position
      queryIsEscaped = escaped
    } else {
      pathIsEscaped = escaped
    }
    guard !target.isEmpty, position < text.upperBound else { throw .badRequest("The request line is not valid.") }
    minor = try Self.version(bytes, position + 1..<text.upperBound)
    try readTarget(bytes, path: start..<(question ?? position))
  }

  /// HTTP-version (RFC 9112 section 2.3), case-sensitive.
  private static func version(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(HTTPError) -> UInt8 {
    let start = range.lowerBound
    guard range.count == 8, bytes[start] == 0x48, bytes[start + 1] == 0x54, bytes[start + 2] == 0x54,
      bytes[start + 3] == 0x50, bytes[start + 4] == Byte.slash, ByteClass.isDigit(bytes[start + 5]),
      bytes[start + 6] == Byte.period, ByteClass.isDigit(bytes[start + 7])
    else { throw .badRequest("The protocol version is not valid.") }
    guard bytes[start + 5] == Byte.zero + 1 else {
      throw HTTPError(.httpVersionNotSupported, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
    }
    return min(bytes[start + 7] - Byte.zero, 1)
  }

  private mutating func readTarget(_ bytes: Span<UInt8>, path: Range<Int>) throws(HTTPError) {
    let first = bytes[target.lowerBound]
    // Only CONNECT has the authority-form, and it is not served, whatever its target (RFC 9110 section 9.3.6).
    if bytes.equals(method, "connect"), bytes[method.lowerBound] == 0x43 {
      form = .authority
      throw HTTPError(.notImplemented, "The method is not served here.")
    }
    if first == Byte.slash {
      self.path = path
      return
    }
    if first == Byte.asterisk, target.count == 1 {
      guard bytes.equals(method, "options") else { throw .badRequest("The target * goes with OPTIONS.") }
      form = .asterisk
      return
    }
    try readAbsolute(bytes, path)
  }

  /// absolute-form (RFC 9112 section 3.2.2), for http and https.
  private mutating func readAbsolute(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(HTTPError) {
    let start = range.lowerBound
    let scheme: Int
    if range.count > 7, bytes.equals(start..<start + 7, "http://") {
      scheme = 7
    } else if range.count > 8, bytes.equals(start..<start + 8, "https://") {
      scheme = 8
    } else {
      throw .badRequest("The request target is not valid.")
    }
    var end = start + scheme
    while end < range.upperBound, bytes[end] != Byte.slash { end += 1 }
    authority = start + scheme..<end
    guard Authority.isValid(bytes, authority) else { throw .badRequest("The authority of the target is not valid.") }
    form = .absolute
    path = end..<range.upperBound
  }
}
