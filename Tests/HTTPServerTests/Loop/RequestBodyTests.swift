import Glibc
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("A request's body") struct RequestBodyTests {
  @Test("100 Continue is sent when the handler asks for the body, and not before (RFC 9110 section 10.1.1)")
  func expectation() async throws {
    let handler: Handler = { request, _ in
      if request.path == "/no" { throw HTTPError(.forbidden) }
      return .text(String(decoding: try await request.body.collect(), as: UTF8.self))
    }
    try await withServer(handler) { port, _ in
      let head = " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
      let client = try TestClient(port: port)
      client.send("POST /yes" + head)
      #expect(try client.answer().status == 100)
      client.send("abc")
      #expect(try client.answer().text == "abc")
      client.send("POST /no" + head)
      let refused = try client.answer()
      #expect(refused.status == 403)
      #expect(refused.field("Connection") == "close")
      #expect(try client.isClosed())
    }
  }

  @Test("A small unread body is skipped, and the connection kept")
  func drains() async throws {
    try await withServer { request, _ in
      .text(request.path)
    } body: { port, _ in
      let client = try TestClient(port: port)
      let body = String(repeating: "x", count: 60_000)
      client.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n" + body)
      #expect(try client.answer().text == "/1")
      client.send("POST /2 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n\(body)\r\n0\r\n\r\n")
      #expect(try client.answer().text == "/2")
      #expect(try client.get("/3").text == "/3")
    }
  }

  @Test("A large unread body closes the connection, and the answer arrives whole", arguments: [true, false])
  func closesOnLargeBody(_ isChunked: Bool) async throws {
    try await withServer { request, _ in
      .text(request.path)
    } body: { port, _ in
      let client = try TestClient(port: port)
      let framing = isChunked ? "Transfer-Encoding: chunked\r\n\r\n1000000\r\n" : "Content-Length: 16777216\r\n\r\n"
      client.send("POST /1 HTTP/1.1\r\nHost: a\r\n\(framing)")
      client.send([UInt8](repeating: 120, count: 1_000_000))
      #expect(try client.answer().text == "/1")
      #expect(try client.isClosed())
    }
  }

  @Test("A part of a body that came without leave is passed over with the rest of it")
  func drainsAfterExpectation() async throws {
    try await withServer { request, _ in
      .text(request.path)
    } body: { port, _ in
      let client = try TestClient(port: port)
      let head = "POST /1 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"
      #expect(try client.ask(head + "ab").text == "/1")
      client.send("cd")
      #expect(try client.get("/2").text == "/2")
    }
  }

  @Test("Of two that read a body at the same time one gets an error, and the other the body")
  func twoReaders() async throws {
    let handler: Handler = { request, _ in
      try await withThrowingTaskGroup(of: Int?.self) { group in
        for _ in 0..<2 { group.addTask { try? await request.body.collect().count } }
        var counts: [Int?] = []
        for try await count in group { counts.append(count) }
        return .text(counts.map { $0.map(String.init) ?? "-" }.joined(separator: " "))
      }
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      #expect(try client.answer().status == 100)
      // The second has been there when another request is answered.
      for _ in 0..<10 { #expect(try TestClient(port: port).ask("POST / HTTP/1.1\r\nHost: a\r\n\r\n").text == "0 0") }
      client.send("abc")
      #expect(try client.answer().text == "- 3")
    }
  }

  @Test("A client that is gone when its body is asked for leaves no handler waiting")
  func goneBeforeContinue() async throws {
    let started = Mutex(false)
    let isGone = Mutex(false)
    let failed = Mutex(false)
    let handler: Handler = { request, _ in
      started.withLock { $0 = true }
      // Keeps the loop, so that the server has not noticed yet.
      while !isGone.withLock({ $0 }) { usleep(1_000) }
      do { _ = try await request.body.collect() } catch { failed.withLock { $0 = true } }
      return .text("x")
    }
    var limits = Limits()
    limits.stop = .milliseconds(500)
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      while !started.withLock({ $0 }) { usleep(1_000) }
      client.reset()
      isGone.withLock { $0 = true }
    }
    #expect(failed.withLock { $0 })
  }

  @Test(
    "A body that breaks off is an error to the handler, never a shorter body",
    arguments: [
      "Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
      "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ])
  func incomplete(_ rest: String) async throws {
    try await withServer(echo) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\n\(rest)")
      client.finishSending()
      #expect(try client.answer().status == 400)
      #expect(try client.isClosed())
    }
  }

  @Test("A body is whole, though who sent it ends its sending before it is read")
  func halfClosedBehindBody() async throws {
    let gate = Gate()
    let handler: Handler = { request, context in
      if request.method == .post { await gate.wait() }
      return try await echo(request, context)
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
      client.finishSending()
      for _ in 0..<10 { _ = try TestClient(port: port).get("/") }
      gate.open()
      #expect(try client.answer().text == "POST / [abc]")
    }
  }

  @Test("An upload waits for a slow handler")
  func uploadBackpressure() async throws {
    let gate = Gate()
    let handler: Handler = { request, _ in
      await gate.wait()
      var count = 0
      for try await piece in request.body { count += piece.count }
      return .text("\(count)")
    }
    var limits = Limits()
    limits.body = 100_000_000
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\n\r\n")
      let sent = Mutex(false)
      startThread {
        client.send([UInt8](repeating: 1, count: 30_000_000))
        sent.withLock { $0 = true }
      }
      let other = try TestClient(port: port)
      other.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
      #expect(!sent.withLock { $0 })
      gate.open()
      #expect(try other.answer().text == "0")
      #expect(try client.answer().text == "30000000")
    }
  }
}
