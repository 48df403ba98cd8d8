import OneStop
import TestSupport
import Testing

@testable import API

@Suite struct RepeatApplicantTests {
  /// A form of the page, with its hidden fields.
  private func hidden(_ browser: Browser) async throws -> [(String, String)] {
    let page = try await browser.get(IntakeForm.address)
    return ["_csrf", "so_phieu"].map { ($0, page.value(of: $0) ?? "") }
  }

  @Test("A repeat applicant is filled in from the number; what was typed and the form's number are kept")
  func filled() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let hidden = try await hidden(browser)
      let code = try IntakeForm.code(
        try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + [hidden[0]]))
      let typed = IntakeForm.filled([
        "ho_ten": "", "so_dinh_danh": "079 185 012 345", "dien_thoai": "", "email": "moi@vidu.vn", "dia_chi": "",
      ])
      let page = try await browser.post(IntakeForm.address, pairs: typed + hidden + [("tim_nguoi_nop", "1")])
      #expect(page.status == 200)
      #expect(page.value(of: "so_phieu") == hidden[1].1)
      #expect(page.text.contains("role=\"status\">Đã điền người nộp theo hồ sơ <a href=\"/can-bo/ho-so/\(code)\""))
      for (field, value) in [
        ("ho_ten", "Trần Thị Ánh Nguyệt"), ("dien_thoai", "0912345678"), ("email", "moi@vidu.vn"),
        ("dia_chi", "12 Lê Lợi, Quận 1"), ("so_dinh_danh", "079 185 012 345"),
      ] {
        let input = try page.text.firstRange(of: "name=\"\(field)\"").unwrapped
        #expect(page.text[input.upperBound...].prefix { $0 != ">" }.contains("value=\"\(value)\""), "\(field)")
      }
      #expect(page.text.contains("Kỷ yếu 20 năm</textarea>"))
      #expect(page.text.contains("value=\"1\" data-required checked>"))
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test("Other agencies' dossiers fill nothing in; unknown, wrong and missing numbers are distinguished")
  func notFound() async throws {
    try await TestPortal.run { portal in
      try portal.addDossier("Lê Văn Xa", agency: Resources.ward.unwrapped.code)
      let browser = try await portal.signedIn(role: .clerk)
      let hidden = try await hidden(browser) + [("tim_nguoi_nop", "1")]
      let unknown = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled(["ho_ten": ""]) + hidden)
      #expect(unknown.status == 200)
      #expect(unknown.text.contains("Cơ quan chưa có hồ sơ nào của số này."))
      #expect(!unknown.text.contains("Lê Văn Xa"))
      for (number, sentence) in [("", "Hãy nhập số định danh rồi tìm."), ("1234", "bạn đã nhập 4.")] {
        let wrong = try await browser.post(
          IntakeForm.address, pairs: IntakeForm.filled(["so_dinh_danh": number]) + hidden)
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("<a href=\"#so_dinh_danh\">") && wrong.text.contains(sentence))
      }
    }
  }

  private static let firstCard = "079185012345|023456789|Trần Thị Ánh Nguyệt|31121985|Nữ|12 Lê Lợi, Quận 1|25122021"
  private static let another = "079090000001||Lê Văn Tám|01021990|Nam|5 Hai Bà Trưng|25122021"

  @Test(
    "A second card replaces nothing: it is the representative's wherever scanned; typed text stays",
    arguments: ["noi_dung", "ho_ten", "so_dinh_danh", "dien_thoai", "nguoi_dai_dien"])
  func secondCard(_ field: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let hidden = try await hidden(browser) + [("phim_enter", "1")]
      let first = try await browser.post(
        IntakeForm.address,
        pairs: IntakeForm.filled(["so_dinh_danh": Self.firstCard, "ho_ten": "", "dien_thoai": ""]) + hidden)
      #expect(first.typed(in: "ho_ten") == "Trần Thị Ánh Nguyệt")
      #expect(first.text.contains("name=\"dien_thoai\" ") && first.text.contains("autofocus"))
      let before = ["noi_dung": "Kỷ yếu", "ho_ten": "Trần Thị Ánh Nguyệt", "so_dinh_danh": "079185012345"]
      let typed = before.merging([field: (before[field] ?? "") + Self.another]) { $1 }
      let second = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled(with: typed) + hidden)
      #expect(second.status == 200 && second.text.contains("Thẻ vừa quét là của người khác với người nộp"))
      #expect(second.typed(in: "ho_ten") == "Trần Thị Ánh Nguyệt")
      #expect(second.typed(in: "so_dinh_danh") == "079185012345")
      #expect(second.typed(in: "nguoi_dai_dien") == "Lê Văn Tám")
      #expect(second.typed(in: "so_dinh_danh_dai_dien") == "079090000001")
      #expect(second.text.contains("Kỷ yếu</textarea>") && !second.text.contains("|"))
    }
  }

  @Test("An open dossier for the same procedure is reported at the scan, before anything else is typed")
  func openAtScan() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let code = try IntakeForm.code(
        try await browser.post(
          IntakeForm.address, pairs: IntakeForm.filled(["so_dinh_danh": "079185012345"]) + hidden(browser)))
      let fields = ["so_dinh_danh": Self.firstCard, "ho_ten": "", "dien_thoai": "", "noi_dung": ""]
      let page = try await browser.post(
        IntakeForm.address, pairs: IntakeForm.filled(with: fields) + hidden(browser) + [("phim_enter", "1")])
      #expect(page.text.contains("<strong>Người này đang có hồ sơ <a href=\"/can-bo/ho-so/\(code)\">"))
    }
  }

  @Test("A result by post needs an address, at intake")
  func postAddress() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let fields = ["tra_ket_qua": "buu_chinh", "dia_chi": "", "phuong_xa": ""]
      let answer = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled(with: fields) + hidden(browser))
      #expect(answer.status == 422 && answer.text.contains("<a href=\"#dia_chi\">Hãy nhập địa chỉ"))
      let sent = fields.merging(["phuong_xa": "Phường Bến Thành"]) { $1 }
      #expect(
        try await browser.post(IntakeForm.address, pairs: IntakeForm.filled(with: sent) + hidden(browser)).status == 303
      )
    }
  }

  @Test("A repeat while the first is open is saved only after asking, and then once")
  func duplicate() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let first = try IntakeForm.code(
        try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden(browser)))
      let pairs = try await IntakeForm.filled(["noi_dung": "Lần hai"]) + [hidden(browser)[0]]
      let number = try await hidden(browser)[1]
      let warned = try await browser.post(IntakeForm.address, pairs: pairs + [number])
      #expect(warned.status == 422)
      #expect(warned.text.contains("Chưa lưu: ") && warned.text.contains("<a href=\"/can-bo/ho-so/\(first)\">"))
      let button = "form=\"tiep-nhan\" data-save name=\"van_tiep_nhan\" value=\"\(first)\">Vẫn tiếp nhận</button>"
      #expect(warned.text.contains(button))
      #expect(warned.text.contains("Lần hai</textarea>"))
      // Neither does a confirmation of another dossier count.
      let other = ("van_tiep_nhan", "000.00.14.H29-180601-0099")
      #expect(try await browser.post(IntakeForm.address, pairs: pairs + [number, other]).status == 422)

      let fresh = ("so_phieu", try warned.value(of: "so_phieu").unwrapped)
      let anyway = pairs + [fresh, ("van_tiep_nhan", "\(first)")]
      let second = try IntakeForm.code(try await browser.post(IntakeForm.address, pairs: anyway))
      #expect(second.description == "000.00.14.H29-180601-0002")
      #expect(try IntakeForm.code(try await browser.post(IntakeForm.address, pairs: anyway)) == second)
    }
  }

  @Test(
    "Another procedure, another person, an unknown number and a finished dossier are not duplicates",
    arguments: ["thu_tuc", "so_dinh_danh", "xong"])
  func noDuplicate(_ change: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let first = try IntakeForm.code(
        try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden(browser)))
      var form = IntakeForm.filled()
      switch change {
      case "thu_tuc":
        let agency = try portal.data.agency(TestStore.department)
        let other = try portal.data.catalogue.procedures(handledBy: agency)
          .first { "\($0.code)" != TestStore.press }.unwrapped
        form = IntakeForm.filled(["thu_tuc": "\(other.code)", "giay_to[]": ""])
      case "so_dinh_danh": form = IntakeForm.filled(["so_dinh_danh": "079185012346"])
      default:
        let officer = try await portal.signedIn("nga")
        let page = try await officer.get("/can-bo/ho-so/\(first)")
        #expect(try await officer.post("/can-bo/ho-so/\(first)/xu-ly", ["_csrf": page.csrf]).status == 303)
        #expect(try await officer.post("/can-bo/ho-so/\(first)/xong", ["_csrf": page.csrf]).status == 303)
      }
      let again = try await browser.post("/can-bo/tiep-nhan", pairs: form + hidden(browser))
      #expect(try IntakeForm.code(again) != first)
    }
  }

  @Test("Enter saves nothing: the form's first button fills in; a saved dossier leads on to the next intake")
  func keys() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let page = try await browser.get(IntakeForm.address)
      let form = try page.text.firstRange(of: "id=\"tiep-nhan\"").unwrapped
      let button = try page.text[form.upperBound...].firstRange(of: "<button").unwrapped
      let tag = "<button class=\"visually-hidden\" tabindex=\"-1\" aria-hidden=\"true\" name=\"phim_enter\" value=\"1\""
      #expect(page.text[button.lowerBound...].prefix { $0 != ">" } == tag)

      let enter = ("phim_enter", "1")
      let entered = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden(browser) + [enter])
      #expect(entered.status == 200)
      #expect(entered.text.contains("Chưa lưu hồ sơ: phím Enter không lưu."))
      #expect(entered.text.contains("Kỷ yếu 20 năm</textarea>"))
      let saved = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden(browser))
      #expect(try IntakeForm.code(saved).description == "000.00.14.H29-180601-0001")
      let shown = try await browser.get(saved.location.unwrapped)
      #expect(shown.text.contains("href=\"\(IntakeForm.address)\" accesskey=\"n\" data-next autofocus>"))

      let known = try await browser.post(
        IntakeForm.address, pairs: IntakeForm.filled(["ho_ten": ""]) + hidden(browser) + [enter])
      #expect(known.status == 200 && known.text.contains("Đã điền người nộp theo hồ sơ"))
    }
  }

  private static let card = "079185012399|025123456|Nguyễn Văn An|30041985|Nam|12 Lê Lợi, Bến Nghé|01052021"

  @Test("A scanned card fills in its owner, in any field and by any button, and saves nothing")
  func card() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      for field in ["so_dinh_danh", "ho_ten", "dien_thoai", "dia_chi", "phuong_xa", "noi_dung"] {
        let form = IntakeForm.filled(["ho_ten": "", "so_dinh_danh": "", "dia_chi": ""]).filter { $0.0 != field }
        for button in ["phim_enter", "tim_nguoi_nop", ""] {
          let pressed = button.isEmpty ? [] : [(button, "1")]
          let page = try await browser.post(
            IntakeForm.address, pairs: form + hidden(browser) + [(field, Self.card)] + pressed)
          #expect(page.status == 200 && page.text.contains("Đã điền theo thẻ vừa quét."), "\(field) \(button)")
          #expect(page.value("ho_ten") == "Nguyễn Văn An" && page.value("so_dinh_danh") == "079185012399")
          #expect(page.value("ngay_sinh") == "30/04/1985" && page.value("dia_chi") == "12 Lê Lợi, Bến Nghé")
          #expect(!page.text.contains(Self.card), "\(field)")
        }
      }
      let saved = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden(browser))
      #expect(try IntakeForm.code(saved).description == "000.00.14.H29-180601-0001")
    }
  }

  @Test(
    "A card at a company's form, or scanned into the representative's field, is the representative's")
  func representativesCard() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      for (kind, field) in [("doanh_nghiep", "so_dinh_danh"), ("to_chuc", "ho_ten"), ("cong_dan", "nguoi_dai_dien")] {
        let form = IntakeForm.filled(["loai": kind]).filter { $0.0 != field }
        let page = try await browser.post(IntakeForm.address, pairs: form + hidden(browser) + [(field, Self.card)])
        #expect(page.status == 200)
        #expect(page.value("nguoi_dai_dien") == "Nguyễn Văn An")
        #expect(page.value("so_dinh_danh_dai_dien") == "079185012399")
        #expect(page.text.contains("<details class=\"field\" open>"))
        if field != "ho_ten" { #expect(page.value("ho_ten") == "Trần Thị Ánh Nguyệt") }
      }
    }
  }

  @Test(
    "Without an identity number a repeat is recognised by name and phone; a namesake is not asked about",
    arguments: [
      ("Trần Thị Ánh Nguyệt", "0912345678", "", true), ("TRẦN thị ánh  nguyệt", "+84 912 345 678", "", true),
      ("Trần Thị Ánh Nguyệt", "0912345678", "079185012345", true), ("Trần Thị Ánh Nguyệt", "0912345679", "", false),
      ("Trần Thị Ánh", "0912345678", "", false), ("Trần Thị Ánh Nguyệt", "", "", false),
    ])
  func withoutNumber(_ name: String, _ phone: String, _ number: String, _ isAsked: Bool) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let first = IntakeForm.filled(["so_dinh_danh": ""])
      #expect(try await browser.post(IntakeForm.address, pairs: first + hidden(browser)).status == 303)
      let second = IntakeForm.filled(["ho_ten": name, "dien_thoai": phone, "so_dinh_danh": number])
      let answer = try await browser.post(IntakeForm.address, pairs: second + hidden(browser))
      #expect(answer.status == (isAsked ? 422 : 303))
    }
  }

  @Test("The page after saving is the receipt: it prints alone, and the next intake begins there")
  func receipt() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let saved = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden(browser))
      let code = try IntakeForm.code(saved)
      let page = try await browser.get(saved.location.unwrapped)
      let sheet = try page.text.firstRange(of: "<article class=\"paper\"").unwrapped
      #expect(page.text[sheet.upperBound...].contains("class=\"key\""))
      #expect(page.text.contains("data-print=\"giay-hen\""))
      #expect(page.text.contains("href=\"/can-bo/ho-so/\(code)/bieu-mau/receipt\""))
      // Everything else of the page stays off the paper.
      #expect(page.text.contains("<div class=\"no-print\"><h1>"))
      // It is news once: not when it is loaded again, and not to the same person elsewhere.
      let other = portal.browser()
      try await portal.signIn("ha", with: other)
      for later in [browser, other] {
        let text = try await later.get(saved.location.unwrapped).text
        #expect(!text.contains("class=\"paper\"") && !text.contains("autofocus") && !text.contains("data-print"))
      }
    }
  }

  @Test("A search that finds one procedure opens its form")
  func oneHit() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let one = try await browser.get("/can-bo/tiep-nhan?q=1.003868")
      #expect(one.status == 303 && one.location == IntakeForm.address)
      #expect(try await browser.get("/can-bo/tiep-nhan?q=giay").status == 200)
    }
  }
}

extension Answer {
  /// What stands in the input of that name.
  fileprivate func value(_ field: String) -> String? {
    guard let input = text.firstRange(of: " name=\"\(field)\"") else { return nil }
    let rest = text[input.upperBound...].prefix { $0 != ">" }
    guard let start = rest.firstRange(of: " value=\"") else { return nil }
    return String(rest[start.upperBound...].prefix { $0 != "\"" })
  }
}
