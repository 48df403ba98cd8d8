import TestSupport
import Testing

@testable import HTTPServer

@Suite("Bodies in memory") struct HeldBodiesTests {
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
}
