import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

@Suite("Filing from home", .eachEngine) struct FilingTests {
  private static let procedure = "2.000815"
  private static let ward = "000.01.41.H29"

  private func run(_ body: (TestPortal, Browser) async throws -> Void) async throws {
    try await TestPortal.run { portal in
      try portal.publishForms()
      try await body(portal, portal.browser())
    }
  }

  /// One page of a draft, as a browser sends it.
  private struct Step {
    let browser: Browser
    let path: String
    let page: Answer

    init(_ browser: Browser, _ path: String) async throws {
      (self.browser, self.path) = (browser, path)
      page = try await browser.get(path)
    }

    func send(_ fields: [(String, String)], files: [Part] = []) async throws -> Answer {
      let hidden = ["_csrf", "ban-truoc", "mau-don"].compactMap { name in
        page.value(of: name).map { Part.text(name, $0) }
      }
      return try await browser.upload(path, hidden + fields.map { .text($0.0, $0.1) } + files)
    }
  }

  private func begin(_ browser: Browser) async throws -> String {
    let start = try await browser.get("/nop-ho-so/\(Self.procedure)")
    #expect(start.status == 200 && start.text.contains("Người yêu cầu"))
    let begun = try await browser.post("/nop-ho-so/\(Self.procedure)", ["_csrf": start.csrf])
    let location = try begun.location.unwrapped
    #expect(begun.status == 303 && location.hasSuffix("/1"))
    return String(location.dropLast(2))
  }

  private static let person = [
    ("yc_ho_ten", "Nguyễn Thị Ánh"), ("yc_so_dinh_danh", "079190000001"), ("yc_dien_thoai", "0912 345 678"),
  ]
  private static let paper = [
    ("giay_to.dong", "1"), ("giay_to.1.ten", "Bằng tốt nghiệp"), ("giay_to.1.ngon_ngu", "viet"),
    ("giay_to.1.so_trang", "4"), ("giay_to.1.so_ban", "3"),
  ]

  /// Fills in a whole form and files it.
  private func file(_ browser: Browser) async throws -> DossierCode {
    let draft = try await begin(browser)
    _ = try await Step(browser, "\(draft)/1").send(Self.person)
    _ = try await Step(browser, "\(draft)/2").send(
      Self.paper + [("bo-qua", "1")], files: [.file("a.pdf", Permit.pdf, field: "tep_ban_chinh")])
    _ = try await Step(browser, "\(draft)/3").send([])
    let check = try await browser.get("\(draft)/kiem-tra")
    let sent = try await browser.post(
      "\(draft)/kiem-tra",
      [
        "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": Self.ward, "tra_ket_qua": "counter",
        "bao_tin": "khong",
      ])
    #expect(sent.location == "\(draft)/da-nop", "\(sent.text)")
    let done = try await browser.get("\(draft)/da-nop").text
    return try DossierCode(String(done.firstMatch(of: /000\.01\.41\.H29-\d{6}-\d+/).unwrapped.output)).unwrapped
  }

