import HTTPTypes

/// multipart/form-data (RFC 7578 over RFC 2046 section 5.1) as a state machine that takes bytes in any pieces.
struct MultipartParser {
  enum Event: Equatable {
    case part(MultipartHeader)
    /// Never empty.
    case content([UInt8])
    case partEnd
    /// The closing delimiter; anything after it is ignored.
    case end
  }

  private enum State {
    case preamble
    case delimiterEnd
    case header
    /// At the line end that terminates the header.
    case contentStart
    case content
    case epilogue
  }

  private static let headerLimit = 8 * 1024

  private let delimiter: [UInt8]
  private let partLimit: Int
  private var state = State.preamble
  /// Bytes that are not decided yet. It begins with a line end, so that a delimiter at the start reads like any other.
  private var buffer: [UInt8] = [Byte.carriageReturn, Byte.lineFeed]
  private var parts = 0

  /// Fails if the boundary is not 1 to 70 characters.
  init?(boundary: [UInt8], partLimit: Int) {
    guard (1...70).contains(boundary.count) else { return nil }
    delimiter = Array("\r\n--".utf8) + boundary
    self.partLimit = partLimit
  }

  /// - Throws: 400 for a malformed body, 413 for too many parts or too large a part header.
  mutating func feed(_ bytes: [UInt8]) throws(HTTPError) -> [Event] {
    if case .epilogue = state { return [] }
    buffer += bytes
    var events: [Event] = []
    var position = 0
    while try step(&position, &events) {}
    buffer.removeFirst(position)
    return events
  }

  /// No more bytes come.
  /// - Throws: 400 if the closing delimiter is missing.
  func finish() throws(HTTPError) {
    guard case .epilogue = state else { throw .badRequest("The multipart body ended before its last delimiter.") }
  }

  /// - Returns: false if more bytes are needed.
  private mutating func step(_ position: inout Int, _ events: inout [Event]) throws(HTTPError) -> Bool {
    switch state {
    case .preamble, .content:
      return readContent(&position, &events)
    case .delimiterEnd:
      return try readDelimiterEnd(&position, &events)
    case .header:
      return try readHeader(&position, &events)
    case .contentStart:
      return readContentStart(&position, &events)
    case .epilogue:
      position = buffer.count
      return false
    }
  }

  private mutating func readContent(_ position: inout Int, _ events: inout [Event]) -> Bool {
    let (end, isDelimiter) = search(from: position)
    if case .content = state {
      if end > position { events.append(.content(Array(buffer[position..<end]))) }
      if isDelimiter { events.append(.partEnd) }
    }
    position = isDelimiter ? end + delimiter.count : end
    if isDelimiter { state = .delimiterEnd }
    return isDelimiter
  }

  /// A part without content may end with a delimiter whose line end is the header's own (RFC 2046 section 5.1.1).
  private mutating func readContentStart(_ position: inout Int, _ events: inout [Event]) -> Bool {
    var length = 2
    while length < delimiter.count, position + length < buffer.count,
      buffer[position + length] == delimiter[length]
    {
      length += 1
    }
    if length < delimiter.count {
      if position + length == buffer.count { return false }
      position += 2
      state = .content
    } else {
      events.append(.partEnd)
      position += length
      state = .delimiterEnd
    }
    return true
  }

  /// Where the delimiter begins, or up to where there is certainly none.
  private func search(from start: Int) -> (Int, isDelimiter: Bool) {
    let bytes = buffer.span
    var candidate = start
    while let found = bytes.firstIndex(of: Byte.carriageReturn, from: candidate) {
      var length = 1
      while length < delimiter.count, found + length < bytes.count, bytes[found + length] == delimiter[length] {
        length += 1
      }
      if length == delimiter.count { return (found, true) }
      if found + length == bytes.count { return (found, false) }
      candidate = found + 1
    }
    return (bytes.count, false)
  }

  /// A delimiter is followed by "--", or by optional blanks and a line end.
  private mutating func readDelimiterEnd(_ position: inout Int, _ events: inout [Event]) throws(HTTPError) -> Bool {
    guard buffer.count - position >= 2 else { return false }
    if buffer[position] == Byte.hyphen, buffer[position + 1] == Byte.hyphen {
      position = buffer.count
      state = .epilogue
      events.append(.end)
      return false
    }
    var end = position
    while end < buffer.count, buffer[end] == Byte.space || buffer[end] == Byte.tab { end += 1 }
    guard end - position <= 64 else { throw Self.malformed }
    guard buffer.count - end >= 2 else { return false }
    guard buffer[end] == Byte.carriageReturn, buffer[end + 1] == Byte.lineFeed else { throw Self.malformed }
    parts += 1
    guard parts <= partLimit else { throw HTTPError(.contentTooLarge, "The form has too many parts.") }
    position = end + 2
    state = .header
    return true
  }

  private mutating func readHeader(_ position: inout Int, _ events: inout [Event]) throws(HTTPError) -> Bool {
    var start = position
    var lines: [Range<Int>] = []
    while let newline = buffer.span.firstIndex(of: Byte.lineFeed, from: start) {
      guard newline > start, buffer[newline - 1] == Byte.carriageReturn else { throw Self.malformed }
      if newline - 1 == start {
        events.append(.part(try MultipartHeader(buffer.span, lines)))
        position = newline - 1
        state = .contentStart
        return true
      }
      lines.append(start..<newline - 1)
      start = newline + 1
      guard start - position <= Self.headerLimit else { throw Self.headerTooLarge }
    }
    guard buffer.count - position <= Self.headerLimit else { throw Self.headerTooLarge }
    return false
  }

  private static let malformed = HTTPError(.badRequest, "The multipart body is not valid.")
  private static let headerTooLarge = HTTPError(.contentTooLarge, "A part's header is too large.")
}
