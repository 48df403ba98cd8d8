import HTTPTypes

/// A request's content, read when the handler asks for it.
///
/// Iterating gives the content in pieces as they come from the socket. If the handler does not ask, only a limited
/// amount is buffered and the socket is left alone, so a fast client waits for a slow handler. A body that breaks off,
/// or is malformed, ends in an error, never in a shorter content.
public struct RequestBody: Sendable, AsyncSequence {
  public typealias Element = [UInt8]

  enum Source: Sendable {
    case bytes([UInt8])
    case coming(any BodySource)
  }

  let source: Source
  /// The bytes of content that are accepted: `Limits.body`, or the route's limit. Reading beyond throws 413.
  public var limit: Int
  let formFields: Int

  /// Whether all of it has come, so that reading it does not wait. To be called on the loop's thread.
  public var isComplete: Bool {
    switch source {
    case .bytes: true
    case .coming(let source): source.isComplete
    }
  }

  /// The whole content. It is kept, so this can be called again.
  /// - Parameter limit: the bytes accepted, instead of the body's own limit.
  /// - Throws: 413 over the limit (at once if Content-Length is over it), 400 for a body that is malformed or breaks
  ///   off, 408 for one that comes too slowly, `ConnectionClosed` when the client is gone.
  public func collect(upTo limit: Int? = nil) async throws -> [UInt8] {
    let limit = limit ?? self.limit
    switch source {
    case .bytes(let bytes):
      guard bytes.count <= limit else { throw HTTPError.bodyTooLarge }
      return bytes
    case .coming(let source):
      if source.isHere { return try await source.collect(upTo: limit) }
      return try await withTaskExecutorPreference(source.home) { try await source.collect(upTo: limit) }
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source, left: limit) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    let source: Source
    var left: Int
    var isDelivered = false

    /// The next piece, never empty; nil at the end. Throws as `collect` does.
    public mutating func next() async throws -> [UInt8]? {
      guard let piece = try await piece(), !piece.isEmpty else { return nil }
      left -= piece.count
      guard left >= 0 else { throw HTTPError.bodyTooLarge }
      return piece
    }

    private mutating func piece() async throws -> [UInt8]? {
      switch source {
      case .bytes(let bytes):
        defer { isDelivered = true }
        return isDelivered ? nil : bytes
      case .coming(let source):
        let limit = left
        if source.isHere { return try await source.next(limit: limit) }
        return try await withTaskExecutorPreference(source.home) { try await source.next(limit: limit) }
      }
    }
  }
}
