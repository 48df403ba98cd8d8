/// What is sent after a response's head.
public enum ResponseBody: Sendable {
  case none
  /// Sent with Content-Length, together with the head if it is small.
  case bytes([UInt8])
  /// A file, or a part of it, read as fast as the client takes it.
  case file(FileContent)
  /// Content that is produced while it is sent.
  case stream(ResponseStream)
}

/// Content that is produced while it is sent, with backpressure.
public struct ResponseStream: Sendable {
  /// The exact length, if it is known in advance; otherwise the body is chunked (in HTTP/1.0, ended by the close).
  public var length: Int?
  /// Writes the content. An error, or fewer bytes than `length`, resets the connection, so that the client notices.
  public var write: @Sendable (ResponseWriter) async throws -> Void

  public init(length: Int? = nil, write: @escaping @Sendable (ResponseWriter) async throws -> Void) {
    self.length = length
    self.write = write
  }
}

/// Where a `ResponseStream` puts its content.
public struct ResponseWriter: Sendable {
  let sink: any BodySink

  /// Sends the bytes; returns when the kernel has taken them, so a slow reader delays the writer and costs no memory.
  /// - Throws: `ConnectionClosed` when the client has gone, or the server has given up on it.
  public func write(_ bytes: [UInt8]) async throws {
    guard !bytes.isEmpty else { return }
    if sink.isHere {
      try await sink.write(bytes)
    } else {
      try await withTaskExecutorPreference(sink.home) { try await sink.write(bytes) }
    }
  }
}

/// The connection ended before the content was read or written.
public struct ConnectionClosed: Error, Sendable {}
