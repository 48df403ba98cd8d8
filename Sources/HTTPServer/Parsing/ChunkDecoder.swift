import HTTPTypes

/// The chunked transfer coding (RFC 9112 section 7.1), a state machine that takes bytes in any pieces.
///
/// Extensions are checked and skipped; all extensions of a body together have at most `extensionLimit` bytes.
/// Trailer fields are checked like header fields and dropped.
struct ChunkDecoder {
  private enum State {
    case size(value: Int, digits: Int)
    case blank
    case extensions(ChunkExtension)
    case sizeEnd
    case data(Int)
    case dataReturn
    case dataEnd
    case trailers
    case ended
  }

  static let extensionLimit = 4096

  private var state = State.size(value: 0, digits: 0)
  private var size = 0
  private var extensionBytes = 0
  private var trailers: [UInt8] = []
  private var trailerBytes = 0
  private let trailerLimit: Int

  init(trailerLimit: Int) { self.trailerLimit = trailerLimit }

  var isEnded: Bool {
    if case .ended = state { true } else { false }
  }

  mutating func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]?) throws(HTTPError) -> Int {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch state {
      case .size(let value, let digits):
        try readSize(byte, value, digits)
      case .blank:
        extensionBytes += 1
        guard extensionBytes <= Self.extensionLimit else { throw Self.malformed }
        switch byte {
        case Byte.semicolon: state = .extensions(.start)
        case Byte.space, Byte.tab: break
        default: throw Self.malformed
        }
      case .extensions(let place):
        if byte == Byte.carriageReturn, place.mayEnd {
          state = .sizeEnd
        } else {
          extensionBytes += 1
          guard let next = place.next(byte), extensionBytes <= Self.extensionLimit else { throw Self.malformed }
          state = .extensions(next)
        }
      case .sizeEnd:
        guard byte == Byte.lineFeed else { throw Self.malformed }
        state = size == 0 ? .trailers : .data(size)
      case .data(let left):
        let taken = min(left, bytes.count - position)
        bytes.withUnsafeBufferPointer { output?.append(contentsOf: $0[position..<position + taken]) }
        state = left == taken ? .dataReturn : .data(left - taken)
        position += taken
        continue
      case .dataReturn:
        guard byte == Byte.carriageReturn else { throw Self.malformed }
        state = .dataEnd
      case .dataEnd:
        guard byte == Byte.lineFeed else { throw Self.malformed }
        state = .size(value: 0, digits: 0)
      case .trailers:
        try readTrailer(byte)
      case .ended:
        return position
      }
      position += 1
    }
    return position
  }

  private mutating func readSize(_ byte: UInt8, _ value: Int, _ digits: Int) throws(HTTPError) {
    if let digit = ByteClass.hexadecimal(byte) {
      // Fifteen digits stay below Int.max.
      guard digits < 15 else { throw Self.malformed }
      state = .size(value: value << 4 | Int(digit), digits: digits + 1)
      return
    }
    guard digits > 0 else { throw Self.malformed }
    size = value
    switch byte {
    case Byte.carriageReturn: state = .sizeEnd
    case Byte.semicolon:
      extensionBytes += 1
      state = .extensions(.start)
    case Byte.space, Byte.tab:
      extensionBytes += 1
      state = .blank
    default: throw Self.malformed
    }
  }

  private mutating func readTrailer(_ byte: UInt8) throws(HTTPError) {
    trailerBytes += 1
    guard trailerBytes <= trailerLimit else {
      throw HTTPError(.requestHeaderFieldsTooLarge, "The trailer fields are too large.")
    }
    trailers.append(byte)
    guard byte == Byte.lineFeed else { return }
    let count = trailers.count
    guard count >= 2, trailers[count - 2] == Byte.carriageReturn else { throw Self.malformed }
    if count == 2 {
      state = .ended
    } else {
      _ = try FieldSpan(trailers.span, 0..<count - 2)
    }
    trailers.removeAll()
  }

  private static let malformed = HTTPError(.badRequest, "The chunked body is not valid.")
}
