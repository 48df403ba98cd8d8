/// What is sent behind a response's head.
public enum ResponseBody: Sendable {
  case none
  /// Sent with Content-Length, in one piece with the head where it is small.
  case bytes([UInt8])
  /// A file, or a part of it, sent by the kernel as fast as the client reads.
  case file(FileContent)
  /// Content that is made while it is sent.
  case stream(ResponseStream)
}

/// Content that is made while it is sent, with backpressure.
public struct ResponseStream: Sendable {
  /// The exact length, where it is known before; else the body is chunked (in HTTP/1.0, ended by the close).
  public var length: Int?
  /// Writes the content. An error, or fewer bytes than `length`, breaks the connection off, so that the client can tell.
  public var write: @Sendable (ResponseWriter) async throws -> Void

  public init(length: Int? = nil, write: @escaping @Sendable (ResponseWriter) async throws -> Void) {
    self.length = length
    self.write = write
  }
}

/// Where a `ResponseStream` puts its content.
public struct ResponseWriter: Sendable {
  let sink: any BodySink

  /// Sends the bytes; returns when the kernel has taken them, so a slow reader holds up the writer and costs no memory.
  /// - Throws: `ConnectionClosed` when the client has gone, or the server has given up on it.
  public func write(_ bytes: [UInt8]) async throws {
    if !bytes.isEmpty { try await sink.write(bytes) }
  }
}

/// The connection ended before what was asked of it could be done.
public struct ConnectionClosed: Error, Sendable {}
