/// Where a request's content comes from while it is on its way. All but `home` and `isHere` must be called at `home`.
protocol BodySource: AnyObject, Sendable {
  var home: any TaskExecutor { get }
  /// Whether the caller runs at `home` already.
  var isHere: Bool { get }

  /// All of it has come.
  var isComplete: Bool { get }

  /// The next piece of content, never empty; nil at the end.
  /// - Parameter limit: the bytes that are accepted.
  func next(limit: Int) async throws -> [UInt8]?

  /// The whole content; this can be called again.
  func collect(upTo limit: Int) async throws -> [UInt8]
}

/// Where a streamed answer's content goes. All but `home` and `isHere` must be called at `home`.
protocol BodySink: AnyObject, Sendable {
  var home: any TaskExecutor { get }
  /// Whether the caller runs at `home` already.
  var isHere: Bool { get }

  /// Sends the bytes; returns when the kernel has taken them.
  /// - Throws: `ConnectionClosed` when the client has gone, or the server has given up on it.
  func write(_ bytes: [UInt8]) async throws
}
