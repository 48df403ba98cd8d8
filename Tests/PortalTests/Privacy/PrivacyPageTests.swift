import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("The privacy page says who runs the site, and for how long data are kept", .eachEngine) struct PrivacyPageTests {
  private static let path = "/quyen-rieng-tu"

  @Test("Who runs it and confirmed its legal bases is said once they have said so", arguments: ["vi", "en"])
  func siteOperator(_ language: String) async throws {
    let open = language == "vi" ? "cần nơi vận hành xác nhận" : "to be confirmed by the operator"
    try await TestPortal.run { portal in
      let browser = portal.browser()
      _ = try await browser.get("/ngon-ngu/\(language)")
      let page = try await browser.get(Self.path).text
      #expect(page.ranges(of: open).count == 6)
      #expect(!page.contains("{"))
      // Where the hotline alone answers, it is named once there.
      let contact = page.split(separator: "<h2>").first { $0.hasPrefix(language == "vi" ? "Hỏi ai" : "Whom") }
      #expect(try contact.unwrapped.ranges(of: ">1022</a>").count == 1)
    }
    let named = SiteOperator(name: "Sở <Khoa học>", confirmedOn: LocalDate("2026-05-04"))
    try await TestPortal.run(siteOperator: named) { portal in
      let browser = portal.browser()
      _ = try await browser.get("/ngon-ngu/\(language)")
      let page = try await browser.get(Self.path).text
      #expect(page.contains("Sở &lt;Khoa học&gt;") && !page.contains(open))
      #expect(page.contains(language == "vi" ? "04/05/2026" : "4 May 2026"))
    }
  }

  private static func page(_ portal: TestPortal, after months: Int? = nil, of procedure: String? = nil) async throws
    -> String
  {
    if let months {
      let rule = RetentionRule(
        procedure: procedure.flatMap { ProcedureCode($0) }, months: try RetentionPeriod(months).unwrapped, basis: "Luật"
      )
      let now = portal.now
      try await portal.store.writer.transaction { try $0.set(rule, by: "x", now: now) }
    }
    return try await portal.browser().get(path).text
  }

  @Test("The months are those of the rules")
  func months() async throws {
    try await TestPortal.run { portal in
      let none = try await Self.page(portal)
      #expect(none.contains("Hiện chưa đặt thời hạn nào."))
      let one = try await Self.page(portal, after: 24, of: Permit.procedure)
      #expect(one.contains("Hiện đặt từ 24 tháng đến 24 tháng cho một số thủ tục"))
      let two = try await Self.page(portal, after: 60)
      #expect(two.contains("Hiện đặt từ 24 tháng đến 60 tháng, tùy thủ tục."))
      let same = try await Self.page(portal, after: 60, of: Permit.procedure)
      #expect(same.contains("Hiện đặt cho mọi thủ tục: 60 tháng."))
    }
  }
}

@Suite("What staff see of consents, and what they leave in a browser", .eachEngine) struct StaffPrivacyTests {
  @Test("The dossier's page has its consents, and what erasing takes and leaves names them and the records of looks")
  func consents() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
      let taken = try portal.takeIn()
      try portal.tell(taken, by: .sms)
      try portal.tell(taken, by: nil)
      let officer = try await portal.signedIn("lan", role: .officer, agency: portal.dossier(taken).agency)
      let page = try await officer.get("/can-bo/ho-so/\(taken)").text
      #expect(page.contains("Đồng ý nhận tin về hồ sơ qua tin nhắn") && page.contains("Rút lại việc nhận tin về hồ sơ"))
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let check = try await admin.get("/quan-tri/luu-giu/xoa?ma=\(code)").text
      for line in ["Việc đồng ý nhận tin, và lúc rút lại", "Nhật ký xem hồ sơ và nhật ký bảo mật"] {
        #expect(check.contains(line), "\(line)")
      }
    }
  }

  @Test("Signing out forgets the last list, in whose address a search stands")
  func list() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn("lan", role: .officer, agency: AgencyCode(TestStore.district))
      let found = try await officer.get("/can-bo/tim?q=Nguy%E1%BB%85n")
      #expect(found.status == 200 && officer.cookie("danh_sach")?.contains("tim") == true)
      _ = try await officer.post("/can-bo/dang-xuat", ["_csrf": officer.get("/can-bo/tai-khoan").csrf])
      #expect(officer.cookie("danh_sach") == nil)
    }
  }

  @Test("The security log says settings and erasures in words")
  func log() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
      let city = AgencyCode("000.00.00.H29")
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: city)
      for months in ["6", ""] {
        let form = try await admin.get("/quan-tri/luu-giu/thoi-han?thu_tuc=khac")
        _ = try await admin.post(
          "/quan-tri/luu-giu/thoi-han",
          [
            "_csrf": form.csrf, "thu_tuc": "khac", "truoc": form.value(of: "truoc") ?? "", "so_thang": months,
            "co_so": "Luật",
          ])
      }
      let page = try await admin.get("/quan-tri/luu-giu/xoa?ma=\(code)")
      _ = try await admin.post("/quan-tri/luu-giu/xoa", ["_csrf": page.csrf, "ma": "\(code)", "can_cu": "yeu_cau"])
      let auditor = try await portal.signedIn("giam-sat", role: .auditor, agency: city)
      let log = try await auditor.get("/quan-tri/nhat-ky-bao-mat").text
      for text in [
        "Thời hạn lưu giữ, Mọi thủ tục khác: 6 tháng", "Mọi thủ tục khác: giữ cho đến khi có người đặt",
        "Người nộp yêu cầu",
      ] { #expect(log.contains(text), "\(text)") }
      for raw in ["retention *", "\(code) request"] { #expect(!log.contains(raw), "\(raw)") }
    }
  }
}
