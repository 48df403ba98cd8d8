import HTTPTypes

/// The request line and the fields, as a state machine over the bytes that have come so far (RFC 9112 sections 2, 3,
/// 5).
///
/// It reads each byte once: when a head comes in pieces, the caller passes the same bytes with more appended, and the
/// parser goes on at the unfinished line. Nothing is copied; its results are offsets.
struct HeadParser {
  private enum State {
    case start
    case requestLine
    case fields
  }

  private var state = State.start
  private var lineStart = 0
  private var scanned = 0
  private var fieldsStart = 0
  private(set) var line = RequestLine()
  private(set) var fields: [FieldSpan] = []
  private(set) var framing = Framing()

  /// Prepares the parser for another head.
  mutating func reset() {
    state = .start
    lineStart = 0
    scanned = 0
    fields.removeAll(keepingCapacity: true)
    framing = Framing()
  }

  /// - Returns: the length of the head once its empty line has come, nil before that.
  mutating func parse(_ bytes: Span<UInt8>, limits: HeadLimits) throws(HTTPError) -> Int? {
    while let newline = bytes.firstIndex(of: Byte.lineFeed, from: scanned) {
      scanned = newline + 1
      // RFC 9112 section 2.2: this server does not accept a bare LF as a line end.
      guard newline > lineStart, bytes[newline - 1] == Byte.carriageReturn else {
        throw .badRequest("A line of the head does not end with CR LF.")
      }
      let text = lineStart..<newline - 1
      switch state {
      case .start where text.isEmpty:
        // Section 2.2: one empty line before the request line is ignored.
        state = .requestLine
      case .start, .requestLine:
        if text.count > limits.requestLine { throw tooLong(bytes, text) }
        line = try RequestLine(bytes, text)
        state = .fields
        fieldsStart = scanned
      case .fields:
        if scanned - fieldsStart > limits.fieldBytes { throw Self.fieldsTooLarge }
        if text.isEmpty {
          try finish(bytes)
          return scanned
        }
        if fields.count == limits.fieldCount { throw Self.fieldsTooLarge }
        let field = try FieldSpan(bytes, text)
        try framing.note(field, in: bytes, minor: line.minor)
        fields.append(field)
      }
      lineStart = scanned
    }
    scanned = bytes.count
    try checkUnfinished(bytes, limits: limits)
    return nil
  }

  /// Refuses early what no further byte can make valid.
  private func checkUnfinished(_ bytes: Span<UInt8>, limits: HeadLimits) throws(HTTPError) {
    let pending = bytes.count - lineStart
    guard pending > 0 else { return }
    switch state {
    case .start, .requestLine:
      let first = bytes[lineStart]
      guard ByteClass.isToken(first) || first == Byte.carriageReturn else {
        throw .badRequest("This is not HTTP.")
      }
      if pending > limits.requestLine + 1 { throw tooLong(bytes, lineStart..<bytes.count) }
    case .fields:
      if bytes.count - fieldsStart > limits.fieldBytes { throw Self.fieldsTooLarge }
    }
  }

  private mutating func finish(_ bytes: Span<UInt8>) throws(HTTPError) {
    try framing.finish(minor: line.minor)
    guard let host = framing.host else { return }
    guard Authority.isValid(bytes, host.value) else { throw .badRequest("The Host field is not valid.") }
  }

  /// RFC 9112 section 3: 501 for a method longer than any that is known, 414 for the target.
  private func tooLong(_ bytes: Span<UInt8>, _ text: Range<Int>) -> HTTPError {
    var end = text.lowerBound
    while end < text.upperBound, ByteClass.isToken(bytes[end]) { end += 1 }
    return end - text.lowerBound > 64
      ? HTTPError(.notImplemented, "The method is not known.")
      : HTTPError(.uriTooLong, "The request line is too long.")
  }

  private static let fieldsTooLarge = HTTPError(
    .requestHeaderFieldsTooLarge, "The fields are too many or too large.")
}
