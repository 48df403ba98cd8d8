import OneStop
import TestSupport
import Testing

@testable import Portal

@Suite("The pages of an enterprise's form") struct EnterprisePagesTests {
  private static let members = "2.001199"

  private func draft(_ portal: TestPortal) async throws -> DraftSteps {
    try portal.publishForms([Self.members])
    let browser = portal.browser()
    let start = try await browser.get("/nop-ho-so/\(Self.members)")
    let begun = try await browser.post("/nop-ho-so/\(Self.members)", ["_csrf": start.csrf, "nop-cho": "minh"])
    let location = try begun.location.unwrapped
    return DraftSteps(browser, at: String(location.prefix { $0 != "?" }.dropLast(2)), begun: begun)
  }

  @Test("What a choice in a row brings is asked for first, and nothing is called wrong before")
  func rows() async throws {
    try await TestPortal.run { portal in
      let draft = try await draft(portal)
      let rows = [
        ("thanh_vien.dong", "2"), ("thanh_vien.1.tv_loai", "ca_nhan"), ("thanh_vien.2.tv_loai", "doanh_nghiep"),
      ]
      let more = try await draft.send(6, rows)
      #expect(more.location == "\(draft.path)/6?them=1#thanh_vien.1.tv_ngay_sinh", "\(more.status)")
      // With nothing new it is told what is missing.
      let again = try await draft.send(6, rows)
      #expect(again.status == 422 && again.text.contains("name=\"thanh_vien.2.tv_ma_so\""))
    }
  }

  @Test("What is computed by the way keeps nobody on the page")
  func computed() async throws {
    try await TestPortal.run { portal in
      let draft = try await draft(portal)
      let sent = try await draft.send(5, [("von", "1000"), ("nv_tu_nhan", "1000")])
      #expect(sent.location == "\(draft.path)/6")
    }
  }

  @Test("A name that the law refuses comes back with the reason and the article, as it was typed")
  func names() async throws {
    try await TestPortal.run { portal in
      let draft = try await draft(portal)
      let typed = "Công ty cổ phần Hoa <Sen>"
      let answer = try await draft.send(3, [("ten_vn", typed)])
      #expect(answer.status == 422 && answer.text.contains("value=\"Công ty cổ phần Hoa &lt;Sen&gt;\""))
      let law = portal.now.date.year < 2021 ? "Luật Doanh nghiệp 2014, Điều 38" : "Luật Doanh nghiệp 2020, Điều 37"
      #expect(answer.text.contains("không đúng loại hình đang đăng ký") && answer.text.contains(law))
    }
  }
}
