import HTTPTypes
import TestSupport
import Testing

@testable import HTTPServer

@Suite("An early refusal")
struct EarlyRefusalTests {
  /// A request that is refused before its body is read.
  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let line: String
    var fields = ""
    let status: Int
    /// Even if the body is short enough to skip: nothing after such a head can be trusted.
    var alwaysCloses = false
  }

  static let requests = [
    Refused(testDescription: "404", line: "POST /nothing", status: 404),
    Refused(testDescription: "405", line: "POST /page", status: 405),
    Refused(testDescription: "413 by the route's limit", line: "POST /small", status: 413),
    Refused(testDescription: "415 by the handler", line: "POST /form", fields: "Content-Type: a/b\r\n", status: 415),
    Refused(testDescription: "501", line: "BREW /page", status: 501),
    Refused(testDescription: "417", line: "POST /form", fields: "Expect: tea\r\n", status: 417, alwaysCloses: true),
  ]

  enum Framing: CaseIterable { case length, chunked }

  private static func router() -> Router {
    var router = Router()
    router.get("/page") { _, _ in .text("page") }
    router.post("/small", bodyLimit: 10) { request, _ in .bytes(try await request.body.collect(), contentType: "a/b") }
    router.post("/form") { request, _ in .text("\(try await request.form().pairs.count)") }
    return router
  }

  private static func bytes(_ refused: Refused, _ framing: Framing, _ count: Int) -> String {
    let head = "\(refused.line) HTTP/1.1\r\nHost: a\r\n\(refused.fields)"
    let body = String(repeating: "x", count: count)
    return switch framing {
    case .length: head + "Content-Length: \(count)\r\n\r\n" + body
    case .chunked: head + "Transfer-Encoding: chunked\r\n\r\n\(String(count, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
    }
  }

  @Test(
    "with a body of up to 64 KiB keeps the connection in step: after the body comes the next request",
    arguments: requests.filter { !$0.alwaysCloses }, Framing.allCases)
  func passesOver(_ refused: Refused, _ framing: Framing) async throws {
    try await withServer(LoopService(router: Self.router())) { port, _ in
      // The limit is for the bytes on the wire, including chunk sizes.
      for count in [11, 1_000, 60_000, framing == .length ? 64 * 1024 : 65_000] {
        let client = try TestClient(port: port)
        // In one write, and again on the same connection: exactly the body is skipped.
        for _ in 0..<2 {
          client.send(Self.bytes(refused, framing, count) + "GET /page HTTP/1.1\r\nHost: a\r\n\r\n")
          #expect(try client.answer().status == refused.status)
          #expect(try client.answer().text == "page")
        }
      }
    }
  }

  @Test("keeps the connection for a told length of 64 KiB and not for a byte more", arguments: [65_536, 65_537])
  func toldLength(_ count: Int) async throws {
    try await withServer(LoopService(router: Self.router())) { port, _ in
      let client = try TestClient(port: port)
      let answer = try client.ask("POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n")
      #expect(answer.status == 404)
      #expect(answer.field("Connection") == (count > 65_536 ? "close" : nil))
      client.send(String(repeating: "x", count: count))
      if count <= 65_536 { #expect(try client.get("/page").text == "page") } else { #expect(try client.isClosed()) }
    }
  }

  @Test("with a larger body, or one of unknown end, closes after its answer", arguments: requests, Framing.allCases)
  func closes(_ refused: Refused, _ framing: Framing) async throws {
    try await withServer(LoopService(router: Self.router())) { port, _ in
      for count in refused.alwaysCloses ? [11, 200_000] : [200_000] {
        let client = try TestClient(port: port)
        client.send(Self.bytes(refused, framing, count) + "GET /page HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.answer()
        #expect(answer.status == refused.status)
        // A chunked body turns out to be too long only later.
        if framing == .length || refused.alwaysCloses { #expect(answer.field("Connection") == "close") }
        #expect(try client.isClosed())
      }
    }
  }
}
