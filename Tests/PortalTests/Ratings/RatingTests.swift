import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API

@Suite("Rating a dossier", .eachEngine) struct RatingTests {
  private func done(_ portal: TestPortal) throws -> DossierCode {
    try portal.takeIn(.init(.process), .init(.finish()))
  }

  @Test("before the end, and without a result, the page has a sentence and no form")
  func closed() async throws {
    try await TestPortal.run { portal in
      let open = try portal.takeIn(.init(.process))
      let withdrawn = try portal.takeIn(.init(.withdraw))
      let browser = portal.browser()
      for code in [open, withdrawn] {
        let page = try await browser.get("/danh-gia/\(code)")
        #expect(page.status == 200)
        #expect(page.text.contains("class=\"notice\""))
        #expect(!page.text.contains("<form"))
      }
      let token = try await browser.get("/danh-gia/\(try done(portal))").csrf
      let early = try await browser.post("/danh-gia/\(open)", "muc=3&so_cuoi=5678&_csrf=\(token)")
      #expect(early.status == 200)
      #expect(try rating(portal, open) == nil)
    }
  }

  @Test("a comment's length is counted as browsers do, a line end as one, and is limited exactly")
  func commentLength() async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      let token = try await browser.get("/danh-gia/\(code)").csrf
      let lines = Array(repeating: String(repeating: "ế", count: 99), count: 20).joined(separator: "\r\n")
      func send(_ comment: String) async throws -> Answer {
        try await browser.post(
          "/danh-gia/\(code)", ["muc": "3", "y_kien": comment, "so_cuoi": "5678", "_csrf": token])
      }
      #expect(try await send(lines + "aaa").status == 422)
      #expect(try await send(lines + "aa").status == 422)
      #expect(try await send(lines + "a").status == 303)
      #expect(try rating(portal, code)?.comment == lines.replacing("\r\n", with: "\n") + "a")
    }
  }

  @Test("a rating is kept once, and counted")
  func kept() async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      let token = try await browser.get("/danh-gia/\(code)").csrf
      let sent = "muc=2&y_kien=N%C3%AAn+nhanh+h%C6%A1n&so_cuoi=5678&_csrf=\(token)"
      let answer = try await browser.post("/danh-gia/\(code)", sent)
      #expect(answer.status == 303)
      #expect(answer.location == "/danh-gia/\(code)/cam-on")
      #expect(try await browser.get("/danh-gia/\(code)/cam-on").text.contains("<h1>Cảm ơn bạn</h1>"))
      let kept = try #require(try rating(portal, code))
      #expect(kept.level == .partly)
      #expect(kept.comment == "Nên nhanh hơn")
      #expect(try await browser.post("/danh-gia/\(code)", sent).status == 409)
      #expect(try await !browser.get("/danh-gia/\(code)").text.contains("<form"))
      let reader = try portal.store.makeReader()
      let day = portal.now.date
      let figures = try reader.figures(
        by: .procedure, in: try #require(Period(from: day, to: day)), now: portal.now)
      #expect(figures.values.map(\.ratings.partly) == [1])
      reader.endBatch()
    }
  }

  @Test("the thanks page is only for rated dossiers")
  func thanks() async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      #expect(try await browser.get("/danh-gia/\(code)/cam-on").location == "/danh-gia/\(code)")
    }
  }

  @Test("a form without its token, or with another browser's, is refused")
  func tokens() async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      let form = "muc=3&so_cuoi=5678"
      #expect(try await browser.post("/danh-gia/\(code)", form).status == 403)
      #expect(try await browser.post("/danh-gia/\(code)", form + "&_csrf=").status == 403)
      let token = try await browser.get("/danh-gia/\(code)").csrf
      #expect(try await browser.get("/danh-gia/\(code)").csrf == token)
      let other = portal.browser()
      _ = try await other.get("/danh-gia/\(code)")
      #expect(try await other.post("/danh-gia/\(code)", form + "&_csrf=\(token)").status == 403)
      #expect(try rating(portal, code) == nil)
      #expect(browser.allCookies.map(\.name) == ["khach"])
    }
  }

  @Test(
    "with mistakes the form comes back with everything that was typed",
    arguments: [
      "muc=3&so_cuoi=0000", "muc=3&so_cuoi=", "muc=&so_cuoi=5678", "muc=9&so_cuoi=5678",
      "muc=3&so_cuoi=5678&dai=" + String(repeating: "a", count: 2_001),
    ])
  func mistakes(_ fields: String) async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      let token = try await browser.get("/danh-gia/\(code)").csrf
      let form = fields.replacing("&dai=", with: "&y_kien=")
      let comment = form.contains("y_kien") ? "" : "&y_kien=%3Ci%3Ehay"
      let answer = try await browser.post("/danh-gia/\(code)", form + comment + "&_csrf=\(token)")
      #expect(answer.status == 422)
      #expect(answer.text.contains("<title>Lỗi: Đánh giá"))
      #expect(answer.text.contains("id=\"cho-can-sua\""))
      #expect(comment.isEmpty || answer.text.contains(">\n&lt;i&gt;hay</textarea>"))
      #expect(answer.text.contains("value=\"3\" checked") == fields.contains("muc=3"))
      #expect(try rating(portal, code) == nil)
    }
  }

  @Test("wrong digits here and at the look-up are counted together")
  func wrongTries() async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      let token = try await browser.get("/danh-gia/\(code)").csrf
      for _ in 0..<5 { _ = try await browser.post("/tra-cuu/\(code)", "so_cuoi=0000") }
      #expect(try await browser.post("/danh-gia/\(code)", "muc=3&so_cuoi=5678&_csrf=\(token)").status == 429)
    }
  }

  @Test("a reader who has opened the dossier is not asked for digits again")
  func opened() async throws {
    try await TestPortal.run { portal in
      let code = try done(portal)
      let browser = portal.browser()
      _ = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678")
      let page = try await browser.get("/danh-gia/\(code)")
      #expect(!page.text.contains("name=\"so_cuoi\""))
      #expect(try await browser.post("/danh-gia/\(code)", "muc=3&_csrf=\(page.csrf)").status == 303)
    }
  }

  private func rating(_ portal: TestPortal, _ code: DossierCode) throws -> Rating? {
    let reader = try portal.store.makeReader()
    defer { reader.endBatch() }
    return try reader.rating(of: try #require(try reader.dossier(code)).id)
  }
}
