import TestSupport
import Testing

@testable import HTTPServer

/// To the server, a connection whose other end has vanished (half-open, RFC 9293 section 3.5.1) is one that stays
/// silent and takes nothing.
@Suite("A client that has gone silent")
struct SilenceTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    /// Sent behind the answer.
    let more: String
    init(_ description: String, _ bytes: String, more: String = "") {
      testDescription = description
      self.bytes = bytes
      self.more = more
    }
  }

  static let places = [
    Place("before its first byte", ""),
    Place("in the request line", "GET /"),
    Place("in the fields", "GET / HTTP/1.1\r\nHost: a\r\n"),
    Place("in a body that the handler waits for", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab"),
    Place("in a chunk", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
    Place(
      "before a body for which it expects 100 Continue",
      "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n"),
    Place("in a body that is skipped", "POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\nab"),
    Place(
      "further in a body that is skipped", "POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\nab",
      more: "cd"),
    Place(
      "in a body that is skipped once it has filled its room",
      "POST /late HTTP/1.1\r\nHost: a\r\nContent-Length: 130000\r\n\r\n" + String(repeating: "x", count: 100_000)),
    Place("after an answer", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    Place("in an answer", "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"),
    Place("in a stream", "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"),
    Place("after a refusal that ends the connection", "GET / HTTP/1.1\r\nX\r\n\r\nmore"),
    Place(
      "after requests that wait for an answer", String(repeating: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", count: 9)),
  ]

  @Test("gives its place to another", arguments: places)
  func silent(_ place: Place) async throws {
    var limits = Limits()
    limits.connections = 1
    for limit in [\Limits.head, \.bodyGrace, \.idle, \.write, \.linger] { limits[keyPath: limit] = .milliseconds(50) }
    let handler: Handler = { request, context in
      switch request.path {
      case "/early": return .text("early")
      case "/late":
        try await Task.sleep(for: .milliseconds(20))
        return .text("late")
      case "/large": return .bytes([UInt8](repeating: 1, count: 20_000_000), contentType: "a/b")
      case "/stream":
        return Response(
          body: .stream(
            ResponseStream { writer in
              while true { try await writer.write([UInt8](repeating: 1, count: 10_000)) }
            }))
      default: return try await echo(request, context)
      }
    }
    try await withServer(handler, limits: limits) { port, _ in
      let silent = try TestClient(port: port, receiveBuffer: 4096)
      silent.send(place.bytes)
      if !place.more.isEmpty {
        _ = try silent.answer()
        silent.send(place.more)
      }
      // It waits in the kernel's queue until there is room, and tries again if it was itself too slow for such short
      // times.
      var answer: Answer?
      for _ in 0..<20 where answer == nil { answer = try? TestClient(port: port).get("/") }
      #expect(answer?.text == "GET / []")
      // The silent one is still open here.
      silent.finishSending()
    }
  }
}