  @Test("What is to be mended is asked for field by field, and mended online; the office sees what changed")
  func mended() async throws {
    try await run { portal, browser in
      let code = try await file(browser)
      let clerk = try await portal.signedIn("bn", agency: AgencyCode(Self.ward))
      let page = try await clerk.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("name=\"muc_sua\" value=\"yc_ho_ten\""))
      let version = try page.value(of: "phien_ban").unwrapped
      func ask(_ fields: [String]) async throws -> Answer {
        try await clerk.post(
          "/can-bo/ho-so/\(code)/yeu-cau-bo-sung",
          pairs: [("_csrf", page.csrf), ("phien_ban", version), ("ghi_chu", "Tên viết thiếu")]
            + fields.map { ("muc_sua", $0) })
      }
      for wrong in ["khong_co", "tep_ban_chinh"] { #expect(try await ask(["yc_ho_ten", wrong]).status == 422) }
      #expect(try await ask(["yc_ho_ten", "giay_to"]).status == 303)
      let byDigits = portal.browser()
      _ = try await byDigits.post("/tra-cuu/\(code)", ["so_cuoi": "5678", "may_rieng": "1"])
      let closed = try await byDigits.get("/tra-cuu/\(code)/bo-sung").text
      #expect(closed.contains("khóa 8 ký tự") && !closed.contains("Nguyễn Thị Ánh"))
      let key = try portal.dossier(code).filing.key
      _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)", "may_rieng": "1"])
      let asked = try await browser.get("/tra-cuu/\(code)").text
      #expect(asked.contains("Mục cần sửa trong tờ khai") && asked.contains("Họ và tên"))
      let address = "/tra-cuu/\(code)/bo-sung"
      let form = try await browser.get(address)
      #expect(form.text.contains("value=\"Nguyễn Thị Ánh\"") && form.text.contains("value=\"Bằng tốt nghiệp\""))
      #expect(!form.text.contains("name=\"yc_dien_thoai\""))
      func send(_ fields: [(String, String)]) async throws -> Answer {
        let hidden = try [("_csrf", form.csrf), ("so-yeu-cau", form.value(of: "so-yeu-cau").unwrapped)]
        return try await browser.upload(address, (hidden + fields).map { .text($0.0, $0.1) })
      }
      let wrong = try await send([("yc_ho_ten", "Nguyễn 5"), ("yc_dien_thoai", "0999999999")] + Self.paper)
      #expect(wrong.status == 422 && wrong.text.contains("value=\"Nguyễn 5\""))
      let more = try await send([("yc_ho_ten", "Nguyễn Thị Ánh Hồng"), ("them-dong", "giay_to")] + Self.paper)
      #expect(more.status == 200 && more.text.contains("giay_to.2.ten") && more.text.contains("Ánh Hồng"))
      #expect(try portal.dossier(code).status == .awaitingSupplement)
      let right = try await send([("yc_ho_ten", "Nguyễn Thị Ánh Hồng"), ("yc_dien_thoai", "0999999999")] + Self.paper)
      #expect(right.status == 303, "\(right.text)")
      let dossier = try portal.dossier(code)
      #expect(dossier.status == .filed && dossier.filing.applicant.name == "Nguyễn Thị Ánh Hồng")
      #expect(dossier.filing.applicant.phone?.description == "0912345678", "nobody asked for it")
      let read = try await clerk.get("/can-bo/ho-so/\(code)").text
      #expect(
        read.contains("Nguyễn Thị Ánh Hồng") && read.contains("đã sửa") && read.contains("trước đây: Nguyễn Thị Ánh<"))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A form is filled in page by page, looked at once more, and filed once")
  func filed() async throws {
    try await run { portal, browser in
      let draft = try await begin(browser)
      let first = try await Step(browser, "\(draft)/1")
      let wrong = try await first.send([("yc_ho_ten", "Nguyễn Thị Ánh"), ("yc_dien_thoai", "12")])
      #expect(
        wrong.status == 422 && wrong.text.contains("value=\"12\"") && wrong.text.contains("href=\"#yc_dien_thoai\""))
      // Right or wrong, it is saved.
      #expect(try await browser.get("\(draft)/1").text.contains("value=\"Nguyễn Thị Ánh\""))
      #expect(try await Step(browser, "\(draft)/1").send(Self.person).location == "\(draft)/2")
      #expect(try await Step(browser, "\(draft)/2").send(Self.paper).location == "\(draft)/3")
      #expect(try await Step(browser, "\(draft)/3").send([]).location == "\(draft)/kiem-tra")
      let check = try await browser.get("\(draft)/kiem-tra")
      #expect(check.text.contains("Bằng tốt nghiệp") && check.text.contains("18.000"))
      let unchosen = try await browser.post("\(draft)/kiem-tra", ["_csrf": check.csrf, "tra_ket_qua": "counter"])
      #expect(unchosen.status == 422 && unchosen.text.contains("Hãy chọn nơi nhận hồ sơ"))
      let form: KeyValuePairs = [
        "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": Self.ward, "tra_ket_qua": "counter",
        "bao_tin": "khong",
      ]
      let sent = try await browser.post("\(draft)/kiem-tra", form)
      #expect(sent.status == 303 && sent.location == "\(draft)/da-nop")
      let done = try await browser.get("\(draft)/da-nop")
      let code = try String(done.text.firstMatch(of: /000\.01\.41\.H29-\d{6}-\d+/).unwrapped.output)
      let dossier = try portal.dossier(try DossierCode(code).unwrapped)
      #expect(dossier.status == .filed && done.text.contains(dossier.filing.key.spaced))
      // Sent or opened again it is the same dossier, whose key nobody learns by the link alone.
      #expect(try await browser.post("\(draft)/kiem-tra", form).location == "\(draft)/da-nop")
      #expect(try await browser.get(draft).location == "\(draft)/da-nop")
      for page in ["", "/1", "/kiem-tra", "/da-nop"] {
        #expect(try await portal.browser().get(draft + page).location == "/tra-cuu/\(code)")
      }
      #expect(try portal.store.check().findings == [])
      let clerk = try await portal.signedIn("bn", agency: AgencyCode(Self.ward))
      // Filed at 9:30 on a Friday: eight working hours end on Monday.
      let list = try await clerk.get("/can-bo?muc=cho-tiep-nhan").text
      #expect(list.contains(">trước 09:30, 04/06/2018<") && list.contains("1 chờ tiếp nhận"))
      let shown = try await clerk.get("/can-bo/ho-so/\(code)").text
      #expect(shown.contains("Bằng tốt nghiệp") && shown.contains("Tờ khai đã nộp"))
    }
  }

  @Test("The link alone leads to a draft, until a phone number stands in it; then its last digits are needed")
  func link() async throws {
    try await run { portal, browser in
      let draft = try await begin(browser)
      let relative = portal.browser()
      #expect(try await relative.get("\(draft)/1").status == 200)
      #expect(try await Step(browser, "\(draft)/1").send(Self.person).status == 303)
      #expect(try await browser.get("\(draft)/2").text.contains("giay_to"), "whoever typed it goes on")
      let closed = try await relative.get("\(draft)/2")
      #expect(closed.text.contains("4 số cuối") && !closed.text.contains("giay_to"))
      let wrong = try await relative.post(draft, ["_csrf": closed.csrf, "so_cuoi": "0000"])
      #expect(wrong.status == 422)
      let right = try await relative.post(draft, ["_csrf": closed.csrf, "so_cuoi": "5678"])
      #expect(right.location == draft)
      #expect(try await relative.get("\(draft)/1").text.contains("Nguyễn Thị Ánh"))
      for _ in 0..<5 {
        _ = try await portal.browser().post(draft, ["_csrf": closed.csrf, "so_cuoi": "0000"])
      }
      let guesser = portal.browser()
      let page = try await guesser.get(draft)
      for _ in 0..<6 { _ = try await guesser.post(draft, ["_csrf": page.csrf, "so_cuoi": "1111"]) }
      #expect(try await guesser.post(draft, ["_csrf": page.csrf, "so_cuoi": "5678"]).status == 429)
      #expect(try await browser.get("/nop-ho-so/nhap/ABCD-3467-EFGH-89JK").status == 404)
      portal.now = portal.now.adding(microseconds: 31 * Moment.day)
      #expect(try await browser.get(draft).status == 404)
    }
  }

  @Test("Rows come and go by buttons, and files stay with the draft")
  func rowsAndFiles() async throws {
    try await run { portal, browser in
      let draft = try await begin(browser)
      let page = try await Step(browser, "\(draft)/2")
      #expect(try await page.send(Self.paper + [("them-dong", "giay_to")]).location == "\(draft)/2?con-sua=1#giay_to.2")
      let two = try await Step(browser, "\(draft)/2")
      #expect(two.page.text.contains("giay_to.2.ten") && two.page.text.contains("value=\"Bằng tốt nghiệp\""))
      #expect(two.page.text.contains("id=\"giay_to.2\" tabindex=\"-1\""))
      let removed = try await two.send(
        [("giay_to.dong", "2"), ("giay_to.1.ten", "Một"), ("giay_to.2.ten", "Hai"), ("bo-dong", "giay_to.1")])
      #expect(removed.location == "\(draft)/2?con-sua=1#giay_to")
      let one = try await Step(browser, "\(draft)/2")
      #expect(one.page.text.contains("value=\"Hai\"") && !one.page.text.contains("giay_to.2.ten"))
      let sent = try await one.send(
        [("giay_to.dong", "1"), ("giay_to.1.ten", "Hai"), ("bo-qua", "1")],
        files: [.file("a.pdf", Permit.pdf, field: "tep_ban_chinh")])
      #expect(sent.location == "\(draft)/3", "\(sent.text)")
      let again = try await browser.get("\(draft)/2")
      #expect(again.text.contains("\(draft)/tep/1"))
      #expect(try await browser.get("\(draft)/tep/1").body == Permit.pdf)
      #expect(try await portal.browser().get("\(draft)/tep/2").status == 404)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Another window's page is told, and nothing that was typed is lost")
  func twoWindows() async throws {
    try await run { _, browser in
      let draft = try await begin(browser)
      let files = (try await Step(browser, "\(draft)/2"), try await Step(browser, "\(draft)/2"))
      #expect(try await files.0.send(Self.paper).location == "\(draft)/3")
      let second = try await files.1.send(
        [("giay_to.dong", "1"), ("giay_to.1.ten", "Hai")],
        files: [.file("hai.pdf", Permit.pdf, field: "tep_ban_chinh")])
      #expect(second.status == 409 && second.text.contains("value=\"Hai\"") && second.text.contains("hai.pdf"))
      let (one, two) = (try await Step(browser, "\(draft)/1"), try await Step(browser, "\(draft)/1"))
      #expect(try await one.send(Self.person).status == 303)
      let late = try await two.send([("yc_ho_ten", "Tên khác")])
      #expect(late.status == 409 && late.text.contains("value=\"Tên khác\"") && late.text.contains("cửa sổ khác"))
      #expect(try await browser.get("\(draft)/1").text.contains("value=\"Nguyễn Thị Ánh\""))
    }
  }
}
