import Glibc
import HTTPTypes
import Logging
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Limits")
struct LimitsTests {
  private static func get(_ fields: String) -> String { "GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n" }

  private static func line(_ count: Int) -> String {
    let path = String(repeating: "a", count: count - 14)
    return "GET /\(path) HTTP/1.1\r\nHost: a\r\n\r\n"
  }

  /// A field section of `count` bytes, including its empty line.
  private static func section(_ count: Int) -> String {
    let value = String(repeating: "y", count: count - 16)
    return get("X: \(value)\r\n")
  }

  static let heads = [
    Case("a request line of 8 KiB", line(8192), 200),
    Case("a longer request line", line(8193), 414),
    Case("a method of 9,000 letters", String(repeating: "A", count: 9000), 501),
    Case("100 fields", get(String(repeating: "X: y\r\n", count: 99)), 200),
    Case("101 fields", get(String(repeating: "X: y\r\n", count: 100)), 431),
    Case("fields of 32 KiB", section(32 * 1024), 200),
    Case("a byte more", section(32 * 1024 + 1), 431),
    Case("far more", section(64 * 1024), 431),
  ]

  @Test("A head at a limit passes, one over it gets its status", arguments: heads)
  func head(_ example: Case) async throws {
    try await withServer(echo) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.ask(example.bytes).status == example.status)
    }
  }

  @Test(
    "A body over its limit is refused with 413, at once if its length is given",
    arguments: [
      ("Content-Length: 100\r\n\r\n" + String(repeating: "x", count: 100), 200),
      ("Content-Length: 101\r\n\r\n", 413),
      ("Transfer-Encoding: chunked\r\n\r\n64\r\n" + String(repeating: "x", count: 100) + "\r\n0\r\n\r\n", 200),
      ("Transfer-Encoding: chunked\r\n\r\n65\r\n" + String(repeating: "x", count: 101), 413),
    ])
  func body(_ rest: String, _ status: Int) async throws {
    var limits = Limits()
    limits.body = 100
    try await withServer(echo, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.ask("POST / HTTP/1.1\r\nHost: a\r\n\(rest)").status == status)
    }
  }

  @Test("A body that is read piece by piece is refused before it comes where its length is over the limit")
  func streamedBody() async throws {
    var limits = Limits.patient
    limits.body = 100
    limits.bodyGrace = .seconds(3_600)
    let handler: Handler = { request, _ in
      var count = 0
      for try await piece in request.body { count += piece.count }
      return .text("\(count)")
    }
    try await withServer(handler, limits: limits) { port, _ in
      let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:"
      let client = try TestClient(port: port)
      #expect(try client.ask("\(head) 100\r\n\r\n" + String(repeating: "x", count: 100)).text == "100")
      #expect(try client.ask("\(head) 101\r\n\r\n").status == 413)
      let other = try TestClient(port: port)
      let chunk = "65\r\n" + String(repeating: "x", count: 101)
      #expect(
        try other.ask("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)\r\n0\r\n\r\n").status
          == 413)
    }
  }

  @Test("A body that was collected once is no way around a lower limit")
  func collectedAgain() async throws {
    let handler: Handler = { request, _ in
      let whole = try await request.body.collect()
      return .text("\(whole.count) \(try await request.body.collect(upTo: 2).count)")
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:"
      #expect(try client.ask("\(head) 2\r\n\r\nab").text == "2 2")
      #expect(try client.ask("\(head) 3\r\n\r\nabc").status == 413)
    }
  }

  @Test("A route may have a limit of its own")
  func routeLimit() async throws {
    var router = Router()
    router.post("/small", echo)
    router.post("/large", bodyLimit: 1000, echo)
    router.post("/unread") { _, _ in .text("unread") }
    var limits = Limits()
    limits.body = 10
    try await withServer(router.handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      func post(_ path: String, _ count: Int) throws -> Int {
        try client.ask(
          "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n" + String(repeating: "x", count: count)
        ).status
      }
      #expect(try post("/small", 11) == 413)
      #expect(try post("/large", 1000) == 200)
      #expect(try post("/large", 1001) == 413)
      #expect(try post("/unread", 11) == 413)
      #expect(try post("/small", 10) == 200)
    }
  }

  @Test("A head that is not complete in time is answered with 408")
  func headTime() async throws {
    var limits = Limits()
    limits.head = .milliseconds(100)
    try await withServer(echo, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send("GET / HTTP/1.1\r\nHost:")
      #expect(try client.answer().status == 408)
      #expect(try client.isClosed())
      let kept = try TestClient(port: port)
      #expect(try kept.get("/").status == 200)
      kept.send("G")
      #expect(try kept.answer().status == 408)
    }
  }

  @Test("A connection that stays silent, new or kept, is closed without an answer")
  func idle() async throws {
    var limits = Limits()
    limits.idle = .milliseconds(100)
    try await withServer(echo, limits: limits) { port, _ in
      let silent = try TestClient(port: port)
      #expect(try silent.isClosed())
      let client = try TestClient(port: port)
      #expect(try client.get("/").status == 200)
      #expect(try client.isClosed())
    }
  }

  @Test(
    "A body that comes too slowly is answered with 408",
    arguments: ["Content-Length: 10\r\n\r\nab", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"])
  func bodyTime(_ rest: String) async throws {
    var limits = Limits()
    limits.bodyGrace = .milliseconds(100)
    try await withServer(echo, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\n\(rest)")
      #expect(try client.answer().status == 408)
      #expect(try client.isClosed())
    }
  }

  @Test("A body that keeps coming, but below the minimum rate, is answered with 408")
  func bodyRate() async throws {
    var limits = Limits()
    limits.bodyGrace = .milliseconds(100)
    try await withServer(echo, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
      let isAnswered = Mutex(false)
      startThread {
        while !isAnswered.withLock({ $0 }) {
          client.send([120])
          usleep(5_000)
        }
      }
      defer { isAnswered.withLock { $0 = true } }
      #expect(try client.answer().status == 408)
    }
  }

  @Test("The bytes of a body buy the same time however they are cut", arguments: [1, 2, 7, 512, 1024])
  func bodyCredit(_ piece: Int) {
    var credit = BodyCredit()
    var bought: Int64 = 0
    for start in stride(from: 0, to: 2048, by: piece) { bought += credit.spend(min(piece, 2048 - start), rate: 1024) }
    #expect(bought == 2000)
    #expect(credit.spend(1, rate: 0) == 1000)
  }

  @Test("A handler may take as long as it likes")
  func slowHandler() async throws {
    var limits = Limits()
    limits.idle = .milliseconds(20)
    limits.head = .milliseconds(20)
    limits.bodyGrace = .milliseconds(20)
    limits.write = .milliseconds(20)
    let handler: Handler = { _, _ in
      try await Task.sleep(for: .milliseconds(200))
      return .text("done")
    }
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/").text == "done")
    }
  }

  @Test("A client that takes nothing of a finished answer is cut off after the write time, not the idle time")
  func writeTimeBehindTheHandler() async throws {
    var limits = Limits()
    limits.write = .milliseconds(100)
    limits.idle = .seconds(3_600)
    let router = {
      var router = Router()
      router.get("/prompt", prompt: { _, _ in .text(String(repeating: "x", count: 8_000_000)) })
      router.get("/task") { _, _ in .text(String(repeating: "x", count: 8_000_000)) }
      return router
    }()
    try await withServer(LoopService(router: router), limits: limits) { port, _ in
      for path in ["/prompt", "/task"] {
        let client = try TestClient(port: port, receiveBuffer: 8192)
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.isReset(), "\(path)")
      }
    }
  }

  @Test("A client that takes nothing of its answer is cut off")
  func writeTime() async throws {
    var limits = Limits()
    limits.write = .milliseconds(100)
    let ended = Gate()
    let handler: Handler = { request, _ in
      guard request.path == "/" else { return .text("x") }
      return Response(
        body: .stream(
          ResponseStream { writer in
            defer { ended.open() }
            while true { try await writer.write([UInt8](repeating: 1, count: 100_000)) }
          }))
    }
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port, receiveBuffer: 8192)
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      let other = try TestClient(port: port)
      _ = try other.get("/other")
      _ = waitOnThread { await ended.wait() }
      #expect(throws: TestClient.Failure.self) { try client.answer() }
    }
  }

  @Test("Connections over the limit wait until one closes")
  func connections() async throws {
    var limits = Limits()
    limits.connections = 2
    try await withServer(echo, limits: limits) { port, _ in
      var first: TestClient? = try TestClient(port: port)
      let second = try TestClient(port: port)
      #expect(try first?.get("/").status == 200)
      #expect(try second.get("/").status == 200)
      let third = try TestClient(port: port)
      third.send("GET /third HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try second.get("/").status == 200)
      first = nil
      #expect(try third.answer().text == "GET /third []")
    }
  }

  @Test("One client gets three quarters of the connections; its others are closed, and a trusted proxy has no share")
  func share() async throws {
    for proxies in [[], [Network("127.0.0.1")].compactMap { $0 }] {
      var limits = Limits()
      limits.connections = 16
      try await withServer(echo, limits: limits) {
        $0.trustedProxies = proxies
      } body: { port, _ in
        var clients: [TestClient] = []
        for _ in 0..<12 {
          clients.append(try TestClient(port: port))
          #expect(try clients.last?.get("/").status == 200)
        }
        let next = try TestClient(port: port)
        #expect((try? next.get("/").status) == (proxies.isEmpty ? nil : 200))
        clients.removeLast()
        var answer: Answer?
        while answer == nil { answer = try? TestClient(port: port).get("/") }
        #expect(answer?.status == 200)
      }
    }
  }

  @Test("A client's share is what is set, three quarters of all at most; few places are not shared out")
  func shares() {
    #expect(ConnectionPlaces(limit: 100).share == 75)
    #expect(ConnectionPlaces(limit: 100, share: 5).share == 5)
    #expect(ConnectionPlaces(limit: 16, share: 5).share == 5)
    #expect(ConnectionPlaces(limit: 15, share: 5).share == 15)
  }

  @Test("If no place is left, the longest silent connection makes room")
  func room() async throws {
    var limits = Limits()
    limits.connections = 2
    try await withServer(echo, limits: limits) { port, _ in
      let silent = try TestClient(port: port)
      let halfOpen = try TestClient(port: port)
      halfOpen.send("GET / HTTP/1.1\r\nHo")
      #expect(try TestClient(port: port).get("/").status == 200)
      #expect(try silent.fill() == false)
    }
  }

  @Test("Bodies in memory have a common budget, a quarter of it for one client: 503 with Retry-After beyond it")
  func heldBodies() async throws {
    var limits = Limits()
    limits.heldBodies = 400_000
    try await withServer(echo, limits: limits) {
      $0.trustedProxies = [Network("127.0.0.1")].compactMap { $0 }
    } body: { port, _ in
      let head = { (client: String, length: Int) in
        "POST / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(client)\r\nContent-Length: \(length)\r\n\r\n"
      }
      let post = { (client: String, length: Int) throws -> Answer in
        let other = try TestClient(port: port)
        other.send(head(client, length) + String(repeating: "b", count: length))
        return try other.answer()
      }
      var unfinished: [TestClient] = []
      for client in 0..<4 {
        let first = try TestClient(port: port)
        first.send(head("192.0.2.\(client)", 100_000) + String(repeating: "a", count: 99_000))
        unfinished.append(first)
      }
      // Their bytes count once the server has read them.
      var refused = try post("192.0.2.9", 50_000)
      for _ in 0..<100 where refused.status == 200 { refused = try post("192.0.2.9", 50_000) }
      #expect(refused.status == 503)
      #expect(refused.field("Retry-After") == "5")
      #expect(try post("192.0.2.9", 2_000).status == 200)
      unfinished[0].send(String(repeating: "a", count: 1_000))
      #expect(try unfinished[0].answer().status == 200)
      #expect(try post("192.0.2.9", 50_000).status == 200)
      #expect(try post("192.0.2.9", 110_000).status == 503)
    }
  }

  @Test("A body that came whole and is over the budget closes the connection: what is behind it is not read")
  func heldBodyAtOnce() async throws {
    var limits = Limits.patient
    limits.heldBodies = 400
    try await withServer(echo, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n\(String(repeating: "x", count: 101))"
          + "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = try client.answer()
      #expect(answer.status == 503)
      #expect(answer.field("Connection") == "close")
      #expect(try client.isClosed())
    }
  }

  @Test("An upload takes no more of the budget than waits for its handler, however large it is")
  func streamedUpload() async throws {
    let gate = Gate()
    let handler: Handler = { request, _ in
      guard request.method == .post else { return .text("x") }
      await gate.wait()
      var count = 0
      for try await piece in request.body { count += piece.count }
      return .text("\(count)")
    }
    var limits = Limits.patient
    limits.body = .max
    limits.heldBodies = 1_000_000
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      startThread {
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n")
        client.send([UInt8](repeating: 1, count: 5_000_000))
      }
      // The loop has had its turns when others have been answered many times.
      let other = try TestClient(port: port)
      for _ in 0..<200 { _ = try other.get("/") }
      gate.open()
      #expect(try client.answer().text == "5000000")
    }
  }

  @Test("The shipped proxy configuration closes a kept connection before the server does")
  func idleBehindProxy() throws {
    let site = String(decoding: try Resources.bytes("Deployment/nginx.conf"), as: UTF8.self)
    let upstream = try #require(site.firstMatch(of: /upstream[^}]*keepalive_timeout (\d+)s;[^}]*}/))
    let seconds = try #require(Int(upstream.output.1))
    #expect(Duration.seconds(seconds * 2) <= Limits().idle)
  }

  @Test("The time limit is for the whole head, however steadily bytes come: 408")
  func slowHead() async throws {
    var limits = Limits()
    limits.head = .milliseconds(200)
    try await withServer(echo, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      startThread {
        for byte in Array("GET / HTTP/1.1\r\nHost: ".utf8) + [UInt8](repeating: 97, count: 400) {
          client.send([byte])
          usleep(5_000)
        }
      }
      #expect(try client.answer().status == 408)
    }
  }

  @Test("If descriptors allow fewer connections than configured, the log says so at the start")
  func descriptorLimit() async throws {
    let log = Log()
    var limits = Limits()
    limits.connections = 1_000_000_000
    try await withServer(echo, limits: limits) {
      $0.logger = Logger(label: "test") { _ in LogKeeper(log: log) }
    } body: { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/").status == 200)
    }
    #expect(log.lines.withLock { $0.contains { $0.hasPrefix("Fewer connections than wanted") } })
  }

  @Test("Without descriptors, accepting pauses and goes on (accept(2), EMFILE)")
  func descriptors() async {
    // In a separate process, as the limit is the process's.
    await #expect(processExitsWith: .success) {
      var few = rlimit(rlim_cur: 64, rlim_max: 64)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &few)
      var limits = Limits()
      limits.reservedDescriptors = -1000
      try await withServer(echo, limits: limits) { port, server in
        // Client and server share the descriptors: the first connection keeps two that the server can go on with.
        var first: TestClient? = try TestClient(port: port)
        #expect(try first?.get("/").status == 200)
        var clients: [TestClient] = []
        while let client = try? TestClient(port: port) { clients.append(client) }
        for client in clients { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        first = nil
        while !clients.isEmpty {
          let answer = try clients.removeFirst().answer()
          #expect(answer.status == 200)
        }
        let last = try TestClient(port: port)
        #expect(try last.get("/").status == 200)
      }
    }
  }
}

/// Keeps what is logged.
private final class Log: Sendable {
  let lines = Mutex<[String]>([])
}

private struct LogKeeper: LogHandler {
  let log: Log
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info
  var metadataProvider: Logger.MetadataProvider?

  func log(event: LogEvent) { log.lines.withLock { $0.append("\(event.message)") } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }
}
