import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("The end of a connection") struct ClosingTests {
  /// What is behind the server's last word, and the word.
  struct LastWord: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    let status: Int
  }

  static let lastWords = [
    LastWord(testDescription: "a head that is refused", bytes: "GET / HTTP/1.1\r\nX\r\n\r\n", status: 400),
    LastWord(testDescription: "a head that comes too slowly", bytes: "GET /", status: 408),
    LastWord(
      testDescription: "a body that comes too slowly",
      bytes: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab", status: 408),
    LastWord(
      testDescription: "a body that is malformed",
      bytes: "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx", status: 400),
    LastWord(
      testDescription: "a body that nobody read",
      bytes: "POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n", status: 200),
    LastWord(
      testDescription: "a body that is too long to be passed over",
      bytes: "POST /early HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1000000\r\n", status: 200),
  ]

  @Test("Who still sends when the server has said its last word meets no reset", arguments: lastWords)
  func lingers(_ word: LastWord) async throws {
    var limits = Limits.patient
    limits.linger = .seconds(60)
    if word.status == 408 {
      limits.head = .milliseconds(50)
      limits.bodyGrace = .milliseconds(50)
    }
    let handler: Handler = { request, context in
      request.path == "/early" ? .text("early") : try await echo(request, context)
    }
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send(word.bytes)
      #expect(try client.answer().status == word.status)
      #expect(client.send([UInt8](repeating: 120, count: 4_000_000)))
      client.finishSending()
      #expect(try client.isClosed())
    }
  }

  @Test("A client that has ended its side still gets every answer")
  func halfClosed() async throws {
    let handler: Handler = { request, _ in
      try await Task.sleep(for: .milliseconds(5))
      return .text(request.path)
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
      client.finishSending()
      #expect(try client.answer().text == "/1")
      #expect(try client.answer().text == "/2")
      #expect(try client.isClosed())
    }
  }

  @Test("When the client goes away, its handler is cancelled and its body ends in an error")
  func disconnect() async throws {
    let events = Mutex<[String]>([])
    let gate = Gate()
    let handler: Handler = { request, _ in
      if request.path == "/body" {
        do { _ = try await request.body.collect() } catch { events.withLock { $0.append("body") } }
        gate.open()
      } else if request.path == "/sleep" {
        do { try await Task.sleep(for: .seconds(60)) } catch { events.withLock { $0.append("sleep") } }
        gate.open()
      }
      return .text("x")
    }
    for (path, event) in [("/body", "body"), ("/sleep", "sleep")] {
      try await withServer(handler) { port, _ in
        let client = try TestClient(port: port)
        client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(path == "/body" ? 10 : 0)\r\n\r\n")
        _ = try TestClient(port: port).get("/")
        client.reset()
        // withServer stops the server, which waits for the handlers that run.
      }
      #expect(events.withLock { $0.contains(event) })
    }
  }
}
