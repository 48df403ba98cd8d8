import Glibc
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Limits of time") struct TimeLimitsTests {
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

  @Test("The shipped proxy configuration closes a kept connection before the server does")
  func idleBehindProxy() throws {
    let site = String(decoding: try Resources.bytes("Deployment/nginx.conf"), as: UTF8.self)
    let upstream = try #require(site.firstMatch(of: /upstream[^}]*keepalive_timeout (\d+)s;[^}]*}/))
    let seconds = try #require(Int(upstream.output.1))
    #expect(Duration.seconds(seconds * 2) <= Limits().idle)
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
}
