import OneStop
import TestSupport
import Testing

@testable import API

/// What is refused before it is known which route it asks for.
@Suite("Requests that are refused before they are routed") struct RefusedHeadTests {
  static let refused: [(line: String, fields: String, status: Int)] = [
    ("%00", "", 400), ("%FF", "", 400), ("%zz", "", 400), ("?a=%FF", "", 400), ("?a=%00", "", 400), ("a b", "", 400),
    (String(repeating: "a", count: 40_000), "", 414), ("", "X: \(String(repeating: "a", count: 80_000))\r\n", 431),
    ("", "Content-Length: 1\r\nContent-Length: 2\r\n", 400), ("", "Transfer-Encoding: gzip, chunked\r\n", 501),
    ("", "Expect: tea\r\n", 417), ("", "X\r\n", 400),
  ]

  private static func ask(
    _ portal: TestPortal, _ method: String, _ path: String, _ fields: String, version: String = "1.1"
  ) async throws -> (answer: Answer, isClosed: Bool) {
    let port = portal.port
    return try await onThread {
      let client = try TestClient(port: port)
      client.send("\(method) \(path) HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n")
      let answer = try client.answer(toHead: method == "HEAD")
      return (answer, try client.isClosed())
    }.get()
  }

  @Test("Programs get problem details, people a page, and HEAD no content", arguments: refused.indices)
  func refusals(_ place: Int) async throws {
    let (end, fields, status) = Self.refused[place]
    try await TestPortal.run { portal in
      for (path, type) in [
        ("/api/v1/agencies", "application/problem+json"), ("/tra-cuu/x", "text/html; charset=utf-8"),
        ("http://a/api/v1/agencies", "application/problem+json"),
      ] {
        let (get, _) = try await Self.ask(portal, "GET", path + end, fields)
        #expect(get.status == status && get.field("Content-Type") == type, "\(path) \(get.status)")
        if type == "application/problem+json" { #expect(try get.json()["status"] == .number("\(status)")) }
        let (head, isClosed) = try await Self.ask(portal, "HEAD", path + end, fields)
        #expect(head.status == status && head.field("Content-Type") == type)
        #expect(head.field("Content-Length") == get.field("Content-Length") && isClosed)
      }
    }
  }

  @Test("Another version of HTTP, and a method that is too long")
  func versions() async throws {
    try await TestPortal.run { portal in
      for method in ["GET", "HEAD"] {
        let (answer, isClosed) = try await Self.ask(portal, method, "/api/v1/agencies", "", version: "2.0")
        #expect(answer.status == 505 && isClosed)
        #expect(answer.field("Content-Type") == "application/problem+json")
      }
      let (long, _) = try await Self.ask(portal, String(repeating: "A", count: 40_000), "/api/v1/agencies", "")
      #expect(long.status == 501)
    }
  }

  @Test("Behind a proxy that asks in absolute form, sign-in and language lead back to the page")
  func absoluteForm() async throws {
    try await TestPortal.run { portal in
      let (answer, _) = try await Self.ask(portal, "GET", "http://a/can-bo/tim?q=b", "Connection: close\r\n")
      #expect(answer.status == 303 && answer.location == "/can-bo/dang-nhap?ve=/can-bo/tim%3Fq%3Db")
      let (page, _) = try await Self.ask(portal, "GET", "http://a/thu-tuc?q=b", "Connection: close\r\n")
      #expect(page.text.contains("ve=/thu-tuc%3Fq%3Db") && !page.text.contains("ve=http"))
      let (home, _) = try await Self.ask(portal, "GET", "http://a", "Connection: close\r\n")
      #expect(home.status == 200 && home.text.contains("ve=/\""))
    }
  }
}
