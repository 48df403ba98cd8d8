import Foundation
import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web
@testable import Words

private struct Surprise: Error {
  var name = "Nguyễn Văn Kín"
}

@Suite("What an error looks like") struct ErrorTests {
  private static let errors: [String: any Error] = [
    "disk": StoreError.diskFull, "busy": StoreError.busy, "closed": StoreError.closed,
    "clock": StoreError.clock(now: "1970-01-02T07:00:00+07:00", last: "1970-01-01T07:00:00+07:00"),
    "corrupt": StoreError.corrupt("page 3"), "refusal": Refusal.notAllowed(.finish, in: .filed), "surprise": Surprise(),
    "files": FileRefusal.tooMany, "stale": Act.Failure.stale, "unknown": Act.Failure.unknown,
    "hidden": Act.Failure.hidden,
    "other": AgencyCode("000.00.17.H29").map { Act.Failure.ofOtherAgency($0) } ?? Act.Failure.stale,
    "denied": Act.Failure.denied(.notOfRole), "refused": Act.Failure.refused(.notAllowed(.finish, in: .filed)),
    "sign-in": PortalError.signInNeeded, "forbidden": PortalError.forbidden, "csrf": PortalError.csrf,
    "tries": PortalError.tooManyTries(minutes: 7), "teapot": HTTPError(.init(code: 418), "A teapot."),
    "gateway": HTTPError(.badGateway, "Another server failed."),
    "type": HTTPError(.unsupportedMediaType, "Not a form."),
  ]

  private static func run(_ body: (TestPortal) async throws -> Void) async throws {
    try await TestPortal.run(
      routes: { router in
        for prefix in ["/nem", "/api/nem"] {
          router.get("\(prefix)/{what}") { _, context in
            throw errors[context.parameters["what"] ?? ""] ?? HTTPError.notFound
          }
        }
      }, body)
  }

  @Test(
    "why an act was refused is no failure of the server, also where no form can be shown again",
    arguments: [
      ("files", 409, "Chưa có gì thay đổi"), ("stale", 409, "Chưa có gì thay đổi"),
      ("refused", 409, "Chưa có gì thay đổi"), ("unknown", 404, "action=\"/tra-cuu\""),
      ("hidden", 404, "action=\"/tra-cuu\""), ("other", 403, "Sở Xây dựng"),
      ("denied", 403, "không được giao việc này"),
    ])
  func refusals(_ what: String, _ status: Int, _ sentence: String) async throws {
    try await Self.run { portal in
      let page = try await portal.browser().get("/nem/\(what)")
      #expect(page.status == status && page.text.contains(sentence), "\(page.text)")
    }
  }

  @Test(
    "each error has its status and a page with a sentence",
    arguments: [
      ("disk", 503, "hết chỗ lưu"), ("busy", 503, "Hãy thử lại"), ("closed", 503, "Hãy thử lại"),
      ("clock", 503, "Đồng hồ của máy chủ sai"),
      ("corrupt", 500, "đã được ghi lại"), ("refusal", 409, "Chưa có gì thay đổi"),
      ("surprise", 500, "đã được ghi lại"),
      ("forbidden", 403, "không được giao việc này"), ("csrf", 403, "Biểu mẫu đã hết hiệu lực"),
      ("tries", 429, "Hãy đợi 7 phút"), ("nothing", 404, "action=\"/tra-cuu\""), ("teapot", 418, "không đọc được"),
      ("gateway", 502, "đã được ghi lại"), ("type", 415, "biểu mẫu"),
    ])
  func pages(_ what: String, _ status: Int, _ sentence: String) async throws {
    try await Self.run { portal in
      let browser = portal.browser()
      let page = try await browser.get("/nem/\(what)")
      #expect(page.status == status)
      #expect(page.text.contains(sentence))
      #expect(page.text.contains("<h1>"))
      #expect(!page.text.contains("Kín"))
      #expect(page.field("cache-control") == "no-store")
      let api = try await browser.get("/api/nem/\(what)")
      #expect(api.status == status)
      #expect(api.field("content-type") == "application/problem+json")
      let problem = try JSONSerialization.jsonObject(with: Data(api.text.utf8)) as? [String: Any]
      #expect(problem?["status"] as? Int == status)
    }
  }

  @Test("a program gets problem details, even if a combining mark follows the slash in its address")
  func markedSlash() async throws {
    try await Self.run { portal in
      let answer = try await portal.browser().get("/api/%CC%81nem")
      #expect(answer.status == 404)
      #expect(answer.field("content-type") == "application/problem+json")
    }
  }

  @Test("a reader who has to sign in is sent there, and back afterwards")
  func signIn() async throws {
    try await Self.run { portal in
      let browser = portal.browser()
      let answer = try await browser.get("/nem/sign-in?a=1&b=%C3%A1")
      #expect(answer.status == 303)
      #expect(answer.location == "/can-bo/dang-nhap?ve=/nem/sign-in%3Fa%3D1%26b%3D%25C3%25A1")
    }
  }

  @Test("a method that a page does not support is answered with those that it does")
  func methods() async throws {
    try await Self.run { portal in
      let browser = portal.browser()
      let answer = try await browser.send("DELETE /thu-tuc HTTP/1.1\r\n", to: "/thu-tuc")
      #expect(answer.status == 405)
      #expect(answer.field("allow")?.contains("GET") == true)
      #expect(answer.text.contains("<h1>"))
    }
  }

  @Test(
    "an unreadable request is answered in words too",
    arguments: ["GET / HTTP/1.1\r\nA: \u{1}\r\n", "GET /%zz HTTP/1.1\r\n"])
  func malformed(_ head: String) async throws {
    try await Self.run { portal in
      let browser = portal.browser()
      let answer = try await browser.send(head, to: "/")
      #expect(answer.status == 400)
      #expect(answer.text.contains("<h1>Yêu cầu không đọc được</h1>"))
    }
  }

  @Test("the page is in the reader's language")
  func language() async throws {
    try await Self.run { portal in
      let browser = portal.browser()
      _ = try await browser.get("/ngon-ngu/en")
      #expect(try await browser.get("/khong-co").text.contains("<h1>Page not found</h1>"))
    }
  }
}
