import OneStop
import TestSupport
import Testing

@Suite("The tracking book", .eachEngine)
struct TrackingBookTests {
  @Test("It has the agency's accepted dossiers for the days asked for, or for today")
  func days() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let today = try portal.addDossier("Hôm Nay <b>")
      let before = try portal.addDossier("Hôm Trước", daysAgo: 2)
      let filed = try portal.addDossier("Chưa Nhận", isAccepted: false)
      let other = try portal.takeIn(of: "1.009994", name: "Nơi Khác")
      let page = try await browser.get("/can-bo/so-theo-doi")
      #expect(page.status == 200)
      #expect(page.text.contains("\(today)"))
      #expect(page.text.contains("Hôm Nay &lt;b&gt;"))
      for code in [before, filed, other] { #expect(!page.text.contains("\(code)"), "\(code)") }
      let longer = try await browser.get("/can-bo/so-theo-doi?tu=2018-05-30&den=01/06/2018")
      for code in [before, today] { #expect(longer.text.contains("\(code)")) }
      #expect(!longer.text.contains("\(filed)"))
      let none = try await browser.get("/can-bo/so-theo-doi?tu=2018-05-01&den=2018-05-02")
      #expect(none.text.contains("Không có hồ sơ nào được tiếp nhận"))
    }
  }

  @Test(
    "Days that cannot be read come back as they were typed",
    arguments: ["tu=2018-13-01", "tu=x", "tu=2018-06-02&den=2018-06-01"])
  func mistakes(_ query: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let page = try await browser.get("/can-bo/so-theo-doi?\(query)")
      #expect(page.status == 422)
      #expect(page.text.contains("error-summary"))
      let typed = String(query.dropFirst(3).prefix { $0 != "&" })
      #expect(page.text.contains("value=\"\(LocalDate(typed).map(LocalDate.typed) ?? typed)\""))
    }
  }

  @Test("Nobody else reads it")
  func entrance() async throws {
    try await TestPortal.run { portal in
      let answer = try await portal.browser().get("/can-bo/so-theo-doi")
      #expect(answer.status == 303)
    }
  }
}
