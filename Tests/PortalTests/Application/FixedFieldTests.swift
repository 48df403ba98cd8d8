import HTTPServer
import OneStop
import TestSupport
import Testing

@testable import API
@testable import Portal

@Suite("Every answer says how a browser must take it") struct FixedFieldTests {
  /// Behind a proxy that ends TLS, as the program is run.
  private static func run(_ contact: SiteContact? = nil, _ body: (TestPortal) async throws -> Void) async throws {
    try await TestPortal.run(
      contact: contact, trustedProxies: [try #require(Network("127.0.0.1"))], fixedFields: PortalService.fixedFields,
      body)
  }

  private static let tls = ("X-Forwarded-Proto", "https")

  private static func check(_ answer: Answer, _ question: String) {
    let policy = answer.all("Content-Security-Policy")
    #expect(policy.count == 1 && policy[0].hasPrefix("default-src 'none'; "), "\(question)")
    #expect(!policy.joined().contains("unsafe"), "\(question)")
    #expect(answer.all("X-Content-Type-Options") == ["nosniff"], "\(question)")
    #expect(answer.all("Referrer-Policy") == ["same-origin"], "\(question)")
    #expect(answer.field("Permissions-Policy")?.contains("geolocation=()") == true, "\(question)")
    #expect(answer.all("Cache-Control").count == 1, "\(question)")
    for cookie in answer.all("Set-Cookie") {
      let isOfWholeSite = cookie.contains("; Path=/;")
      #expect(cookie.hasPrefix("__Secure-") || isOfWholeSite && cookie.hasPrefix("__Host-"), "\(question): \(cookie)")
      for rule in ["; Secure", "; HttpOnly", "; SameSite=Lax"] {
        #expect(cookie.contains(rule), "\(question): \(cookie)")
      }
    }
    if answer.field("Content-Type")?.hasPrefix("text/html") == true {
      let inline = answer.text.matches(of: /<script(?![^>]* src=)|<style| style="| on[a-z]+="/)
      #expect(inline.isEmpty, "\(question)")
    }
  }

  @Test("each route, by each method, for somebody unknown, for staff and for a citizen")
  func routes() async throws {
    try await Self.run { portal in
      let code = try portal.addDossier()
      let walk = RouteWalk(portal: portal, dossiers: [code])
      var cookies = 0
      for visitor in ["nobody", "leader"] {
        let browser = portal.browser()
        if visitor == "leader" {
          try await portal.addAccount("truong", role: .leader)
          let page = try await browser.get("/can-bo/dang-nhap", Self.tls)
          let answer = try await browser.ask(
            "POST", "/can-bo/dang-nhap", fields: [Self.tls, ("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("_csrf=\(page.csrf)&ten=truong&mat_khau=M%E1%BA%ADt+kh%E1%BA%A9u+d%C3%A0i+1".utf8))
          #expect(answer.status == 303)
          Self.check(answer, "signing in")
        }
        for (method, pattern) in portal.service.router().routes {
          for path in try walk.paths(pattern, dossier: code).prefix(3) {
            for method in [method.rawValue, "DELETE"] {
              let answer = try await browser.ask(method, path, fields: [Self.tls])
              Self.check(answer, "\(visitor) \(method) \(path)")
              cookies += answer.all("Set-Cookie").count
            }
          }
        }
      }
      #expect(cookies > 5)
    }
  }

  @Test(
    "mistakes, of the path, of the method and of the request itself",
    arguments: [
      "GET /nothing HTTP/1.1", "GET /api/v1/nothing HTTP/1.1", "GET /%00 HTTP/1.1", "GET /a b HTTP/1.1",
      "TRACE / HTTP/1.1", "PROPFIND / HTTP/1.1", "GET / HTTP/3.0", "GET http://[ HTTP/1.1",
      "GET / HTTP/1.1\r\nContent-Length: x", "POST /tra-cuu/x HTTP/1.1\r\nContent-Length: 99999999999",
      "GET / HTTP/1.1\r\nX: \u{1}", "POST / HTTP/1.1\r\nTransfer-Encoding: nonsense", "OPTIONS * HTTP/1.1",
    ])
  func mistakes(_ head: String) async throws {
    try await Self.run { portal in
      let answer = try await portal.browser().send("\(head)\r\n", to: "/")
      #expect(answer.status > 0)
      Self.check(answer, head)
    }
  }

  @Test(
    "security.txt names the contact, and never expires",
    arguments: [
      (nil, "tel:1022"), (SiteContact(typed: "an-toan@motcua.example"), "mailto:an-toan@motcua.example"),
      (SiteContact(typed: "https://motcua.example/bao-mat"), "https://motcua.example/bao-mat"),
      (SiteContact(typed: "028 3829 1234"), "tel:02838291234"), (SiteContact(typed: "tel:1022"), "tel:1022"),
      (SiteContact(typed: "mailto:an-toan@motcua.example"), "mailto:an-toan@motcua.example"),
      (SiteContact(typed: "https://[2001:db8::1]:8443/a"), "https://[2001:db8::1]:8443/a"),
    ])
  func security(_ contact: SiteContact?, _ address: String) async throws {
    try await Self.run(contact) { portal in
      for _ in 0..<3 {
        let answer = try await portal.browser().get("/.well-known/security.txt", Self.tls)
        #expect(answer.status == 200 && answer.field("Content-Type") == "text/plain; charset=utf-8")
        let fields = Dictionary(
          answer.text.split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }.map {
            ($0[0], $0[1])
          }, uniquingKeysWith: { _, _ in "twice" })
        #expect(fields["Contact"] == address)
        #expect(fields["Preferred-Languages"] == "vi, en")
        #expect(fields["Canonical"] == "https://127.0.0.1/.well-known/security.txt")
        let expires = try #require(fields["Expires"])
        #expect(expires > portal.now.rfc3339 && expires < portal.now.adding(microseconds: 365 * Moment.day).rfc3339)
        portal.now = portal.now.adding(microseconds: 300 * Moment.day)
      }
    }
  }

  @Test(
    "what is no contact is none",
    arguments: [
      "", "an-toan", "http://motcua.example", "https://", "https://a b", "12", "https://[::1",
      "https://user:pw@x.vn/", "https://user@x.vn", "https://[::1]x", "https://x.vn:0", "https://x.vn:99999",
      "https://-x.vn",
      "https://x..vn", "https:///a", "https://[]/", "tel:an-toan", "tel:a@b.example", "mailto:1022",
    ])
  func noContact(_ text: String) { #expect(SiteContact(typed: text) == nil) }
}
