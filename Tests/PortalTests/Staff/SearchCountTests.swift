import OneStop
import TestSupport
import Testing

@Suite("The number of dossiers that a search has found") struct SearchCountTests {
  @Test("Every match is counted and is on some page; beyond the limit the count says \"more than\"")
  func counts() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      for index in 0..<68 { try portal.addDossier("Trần Thị Ánh \(index)") }
      let first = try await browser.get("/can-bo/tim?q=tran%20anh")
      #expect(first.text.contains("<caption>68 hồ sơ, mới nhất ở trên") && first.text.contains("Trang 1 trên 2"))
      #expect(first.text.contains("href=\"/can-bo/tim?q=tran%20anh&amp;trang=2\""))
      let second = try await browser.get("/can-bo/tim?q=tran%20anh&trang=2")
      let rows = [first, second].flatMap { page in page.text.matches(of: /Trần Thị Ánh (\d+)</).map { $0.output.1 } }
      #expect(rows.count == 68 && Set(rows).count == 68)
      #expect(try await browser.get("/can-bo/tim?q=tran%20anh&trang=9").text.contains("Trang 2 trên 2"))
      #expect(try await browser.get("/can-bo/tim?q=tran%20anh&trang=-9223372036854775808").status == 200)

      for index in 68..<201 { try portal.addDossier("Trần Thị Ánh \(index)") }
      let many = try await browser.get("/can-bo/tim?q=tran%20anh&trang=4")
      #expect(many.text.contains("<caption>Hơn 200 hồ sơ") && many.text.contains("Trang 4 trên 4"))
      #expect(many.text.contains("thu hẹp"))
    }
  }
}
