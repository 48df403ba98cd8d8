import Glibc
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("A connection")
struct ConnectionTests {
  static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  @Test("Pipelined requests are answered in order, whether their handlers suspend or not")
  func pipelining() async throws {
    let handler: Handler = { request, _ in
      if request.path.hasSuffix("slow") { try await Task.sleep(for: .milliseconds(5)) }
      return .text("\(request.path) \(String(decoding: try await request.body.collect(), as: UTF8.self))")
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      var expected: [String] = []
      var all = ""
      for number in 0..<60 {
        let path = "/\(number)\(number % 7 == 0 ? "slow" : "")"
        if number % 3 == 0 {
          all += "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"
        } else if number % 5 == 0 {
          all += "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n"
        } else {
          all += "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
        }
        expected.append("\(path) \(number % 3 == 0 || number % 5 == 0 ? "body" : "")")
      }
      client.send(all)
      for text in expected { #expect(try client.answer().text == text) }
    }
  }

  @Test("Requests that come byte by byte are answered")
  func dribble() async throws {
    try await withServer(echo) { port, _ in
      let client = try TestClient(port: port)
      let request =
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyzPOST /b HTTP/1.1\r\nHost: a\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n3;e=1\r\nxyz\r\n0\r\nT: u\r\n\r\nGET /c HTTP/1.1\r\nHost: a\r\n\r\n"
      for byte in request.utf8 { client.send([byte]) }
      for text in ["POST /a [xyz]", "POST /b [xyz]", "GET /c []"] { #expect(try client.answer().text == text) }
    }
  }

  @Test("HEAD is answered like GET, without content")
  func head() async throws {
    try await withServer { _, _ in
      .text("hello")
    } body: { port, _ in
      let client = try TestClient(port: port)
      client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get)
      #expect(try client.answer(toHead: true).field("Content-Length") == "5")
      #expect(try client.answer().text == "hello")
    }
  }

  @Test("Statuses without content have neither body nor length (RFC 9110 sections 6.4.1, 8.6)", arguments: [204, 304])
  func bodiless(_ code: Int) async throws {
    try await withServer { _, _ in
      Response(status: .init(code: code), body: .bytes([65]))
    } body: { port, _ in
      let client = try TestClient(port: port)
      for _ in 0..<2 {
        let answer = try client.get("/")
        #expect(answer.status == code)
        #expect(answer.field("Content-Length") == nil)
      }
    }
  }

  @Test("Every answer has a Date (RFC 9110 section 6.6.1), and the fixed fields unless it sets them itself")
  func fields() async throws {
    let handler: Handler = { request, _ in
      var response = Response.text("x")
      if request.path == "/own" { response.fields[.contentLanguage] = "vi" }
      return response
    }
    try await withServer(handler) { configuration in
      configuration.fixedFields = [.contentLanguage: "en", .xContentTypeOptions: "nosniff"]
    } body: { port, _ in
      let client = try TestClient(port: port)
      let plain = try client.get("/")
      #expect(plain.field("Date")?.hasSuffix(" GMT") == true)
      #expect(plain.field("Content-Language") == "en")
      let own = try client.get("/own")
      #expect(own.fields.filter { $0.name.lowercased() == "content-language" }.map(\.value) == ["vi"])
      #expect(own.field("X-Content-Type-Options") == "nosniff")
    }
  }

  @Test("What frames the message is the server's to say; to HEAD a length that it does not know stands")
  func framingFields() async throws {
    let handler: Handler = { request, _ in
      var response = Response(body: request.path == "/none" ? .none : .bytes([65]))
      response.fields[.contentLength] = "99"
      response.fields[.transferEncoding] = "chunked"
      response.fields[.connection] = "upgrade"
      if let name = HTTPField.Name("Keep-Alive") { response.fields[name] = "timeout=5" }
      response.fields[.date] = "now"
      return response
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      for (path, lengths) in [("/", ["1"]), ("/none", ["0"])] {
        let answer = try client.get(path)
        #expect(answer.all("Content-Length") == lengths)
        for name in ["Transfer-Encoding", "Connection", "Keep-Alive"] { #expect(answer.field(name) == nil) }
        #expect(answer.all("Date") == ["now"])
      }
      for (path, lengths) in [("/", ["1"]), ("/none", ["99"])] {
        client.send("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer(toHead: true).all("Content-Length") == lengths)
      }
    }
  }

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
      client.send(Self.get)
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

  @Test("The error responder sees every error: the parser's, and the handler's")
  func errorResponder() async throws {
    struct Odd: Error {}
    let handler: Handler = { _, _ in throw Odd() }
    let responder: ErrorResponder = { error, request, _ in
      .text("\(type(of: error)) \(request?.path ?? "-")", status: (error as? HTTPError)?.status ?? .internalServerError)
    }
    let service = LoopService(handler: handler, errorResponder: responder)
    try await withServer(service) { port, _ in
      let client = try TestClient(port: port)
      let odd = try client.get("/a")
      #expect(odd.status == 500)
      #expect(odd.text == "Odd /a")
      #expect(try client.ask("GET\r\n\r\n").text == "HTTPError -")
    }
  }

  @Test("What an error demands is in its answer, once", arguments: [nil, "9"])
  func errorFields(_ own: String?) async throws {
    let handler: Handler = { _, _ in throw HTTPError(.serviceUnavailable, fields: [.retryAfter: "5"]) }
    let responder: ErrorResponder = { _, _, _ in
      var response = Response.text("x", status: .serviceUnavailable)
      response.fields[.retryAfter] = own
      return response
    }
    try await withServer(LoopService(handler: handler, errorResponder: responder)) { port, _ in
      let answer = try TestClient(port: port).get("/")
      #expect(answer.all("Retry-After") == [own ?? "5"])
    }
  }
}
