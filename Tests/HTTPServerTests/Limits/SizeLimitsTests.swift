import TestSupport
import Testing

@testable import HTTPServer

@Suite("Limits of size") struct SizeLimitsTests {
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
}
