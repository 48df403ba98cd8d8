import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("A streamed answer, and a slow reader") struct ResponseStreamTests {
  @Test("A stream is chunked, counted, or in HTTP/1.0 ended by the close")
  func streams() async throws {
    let handler: Handler = { request, _ in
      Response(
        body: .stream(
          ResponseStream(length: request.path == "/counted" ? 10 : nil) { writer in
            try await writer.write(Array("hello".utf8))
            try await Task.sleep(for: .milliseconds(2))
            // From another thread, too.
            try await Task.detached { try await writer.write(Array("there".utf8)) }.value
          }))
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      let chunked = try client.get("/")
      #expect(chunked.text == "hellothere")
      #expect(chunked.field("Transfer-Encoding") == "chunked")
      #expect(try client.get("/counted").field("Content-Length") == "10")
      client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer(toHead: true).field("Transfer-Encoding") == "chunked")
      let counted = try client.ask("GET /counted HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(counted.text == "hellothere")
      #expect(counted.field("Connection") == "keep-alive")
      let old = try client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(old.text == "hellothere")
      #expect(old.field("Transfer-Encoding") == nil)
      #expect(client.isAtEnd)
    }
  }

  @Test("A stream that fails or falls short resets the connection", arguments: [true, false])
  func brokenStream(_ throwing: Bool) async throws {
    let handler: Handler = { _, _ in
      Response(
        body: .stream(
          ResponseStream(length: throwing ? nil : 100) { writer in
            try await writer.write(Array("hello".utf8))
            if throwing { throw HTTPError(.internalServerError) }
          }))
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(throws: TestClient.Failure.self) { try client.answer() }
    }
  }

  @Test("A stream writes no more than it promised, and nothing once it has ended")
  func overlongStream() async throws {
    let kept = Mutex<ResponseWriter?>(nil)
    let handler: Handler = { request, _ in
      if request.path == "/late" {
        guard let writer = kept.withLock({ $0 }) else { return .text("no writer") }
        do { try await writer.write([1]) } catch { return .text("\(type(of: error))") }
        return .text("written")
      }
      return Response(
        body: .stream(
          ResponseStream(length: 5) { writer in
            kept.withLock { $0 = writer }
            if request.path == "/long" { try await writer.write(Array("hello there".utf8)) }
            try await writer.write(Array("hello".utf8))
          }))
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/").text == "hello")
      #expect(try client.get("/late").text == "ConnectionClosed")
      #expect(throws: TestClient.Failure.self) { try client.get("/long") }
    }
  }

  @Test("A stream that only the close ends is no shorter content where it fails: the connection is reset")
  func brokenStreamOfOldClient() async throws {
    let handler: Handler = { _, _ in
      Response(
        body: .stream(
          ResponseStream { writer in
            try await writer.write(Array("hello".utf8))
            throw HTTPError(.internalServerError)
          }))
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      client.send("GET / HTTP/1.0\r\n\r\n")
      #expect(client.isReset())
    }
  }

  @Test("A slow reader gets a large answer whole", arguments: ["/bytes", "/stream"])
  func largeAnswer(_ path: String) async throws {
    let content = [UInt8]((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
    let handler: Handler = { request, _ in
      guard request.path == "/stream" else { return .bytes(content, contentType: "application/octet-stream") }
      return Response(
        body: .stream(
          ResponseStream { writer in
            for start in stride(from: 0, to: content.count, by: 100_000) {
              try await writer.write(Array(content[start..<start + 100_000]))
            }
          }))
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port, receiveBuffer: 8192)
      client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" + "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer().body == content)
      #expect(try client.answer().body == content)
    }
  }

  @Test("A reader that stops reading stops the writer, and its pipelined requests wait")
  func backpressure() async throws {
    let written = Mutex(0)
    let handled = Mutex(0)
    let handler: Handler = { request, _ in
      if request.path == "/other" { return .text("x") }
      handled.withLock { $0 += 1 }
      if request.path == "/bytes" { return .bytes([UInt8](repeating: 1, count: 1_000_000), contentType: "a/b") }
      return Response(
        body: .stream(
          ResponseStream { writer in
            for _ in 0..<1000 {
              try await writer.write([UInt8](repeating: 1, count: 100_000))
              written.withLock { $0 += 1 }
            }
          }))
    }
    try await withServer(handler) { port, server in
      let stream = try TestClient(port: port, receiveBuffer: 8192)
      stream.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
      let bytes = try TestClient(port: port, receiveBuffer: 8192)
      bytes.send(String(repeating: "GET /bytes HTTP/1.1\r\nHost: a\r\n\r\n", count: 500))
      // Once others have been answered many times, the loop has had its turns.
      let other = try TestClient(port: port)
      for _ in 0..<200 { _ = try other.get("/other") }
      // The kernel's own buffers take a few megabytes at most (tcp_wmem).
      #expect(written.withLock { $0 } < 200)
      #expect(handled.withLock { $0 } < 50)
    }
  }
}
