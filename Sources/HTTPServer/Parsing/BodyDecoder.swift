/// Extracts the content of a message body as it comes (RFC 9112 sections 6.2 and 7.1).
struct BodyDecoder {
  private enum State {
    case length(Int)
    case chunked(ChunkDecoder)
    case ended
  }

  private var state: State

  init(_ framing: Framing.Body, trailerLimit: Int) {
    switch framing {
    case .none: state = .ended
    case .length(let length): state = .length(length)
    case .chunked: state = .chunked(ChunkDecoder(trailerLimit: trailerLimit))
    }
  }

  var isEnded: Bool {
    if case .ended = state { true } else { false }
  }

  /// The bytes of content still to come; nil for a chunked body.
  var remaining: Int? {
    switch state {
    case .length(let left): left
    case .chunked: nil
    case .ended: 0
    }
  }

  /// Appends content to `output`, or drops it if `output` is nil.
  /// - Returns: how many bytes belonged to this body; those after them are the next request's.
  mutating func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]?) throws(HTTPError) -> Int {
    switch state {
    case .ended:
      return 0
    case .length(let left):
      let taken = min(left, bytes.count)
      bytes.withUnsafeBufferPointer { output?.append(contentsOf: $0[0..<taken]) }
      state = left == taken ? .ended : .length(left - taken)
      return taken
    case .chunked(var decoder):
      let taken = try decoder.decode(bytes, into: &output)
      state = decoder.isEnded ? .ended : .chunked(decoder)
      return taken
    }
  }
}
