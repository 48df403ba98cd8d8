import Foundation
import OneStop
import OneStopStore
import Testing

@testable import Portal

@Suite("Rating a dossier") struct RatingTests {
  private func done(_ portal: PublicPortal) throws -> DossierCode {
    try portal.takeIn(.init(.process), .init(.finish))
  }

  @Test("before the end, and where there was none, the page has a sentence and no form")
  func closed() async throws {
    try await PublicPortal.run { portal in
      let open = try portal.takeIn(.init(.process))
      let withdrawn = try portal.takeIn(.init(.withdraw))
      var browser = PublicBrowser(portal)
      for code in [open, withdrawn] {
        let page = try browser.get("/danh-gia/\(code)")
        #expect(page.status == 200)
        #expect(page.body.contains("class=\"notice\""))
        #expect(!page.body.contains("<form"))
      }
      let token = try browser.get("/danh-gia/\(try done(portal))").csrf
      let early = try browser.post("/danh-gia/\(open)", "muc=3&so_cuoi=5678&_csrf=\(token)")
      #expect(early.status == 200)
      #expect(try rating(portal, open) == nil)
    }
  }

  @Test("a rating is kept once, and counted")
  func kept() async throws {
    try await PublicPortal.run { portal in
      let code = try done(portal)
      var browser = PublicBrowser(portal)
      let token = try browser.get("/danh-gia/\(code)").csrf
      let sent = "muc=2&y_kien=N%C3%AAn+nhanh+h%C6%A1n&so_cuoi=5678&_csrf=\(token)"
      let answer = try browser.post("/danh-gia/\(code)", sent)
      #expect(answer.status == 303)
      #expect(answer.location == "/danh-gia/\(code)/cam-on")
      #expect(try browser.get("/danh-gia/\(code)/cam-on").body.contains("<h1>Cảm ơn bạn</h1>"))
      let kept = try #require(try rating(portal, code))
      #expect(kept.level == .partly)
      #expect(kept.comment == "Nên nhanh hơn")
      #expect(try browser.post("/danh-gia/\(code)", sent).status == 409)
      #expect(!(try browser.get("/danh-gia/\(code)").body.contains("<form")))
      let reader = try portal.store.makeReader()
      let day = portal.clock.now.date
      let figures = try reader.figures(
        by: .procedure, in: try #require(Period(from: day, to: day)), now: portal.clock.now)
      #expect(figures.values.map(\.ratings.partly) == [1])
      reader.endBatch()
    }
  }

  @Test("thanks are for who has rated")
  func thanks() async throws {
    try await PublicPortal.run { portal in
      let code = try done(portal)
      var browser = PublicBrowser(portal)
      #expect(try browser.get("/danh-gia/\(code)/cam-on").location == "/danh-gia/\(code)")
    }
  }

  @Test("a form without its token, or with another browser's, is refused")
  func tokens() async throws {
    try await PublicPortal.run { portal in
      let code = try done(portal)
      var browser = PublicBrowser(portal)
      let form = "muc=3&so_cuoi=5678"
      #expect(try browser.post("/danh-gia/\(code)", form).status == 403)
      #expect(try browser.post("/danh-gia/\(code)", form + "&_csrf=").status == 403)
      let token = try browser.get("/danh-gia/\(code)").csrf
      #expect(try browser.get("/danh-gia/\(code)").csrf == token)
      var other = PublicBrowser(portal)
      _ = try other.get("/danh-gia/\(code)")
      #expect(try other.post("/danh-gia/\(code)", form + "&_csrf=\(token)").status == 403)
      #expect(try rating(portal, code) == nil)
      #expect(browser.cookies.map(\.name) == ["khach"])
    }
  }

  @Test(
    "with mistakes the form comes back with all that was typed",
    arguments: [
      "muc=3&so_cuoi=0000", "muc=3&so_cuoi=", "muc=&so_cuoi=5678", "muc=9&so_cuoi=5678",
      "muc=3&so_cuoi=5678&dai=" + String(repeating: "a", count: 2_001),
    ])
  func mistakes(_ fields: String) async throws {
    try await PublicPortal.run { portal in
      let code = try done(portal)
      var browser = PublicBrowser(portal)
      let token = try browser.get("/danh-gia/\(code)").csrf
      let form = fields.replacing("&dai=", with: "&y_kien=")
      let comment = form.contains("y_kien") ? "" : "&y_kien=%3Ci%3Ehay"
      let answer = try browser.post("/danh-gia/\(code)", form + comment + "&_csrf=\(token)")
      #expect(answer.status == 422)
      #expect(answer.body.contains("<title>Lỗi: Đánh giá"))
      #expect(answer.body.contains("id=\"cho-can-sua\""))
      #expect(comment.isEmpty || answer.body.contains(">\n&lt;i&gt;hay</textarea>"))
      #expect(answer.body.contains("value=\"3\" checked") == fields.contains("muc=3"))
      #expect(try rating(portal, code) == nil)
    }
  }

  @Test("wrong digits here and at the look-up are counted together")
  func wrongTries() async throws {
    try await PublicPortal.run { portal in
      let code = try done(portal)
      var browser = PublicBrowser(portal)
      let token = try browser.get("/danh-gia/\(code)").csrf
      for _ in 0..<5 { _ = try browser.post("/tra-cuu/\(code)", "so_cuoi=0000") }
      #expect(try browser.post("/danh-gia/\(code)", "muc=3&so_cuoi=5678&_csrf=\(token)").status == 429)
    }
  }

  @Test("who has opened the dossier is not asked for digits again")
  func opened() async throws {
    try await PublicPortal.run { portal in
      let code = try done(portal)
      var browser = PublicBrowser(portal)
      _ = try browser.post("/tra-cuu/\(code)", "so_cuoi=5678")
      let page = try browser.get("/danh-gia/\(code)")
      #expect(!page.body.contains("name=\"so_cuoi\""))
      #expect(try browser.post("/danh-gia/\(code)", "muc=3&_csrf=\(page.csrf)").status == 303)
    }
  }

  private func rating(_ portal: PublicPortal, _ code: DossierCode) throws -> Rating? {
    let reader = try portal.store.makeReader()
    defer { reader.endBatch() }
    return try reader.rating(of: try #require(try reader.dossier(code)).id)
  }
}
