import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Web

@Suite("The pages of agencies", .eachEngine) struct AgencyPageTests {
  private static let city = AgencyCode("000.00.00.H29")
  private static let decision = "Nghị quyết <1685> & 2"

  private static func form(_ other: [String: String] = [:]) -> [(String, String)] {
    let usual = ["tu": TestStore.district, "den": TestStore.otherDistrict, "quyet_dinh": decision]
    return usual.merging(other) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func preview(_ form: [(String, String)]) -> String {
    "/quan-tri/co-quan/xem-truoc?" + form.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
  }

  private static func admin(_ portal: TestPortal, _ login: String = "quan-tri") async throws -> Browser {
    try await portal.signedIn(login, role: .admin, agency: city)
  }

  private static func ends(_ portal: TestPortal) throws -> [AgencyDissolution] {
    try portal.data.read { try $0.agencyDissolutions() }
  }

  @Test("The list shows the open work of each agency and finds one by its name without accents")
  func list() async throws {
    try await TestPortal.run { portal in
      _ = try portal.addDossier(agency: AgencyCode(TestStore.district))
      let browser = try await Self.admin(portal)
      let first = try await browser.get("/quan-tri/co-quan")
      #expect(first.status == 200 && first.text.contains("Trang 1 trên"))
      #expect(first.text.contains("href=\"/quan-tri/co-quan\" aria-current=\"page\""))
      let found = try await browser.get("/quan-tri/co-quan?q=uy%20ban%20nhan%20dan%20quan%201")
      #expect(found.text.contains(TestStore.district) && !found.text.contains(TestStore.otherDistrict))
      #expect(found.text.contains("data-label=\"Đang giải quyết\">1</td>"))
      #expect(found.text.contains("/quan-tri/co-quan/giai-the?tu=\(TestStore.district)"))
      // What may be done is no state that it is in; and the city goes up in nothing.
      #expect(found.text.contains("<td data-label=\"Sáp nhập\">") && !found.text.contains("Tình trạng"))
      let root = try #require(Self.city)
      #expect(first.text.contains("\(root)") && !first.text.contains("giai-the?tu=\(root)\""))
      let form = try await browser.get("/quan-tri/co-quan/giai-the").text
      #expect(form.split(separator: "<option value=\"\(root)\"").count == 2, "as a successor alone")
      let none = try await browser.get("/quan-tri/co-quan?q=%3Cb%3Exyz")
      #expect(none.text.contains("Không có cơ quan nào khớp") && none.text.contains("&lt;b&gt;"))
    }
  }

  @Test("A preview counts what passes on and writes nothing; saved, the end is decided and shown")
  func decide() async throws {
    try await TestPortal.run { portal in
      _ = try portal.addDossier(agency: AgencyCode(TestStore.district))
      _ = try portal.addDossier(isAccepted: false, agency: AgencyCode(TestStore.district))
      let browser = try await Self.admin(portal)
      #expect(try await browser.get("/quan-tri/co-quan/giai-the?tu=\(TestStore.district)").status == 200)
      let preview = try await browser.get(Self.preview(Self.form()))
      #expect(preview.status == 200 && preview.text.contains("Nghị quyết &lt;1685&gt; &amp; 2"))
      for row in ["Hồ sơ đang giải quyết", "Hồ sơ chờ tiếp nhận", "Mã truy cập của hệ thống khác"] {
        #expect(
          preview.text.contains("<th scope=\"row\">\(row)</th><td class=\"number\" data-label=\"Số lượng\">1</td>"))
      }
      #expect(try Self.ends(portal).isEmpty)
      let hidden = [("_csrf", preview.csrf), ("ban", try #require(preview.value(of: "ban")))]
      let saved = try await browser.post("/quan-tri/co-quan", pairs: Self.form() + hidden)
      #expect(saved.status == 303 && saved.location == "/quan-tri/co-quan?da=luu")
      // A button pressed twice; another end of the same agency is none of it.
      let again = try await browser.post("/quan-tri/co-quan", pairs: Self.form() + hidden)
      #expect(again.status == 303 && again.location == saved.location)
      let other = Self.form(["quyet_dinh": "Nghị quyết khác"])
      #expect(try await browser.post("/quan-tri/co-quan", pairs: other + hidden).status == 422)
      let end = try #require(try Self.ends(portal).first)
      #expect(end.actor == .staff(login: "quan-tri") && end.dissolution.decision == Self.decision)
      #expect(end.dissolution.on == portal.now.date)
      let page = try await browser.get(try #require(saved.location))
      #expect(page.text.contains("role=\"status\"") && page.text.contains("Chuyển từ"))
      let row = try await browser.get("/quan-tri/co-quan?q=\(TestStore.district)")
      #expect(row.text.contains("Nhập vào") && !row.text.contains("giai-the?tu=\(TestStore.district)"))
      try await portal.store.writer.transaction { try $0.beginPassing(end) }
      #expect(try await browser.get("/quan-tri/co-quan").text.contains("<progress max=\"2\" value=\"0\""))
      try await portal.store.writer.transaction { transaction in
        #expect(try transaction.passDossiers(of: end, limit: 9, now: portal.now) == 2)
        try transaction.finishPassing(end, now: portal.now)
      }
      #expect(try await browser.get("/quan-tri/co-quan").text.contains("Đã chuyển 2 hồ sơ, xong lúc"))
    }
  }

  @Test("Each mistake is shown at its field, with everything that was typed: 422")
  func mistakes() async throws {
    let samples: [([String: String], String)] = [
      (["tu": "x"], "tu"), (["den": ""], "den"), (["den": TestStore.district], "den"),
      (["quyet_dinh": "  "], "quyet_dinh"), (["quyet_dinh": String(repeating: "đ", count: 201)], "quyet_dinh"),
      (["ngay": "hôm <qua>"], "ngay"), (["ngay": "1999-12-31"], "ngay"), (["ngay": "2036-01-01"], "ngay"),
    ]
    try await TestPortal.run { portal in
      let browser = try await Self.admin(portal)
      for (other, field) in samples {
        let form = Self.form(other)
        let revision = try portal.data.read { try $0.catalogueRevision() }
        let csrf = try await browser.get("/quan-tri").csrf
        let answers = [
          try await browser.get(Self.preview(form)),
          try await browser.post("/quan-tri/co-quan", pairs: form + [("_csrf", csrf), ("ban", "\(revision)")]),
        ]
        for answer in answers {
          #expect(answer.status == 422 && answer.text.contains("<title>Lỗi: "))
          #expect(answer.text.contains("href=\"#\(field)\""))
          let decision = (other["quyet_dinh"] ?? Self.decision).trimmed.replacing("&", with: "&amp;")
            .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
          #expect(answer.text.contains("value=\"\(decision)\""))
        }
        #expect(try Self.ends(portal).isEmpty)
      }
    }
  }

  @Test("The second of two administrators sees what has changed: 409, and nothing is decided twice")
  func outdated() async throws {
    try await TestPortal.run { portal in
      let (first, second) = (try await Self.admin(portal), try await Self.admin(portal, "quan-tri-2"))
      let seen = try await first.get(Self.preview(Self.form()))
      let rival = Self.form(["tu": "000.00.43.H29"])
      let other = try await second.get(Self.preview(rival))
      let ban = try #require(other.value(of: "ban"))
      let saved = try await second.post("/quan-tri/co-quan", pairs: rival + [("_csrf", other.csrf), ("ban", ban)])
      #expect(saved.status == 303)
      let late = try await first.post("/quan-tri/co-quan", pairs: Self.form() + [("_csrf", seen.csrf), ("ban", ban)])
      #expect(late.status == 409 && late.text.contains("role=\"alert\""))
      #expect(try Self.ends(portal).count == 1)
      let again = try await first.get(Self.preview(rival))
      #expect(again.status == 422 && again.text.contains("đã có quyết định nhập vào"))
    }
  }

  @Test("Without the form's token nothing is decided, and nobody but the city's administrator enters: 403")
  func others() async throws {
    try await TestPortal.run { portal in
      let revision = "\(try portal.data.read { try $0.catalogueRevision() })"
      let admin = try await Self.admin(portal)
      #expect(try await admin.post("/quan-tri/co-quan", pairs: Self.form() + [("ban", revision)]).status == 403)
      for role in Account.Role.allCases {
        let browser = try await portal.signedIn(role.rawValue, role: role, agency: AgencyCode(TestStore.district))
        for path in ["/quan-tri/co-quan", "/quan-tri/co-quan/giai-the", Self.preview(Self.form())] {
          #expect(try await browser.get(path).status == 403, "\(role) \(path)")
        }
        let csrf = try await browser.get(role == .admin ? "/quan-tri" : "/can-bo").csrf
        let pairs = Self.form() + [("_csrf", csrf), ("ban", revision)]
        #expect(try await browser.post("/quan-tri/co-quan", pairs: pairs).status == 403)
      }
      #expect(try Self.ends(portal).isEmpty)
      #expect(try await portal.browser().get("/quan-tri/co-quan").status == 303)
    }
  }
}
