import TestSupport
import Testing

@testable import HTTPServer

@Suite("RFC 9110 and RFC 9112, over a socket")
struct ConformanceTests {
  @Test(
    "What the standard refuses is refused, and after a framing error the connection closes",
    arguments: ConformanceTable.refused)
  func refuses(_ example: Case) async throws {
    try await check(example)
  }

  @Test("What the standard allows is served", arguments: ConformanceTable.served)
  func serves(_ example: Case) async throws {
    try await check(example)
  }

  private func check(_ example: Case) async throws {
    try await withServer(echo) { port, _ in
      let client = try TestClient(port: port)
      client.send(example.bytes)
      let answer = try client.answer()
      #expect(answer.status == example.status)
      if example.closes {
        #expect(answer.field("Connection") == "close")
        #expect(try client.isClosed())
      } else {
        #expect(try client.get("/again").text == "GET /again []")
      }
    }
  }

  @Test(
    "A head is the same in one piece and byte by byte",
    arguments: ConformanceTable.refused + ConformanceTable.served + SizeLimitsTests.heads)
  func incremental(_ example: Case) {
    let bytes = Array(example.bytes.utf8)
    let limits = Limits().headLimits
    func outcome(pieces: StrideTo<Int>) -> String {
      var parser = HeadParser()
      do {
        for end in pieces {
          if let length = try parser.parse(Array(bytes[0..<end]).span, limits: limits) {
            return "\(length) \(parser.fields.count)"
          }
        }
        if let length = try parser.parse(bytes.span, limits: limits) { return "\(length) \(parser.fields.count)" }
        return "more"
      } catch {
        return "\(error.status.code)"
      }
    }
    #expect(outcome(pieces: stride(from: 1, to: bytes.count, by: 1)) == outcome(pieces: stride(from: 0, to: 0, by: 1)))
  }

  @Test("The path is decoded exactly once")
  func decodesOnce() async throws {
    try await withServer(echo) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/h%E1%BB%93%20s%C6%A1%2541?q=%41+b").text == "GET /hồ sơ%41?q=%41+b []")
    }
  }

  @Test("Absolute-form gives path, query and authority (RFC 9112 section 3.2.2)")
  func absolute() async throws {
    let handler: Handler = { request, _ in
      .text("\(request.authority ?? "-") \(request.path) \(request.query["a"] ?? "-")")
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      #expect(
        try client.ask("GET http://b.example:81/x/y?a=1 HTTP/1.1\r\nHost: a\r\n\r\n").text == "b.example:81 /x/y 1")
      #expect(try client.ask("GET https://b?a=2 HTTP/1.1\r\nHost: a\r\n\r\n").text == "b / 2")
    }
  }

  @Test(
    "What has no line end yet is refused when it is too long, not later",
    arguments: [
      "GET /" + String(repeating: "a", count: 8190), "GET / HTTP/1.1\r\nX: " + ConformanceTable.blanks(32 * 1024),
    ])
  func early(_ text: String) {
    var parser = HeadParser()
    #expect(throws: HTTPError.self) { try parser.parse(Array(text.utf8).span, limits: Limits().headLimits) }
  }

  @Test("Each request of a connection has its own fields and nobody else's")
  func ownFields() async throws {
    let handler: Handler = { request, _ in
      .text("\([request.authority ?? "-"]) \(request.fields(.cookie)) \(request.fields(.ifMatch))")
    }
    try await withServer(handler) { port, _ in
      let first = try TestClient(port: port)
      #expect(try first.get("/", "Cookie: secret\r\nIf-Match: y\r\n").text == #"["test"] ["secret"] ["y"]"#)
      #expect(try first.get("/").text == #"["test"] [] []"#)
      #expect(try TestClient(port: port).get("/").text == #"["test"] [] []"#)
    }
  }
}
