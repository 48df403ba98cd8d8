import HTTPTypes

/// What the fields say about the message's length and the connection (RFC 9112 sections 6, 7, 9; RFC 9110 sections 7.2,
/// 8.6, 10.1.1). Gathered as the fields come, judged at the end of the head.
struct Framing {
  /// Where the body ends.
  enum Body: Equatable {
    case none
    case length(Int)
    case chunked
  }

  private(set) var body = Body.none
  private(set) var host: FieldSpan?
  private(set) var keepsAlive = true
  private(set) var expectsContinue = false

  private var hasLength = false
  private var codings = 0
  private var lastCodingIsChunked = false
  private var chunkedCount = 0
  private var hasEmptyCoding = false
  private var hasTransferEncoding = false
  private var closes = false
  private var asksKeepAlive = false

  mutating func note(_ field: FieldSpan, in bytes: Span<UInt8>, minor: UInt8) throws(HTTPError) {
    let name = field.name
    switch name.count {
    case 4 where bytes.equals(name, "host"):
      guard host == nil else { throw .badRequest("There is more than one Host field.") }
      host = field
    case 6 where bytes.equals(name, "expect"):
      // HTTP/1.0 has no expectations (RFC 9110 section 10.1.1).
      guard minor >= 1 else { return }
      guard bytes.equals(field.value, "100-continue") else {
        throw HTTPError(.expectationFailed, "The expectation is not known.")
      }
      expectsContinue = true
    case 10 where bytes.equals(name, "connection"):
      noteConnection(field.value, bytes)
    case 14 where bytes.equals(name, "content-length"):
      try noteLength(field.value, bytes)
    case 17 where bytes.equals(name, "transfer-encoding"):
      noteCodings(field.value, bytes)
    default:
      break
    }
  }

  private mutating func noteConnection(_ value: Range<Int>, _ bytes: Span<UInt8>) {
    var rest = value
    while let option = Self.element(&rest, bytes) {
      if bytes.equals(option, "close") { closes = true }
      if bytes.equals(option, "keep-alive") { asksKeepAlive = true }
    }
  }

  /// RFC 9112 section 6.3: digits only. A second field is refused even if it repeats the first.
  private mutating func noteLength(_ value: Range<Int>, _ bytes: Span<UInt8>) throws(HTTPError) {
    guard !hasLength, !value.isEmpty else { throw .badRequest("Content-Length is not valid.") }
    hasLength = true
    var length = 0
    for index in value {
      guard ByteClass.isDigit(bytes[index]) else { throw .badRequest("Content-Length is not valid.") }
      let (scaled, over) = length.multipliedReportingOverflow(by: 10)
      let (sum, beyond) = scaled.addingReportingOverflow(Int(bytes[index] - Byte.zero))
      guard !over, !beyond else { throw .bodyTooLarge }
      length = sum
    }
    body = length == 0 ? .none : .length(length)
  }

  /// RFC 9112 sections 6.1 and 7. Empty elements are ignored in other lists (RFC 9110 section 5.6.1.2), but not in this
  /// one: the end of the message depends on it, and readers do not agree about them.
  private mutating func noteCodings(_ value: Range<Int>, _ bytes: Span<UInt8>) {
    hasTransferEncoding = true
    var elements = 1
    for index in value where bytes[index] == Byte.comma { elements += 1 }
    var rest = value
    while let coding = Self.element(&rest, bytes) {
      elements -= 1
      codings += 1
      lastCodingIsChunked = bytes.equals(coding, "chunked")
      if lastCodingIsChunked { chunkedCount += 1 }
    }
    if elements > 0 { hasEmptyCoding = true }
  }

  /// Judges the whole.
  mutating func finish(minor: UInt8) throws(HTTPError) {
    if host == nil, minor >= 1 { throw .badRequest("There is no Host field.") }
    if hasTransferEncoding {
      // Section 6.1: a length beside it, or an HTTP/1.0 message, is how requests are smuggled.
      guard !hasLength else { throw .badRequest("Content-Length and Transfer-Encoding exclude each other.") }
      guard minor >= 1 else { throw .badRequest("HTTP/1.0 has no Transfer-Encoding.") }
      guard lastCodingIsChunked, chunkedCount == 1, !hasEmptyCoding else {
        throw .badRequest("The body's length cannot be told: chunked must be the last coding, once.")
      }
      guard codings == 1 else { throw HTTPError(.notImplemented, "The transfer coding is not known.") }
      body = .chunked
    }
    keepsAlive = minor >= 1 ? !closes : asksKeepAlive && !closes
  }

  /// The next non-empty element of a comma-separated list (RFC 9110 section 5.6.1).
  private static func element(_ rest: inout Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
    while !rest.isEmpty {
      var end = rest.lowerBound
      while end < rest.upperBound, bytes[end] != Byte.comma { end += 1 }
      let element = bytes.trimmed(rest.lowerBound..<end)
      rest = min(end + 1, rest.upperBound)..<rest.upperBound
      if !element.isEmpty { return element }
    }
    return nil
  }
}
