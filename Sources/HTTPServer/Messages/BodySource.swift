/// Where a request's content comes from while it is still on its way.
protocol BodySource: AnyObject, Sendable {
  /// All of it has come. To be asked on the loop's thread.
  var isComplete: Bool { get }

  /// The next piece of content, never empty; nil at the end.
  /// - Parameter limit: bytes that are accepted.
  func next(limit: Int) async throws -> [UInt8]?

  /// The whole content; it can be asked for again.
  func collect(upTo limit: Int) async throws -> [UInt8]
}

/// What takes a streamed answer's content.
protocol BodySink: AnyObject, Sendable {
  /// Sends the bytes; returns when the kernel has taken them.
  /// - Throws: `ConnectionClosed` when the client has gone, or the server has given up on it.
  func write(_ bytes: [UInt8]) async throws
}
