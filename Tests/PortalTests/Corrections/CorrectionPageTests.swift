import OneStop
import TestSupport
import Testing

@testable import API

@Suite("The page for corrections", .eachEngine) struct CorrectionPageTests {
  private static func path(_ code: DossierCode) -> String { "/can-bo/ho-so/\(code)/dinh-chinh" }

  /// What a browser sends of the form on the page, with these fields filled in otherwise.
  private static func fields(_ page: Answer, _ other: [String: String] = [:]) -> [(String, String)] {
    var pairs = page.text.matches(of: /<input ([^>]*)>/).compactMap { match -> (String, String)? in
      let tag = String(match.1)
      guard let name = tag.firstMatch(of: /name="([^"]*)"/).map({ String($0.1) }) else { return nil }
      if tag.contains("type=\"radio\"") && !tag.contains(" checked") { return nil }
      return (name, tag.firstMatch(of: /value="([^"]*)"/).map { String($0.1) } ?? "")
    }
    for name in ["noi_dung", "ly_do"] {
      let area = page.text.firstRange(of: "name=\"\(name)\"").map { page.text[$0.upperBound...] } ?? ""
      let start = area.firstIndex(of: ">").map(area.index(after:)) ?? area.endIndex
      pairs.append((name, String(area[start...].prefix { $0 != "<" }.drop { $0.isNewline })))
    }
    return pairs.map { ($0.0, other[$0.0] ?? $0.1) }
  }

  private static func send(
    _ browser: Browser, _ code: DossierCode, _ other: [String: String], form: Answer? = nil
  ) async throws -> Answer {
    let page = if let form { form } else { try await browser.get(path(code)) }
    return try await browser.post(path(code), pairs: fields(page, other))
  }

  @Test("Texts from another system that are longer than the counter allows may stay in a correction")
  func longTexts() async throws {
    try await TestPortal.run { portal in
      let long = { (count: Int) in String(repeating: "🌸", count: count) }
      let body = """
        {"procedure":"1.003868","channel":"online","applicant":{"name":"\(long(300))","address":"\(long(300))",\
        "ward":"\(long(150))","representative":{"name":"\(long(290))"}},"summary":"\(long(4_000))"}
        """
      #expect(try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "a").status == 201)
      let code = try DossierCode("000.00.14.H29-180601-0001").unwrapped
      let browser = try await portal.signedIn(agency: try portal.dossier(code).agency)
      let reason = ["dien_thoai": "0987 654 321", "ly_do": "Ghi nhầm số"]
      let answer = try await Self.send(browser, code, reason)
      #expect(answer.status == 303, "\(answer.text)")
      let longer = try await Self.send(browser, code, reason.merging(["ho_ten": long(301)]) { $1 })
      #expect(longer.status == 422)
      let filing = try portal.dossier(code).filing
      #expect(filing.applicant.name == long(300) && filing.applicant.phone?.description == "0987654321")
    }
  }

  @Test("What the archive has is not corrected: said, with what was typed, until a leader undoes the end")
  func archived() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let leader = try await portal.signedIn("chi", role: .leader)
      let code = try portal.addDossier()
      #expect(try await browser.act(code, "rut").status == 303)
      let form = try await browser.get(Self.path(code))
      #expect(try await browser.sendFiles(code, "luu-tru", [("so", "LT-1")]).status == 303)
      let sentence = "Hồ sơ đã giao nộp lưu trữ ngày"
      let page = try await browser.get("/can-bo/ho-so/\(code)").text
      #expect(page.contains(sentence) && !page.contains(Self.path(code)))
      #expect(try await browser.get(Self.path(code)).location == "/can-bo/ho-so/\(code)")
      let now = ["ho_ten": "Trần Văn Bình", "ly_do": "Ghi nhầm"]
      let version = ["phien_ban": "\(try portal.dossier(code).eventCount)"]
      let late = try await Self.send(browser, code, now.merging(version) { $1 }, form: form)
      #expect(late.status == 422 && late.text.contains(sentence) && late.text.contains("Trần Văn Bình"))
      #expect(try await leader.act(code, "hoan-tac", [("ghi_chu", "Ghi nhầm")]).status == 303)
      #expect(try await Self.send(browser, code, now).status == 303)
      #expect(try portal.dossier(code).filing.applicant.name == "Trần Văn Bình")
    }
  }

  @Test("The form has the present details; corrections show on the dossier, in the search and on the receipt")
  func corrects() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let dossierPage = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(dossierPage.text.contains("href=\"\(Self.path(code))\""))
      let form = try await browser.get(Self.path(code))
      #expect(form.status == 200)
      for text in ["value=\"Trần Thị Ánh Nguyệt\"", "value=\"0912345678\"", "Kỷ yếu 20 năm", "Đơn đề nghị"] {
        #expect(form.text.contains(text), "\(text)")
      }
      portal.now = portal.now.adding(microseconds: Moment.hour)
      let answer = try await Self.send(
        browser, code,
        ["ho_ten": "Trần Thị Ánh Nguyệt <Tú>", "dien_thoai": "0987 654 321", "so_luong_1": "3", "ly_do": "Ghi nhầm số"])
      #expect(answer.status == 303 && answer.location == "/can-bo/ho-so/\(code)?da=dinh-chinh")
      let page = try await browser.get(try answer.location.unwrapped)
      for text in [
        "Đã đính chính.", "từ “0912 345 678” thành “0987 654 321”", "Ánh Nguyệt &lt;Tú&gt;", "Đơn đề nghị ×\u{A0}3",
        "Ghi nhầm số", "Nguyễn Thu Hà",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(try portal.dossier(code).filing.papers.map(\.quantity) == [3])
      #expect(try portal.dossier(code).filing.summary == "Kỷ yếu 20 năm thành lập trường")
      #expect(try await browser.get("/can-bo/tim?q=nguyet+tu").text.contains("/can-bo/ho-so/\(code)"))
      #expect(!(try await browser.get("/can-bo/tim?q=0912345678").text.contains("/can-bo/ho-so/\(code)")))
      let receipt = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/receipt")
      #expect(receipt.text.contains("0987 654 321") && receipt.text.contains("đính chính ngày 01/06/2018"))
    }
  }

  static let mistakes: [(field: String, value: String)] = [
    ("ho_ten", " "), ("so_dinh_danh", "12345"), ("dien_thoai", "12"), ("email", "a@"), ("ly_do", ""),
    ("so_luong_1", "nhiều"), ("so_luong_1", "-1"), ("so_luong_1", "1000"), ("nhan_tin", "email"), ("loai", "vua"),
  ]

  @Test("Mistakes come back at their fields with everything typed, and nothing has changed")
  func wrong() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      for (field, value) in Self.mistakes {
        var typed = ["dia_chi": "7 Lê \"Lợi\"", "ly_do": "Vì < nhầm", "nhan_tin": ""]
        typed[field] = value
        let answer = try await Self.send(browser, code, typed)
        #expect(answer.status == 422, "\(field): \(value)")
        #expect(answer.text.contains("<title>Lỗi:") && answer.text.contains("href=\"#\(field)\""))
        #expect(answer.text.contains("7 Lê &quot;Lợi&quot;"))
        if field != "ly_do" { #expect(answer.text.contains("Vì &lt; nhầm")) }
        #expect(try portal.dossier(code).eventCount == 1)
      }
    }
  }

  @Test("The mistakes are listed in the order of the fields on the page")
  func order() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn("ha")
      let wrong = [
        "loai": "x", "ho_ten": "", "so_dinh_danh": "1", "dien_thoai": "1", "email": "x", "ngay_sinh": "x",
        "dia_chi": String(repeating: "x", count: 2_000), "phuong_xa": String(repeating: "x", count: 2_000),
        "nguoi_dai_dien": "", "so_dinh_danh_dai_dien": "1", "noi_dung": String(repeating: "x", count: 9_000),
        "tra_ket_qua": "x", "nhan_tin": "x", "ly_do": "", "so_luong_1": "x",
      ]
      let page = try await Self.send(officer, try portal.addDossier(), wrong)
      #expect(page.status == 422)
      let listed = page.text.matches(of: /<li><a href="#([^"]+)"/).map { String($0.1) }
      let places = try listed.map { id in try #require(page.text.firstRange(of: " id=\"\(id)\"")?.lowerBound, "\(id)") }
      #expect(listed.count > 10)
      #expect(places == places.sorted(), "\(listed)")
    }
  }

  @Test("A form in which nothing was changed says so")
  func nothing() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let answer = try await Self.send(browser, code, ["ly_do": "Nhầm"])
      #expect(answer.status == 422 && answer.text.contains("Chưa có gì khác"))
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test("The second person sees what the first did, with everything typed, and can send it again")
  func stale() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let form = try await browser.get(Self.path(code))
      _ = try await Self.send(browser, code, ["ho_ten": "Trần Thị Một", "ly_do": "lần một"], form: form)
      let second = try await Self.send(browser, code, ["ho_ten": "Trần Thị Hai", "ly_do": "lần hai"], form: form)
      #expect(second.status == 409)
      #expect(second.text.contains("lần một") && second.text.contains("value=\"Trần Thị Hai\""))
      #expect(try portal.dossier(code).filing.applicant.name == "Trần Thị Một")
      #expect(try await Self.send(browser, code, [:], form: second).status == 303)
      #expect(try portal.dossier(code).filing.applicant.name == "Trần Thị Hai")
    }
  }

  @Test("Only the agency that handles the dossier corrects it, and only with the form's token")
  func access() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let other = try await portal.signedIn("khac", agency: AgencyCode(TestStore.district))
      #expect(try await other.get(Self.path(code)).status == 403)
      let csrf = try await other.get("/can-bo").csrf
      #expect(!csrf.isEmpty)
      let sent = try await other.post(Self.path(code), ["_csrf": csrf, "ho_ten": "X", "ly_do": "Y"])
      #expect(sent.status == 403)
      let admin = try await portal.signedIn("quan-tri", role: .admin)
      #expect(try await admin.get(Self.path(code)).status == 403)
      #expect(try await portal.browser().get(Self.path(code)).status == 303)
      let own = try await portal.signedIn()
      #expect(try await own.post(Self.path(code), ["ho_ten": "X", "ly_do": "Y"]).status == 403)
      #expect(try await own.get("/can-bo/ho-so/000.00.14.H29-180601-0999/dinh-chinh").status == 404)
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test("The public sees that something was corrected, and the corrected digits open the details")
  func lookup() async throws {
    try await TestPortal.run { portal in
      let staff = try await portal.signedIn()
      let code = try portal.addDossier()
      let stranger = portal.browser()
      // Whoever has the mistyped number has the dossier open.
      #expect(try await stranger.post("/tra-cuu/\(code)", "so_cuoi=5678").text.contains("Trần Thị Ánh Nguyệt"))
      #expect(try await stranger.get("/tra-cuu/\(code)").text.contains("Trần Thị Ánh Nguyệt"))
      let change = ["dien_thoai": "0987654321", "ly_do": "Ghi nhầm số 0912345678"]
      #expect(try await Self.send(staff, code, change).status == 303)

      let open = try await stranger.get("/tra-cuu/\(code)")
      #expect(!open.text.contains("Trần Thị Ánh Nguyệt") && open.text.contains("Đã đính chính thông tin hồ sơ"))
      #expect(!open.text.contains("0912345678") && !open.text.contains("0987") && !open.text.contains("Đã sửa"))
      #expect(try await stranger.post("/tra-cuu/\(code)", "so_cuoi=5678").status == 422)
      let owner = try await portal.browser().post("/tra-cuu/\(code)", "so_cuoi=4321")
      #expect(owner.text.contains("Trần Thị Ánh Nguyệt") && owner.text.contains("Đã sửa: Điện thoại"))
      #expect(!owner.text.contains("0987 654 321"))
    }
  }

  @Test("The agency's program reads the corrections, others only that there were any; none can correct")
  func api() async throws {
    try await TestPortal.run { portal in
      let staff = try await portal.signedIn()
      let code = try portal.addDossier()
      _ = try await Self.send(staff, code, ["dien_thoai": "", "ly_do": "Không phải số của người nộp"])
      let path = "/api/v1/dossiers/\(code)"
      let own = try await portal.get(path, token: portal.token).text
      #expect(own.contains(#""type":"correct""#) && own.contains(#""field":"phone","from":"0912345678","to":null"#))
      let anybody = try await portal.get(path).text
      #expect(anybody.contains(#""type":"correct""#) && !anybody.contains("changes") && !anybody.contains("0912345678"))
      for type in ["correct", "undo_end"] {
        let answer = try await portal.post("\(path)/events", #"{"type":"\#(type)","note":"a"}"#, token: portal.token)
        #expect(answer.status == 422)
      }
    }
  }
}
