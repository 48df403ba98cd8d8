import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web

@Suite("After a filing", .eachEngine) struct AfterFilingTests {
  private static let ward = AgencyCode(DraftSteps.ward)

  /// A certified copy that was filed at home, with SMS where they are asked for.
  private func filed(_ portal: TestPortal, notices: String = "khong") async throws -> (DraftSteps, DossierCode) {
    let draft = try await DraftSteps(portal.browser())
    try await draft.fillIn()
    let check = try await draft.browser.get("\(draft.path)/kiem-tra")
    let sent = try await draft.browser.post(
      "\(draft.path)/kiem-tra",
      [
        "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": DraftSteps.ward,
        "tra_ket_qua": "counter", "bao_tin": notices,
      ])
    #expect(sent.status == 303)
    return (draft, try await draft.code())
  }

  private func clerk(_ portal: TestPortal) async throws -> Browser {
    try await portal.signedIn("bn", role: .clerk, agency: Self.ward)
  }

  // MARK: Papers

  @Test("The paper that a form is has come with it, as an electronic copy, and is asked for nowhere")
  func ownPaper() async throws {
    try await TestPortal.filing { portal in
      try portal.publishAnotherForm(without: "tep_ban_chinh", paper: "Bản chính giấy tờ")
      let start = try await portal.browser().get("/nop-ho-so/\(DraftSteps.procedure)").text
      #expect(!start.contains("<li>Bản chính giấy tờ") && start.contains("<li>Bản sao cần chứng thực"))
      let hand = try await portal.browser().get("/thu-tuc/\(DraftSteps.procedure)/mau-don").text
      #expect(!hand.contains("<li>Bản chính giấy tờ") && hand.contains("<li>Bản sao cần chứng thực"))
      let (draft, code) = try await filed(portal)
      let papers = try portal.dossier(code).filing.papers
      #expect(papers == [SubmittedPaper(name: "Bản chính giấy tờ", quantity: 1, isElectronic: true)])
      let own = try await draft.browser.get("\(draft.path)/da-nop").text
      #expect(own.contains("Bản chính giấy tờ</span> ×\u{A0}1, bản điện tử"))
      let page = try await clerk(portal).get("/can-bo/ho-so/\(code)").text
      let missing = try page.split(separator: "Thiếu giấy tờ bắt buộc").last.unwrapped.prefix(200)
      #expect(missing.contains("Bản sao cần chứng thực") && !missing.contains("Bản chính giấy tờ"))
    }
  }

  @Test("Files that come count as they are: how many, and electronic; what lies on the desk is ticked")
  func papersThatCame() async throws {
    try await TestPortal.filing { portal in
      let clerk = try await clerk(portal)
      let draft = try await DraftSteps(clerk, helping: true)
      try await draft.fillIn()
      let check = try await clerk.get("\(draft.path)/kiem-tra")
      #expect(check.text.contains("Giấy tờ có trên bàn"))
      _ = try await clerk.post(
        "\(draft.path)/kiem-tra",
        pairs: [
          ("_csrf", check.csrf), ("da-xem", check.value(of: "da-xem") ?? ""), ("co_quan", DraftSteps.ward),
          ("tra_ket_qua", "counter"), ("bao_tin", "khong"),
          ("giay_to[]", "1"), ("giay_to[]", "2"),
        ])
      let code = try portal.data.read {
        try $0.assistedFilings(by: "bn", at: Self.ward.unwrapped, now: portal.now, limit: 2)
      }
      .first.unwrapped.code
      let papers = try portal.dossier(code).filing.papers
      #expect(papers.map(\.name) == ["Bản chính giấy tờ", "Bản sao cần chứng thực"])
      #expect(papers.allSatisfy { !$0.isElectronic })
      #expect(try await !clerk.get("/can-bo/ho-so/\(code)").text.contains("Thiếu giấy tờ bắt buộc"))
      // At home nobody has a desk.
      let home = try await DraftSteps(portal.browser())
      try await home.fillIn()
      _ = try await home.send(2, DraftSteps.paper, files: [.file("a.pdf", Permit.pdf, field: "tep_ban_chinh")])
      let own = try await home.browser.get("\(home.path)/kiem-tra")
      #expect(!own.text.contains("Giấy tờ có trên bàn"))
      _ = try await home.browser.post(
        "\(home.path)/kiem-tra",
        pairs: [
          ("_csrf", own.csrf), ("da-xem", own.value(of: "da-xem") ?? ""), ("co_quan", DraftSteps.ward),
          ("tra_ket_qua", "counter"), ("bao_tin", "khong"),
          ("giay_to[]", "2"),
        ])
      let filed = try portal.dossier(try await home.code()).filing.papers
      #expect(filed == [SubmittedPaper(name: "Bản chính giấy tờ", quantity: 1, isElectronic: true)])
      #expect(try portal.store.check().findings == [])
    }
  }

  // MARK: Filed for others

  @Test(
    "Whoever filed it for somebody sees how it stands, and prints the confirmation, until thirty days after acceptance",
    arguments: [(Account.Role.clerk, true), (.postClerk, false)])
  func filedForOthers(role: Account.Role, isReceiver: Bool) async throws {
    try await TestPortal.filing { portal in
      portal.now = try Moment("2026-06-01T09:30").unwrapped
      let staff = try await portal.signedIn("lan", role: role, agency: AgencyCode(DraftSteps.otherWard))
      let draft = try await DraftSteps(staff, helping: true)
      try await draft.fillIn()
      _ = try await draft.file()
      let listed = try await staff.get("/can-bo/nop-giup").text
      let code = try DossierCode(
        String(listed.firstMatch(of: /nop-giup\/(000\.01\.41\.H29-\d{6}-\d+)/).unwrapped.output.1)
      ).unwrapped
      #expect(listed.contains("Nguyễn Thị Ánh"))
      #expect(try portal.dossier(code).filing.receiver?.description == (isReceiver ? DraftSteps.otherWard : nil))
      if isReceiver {
        #expect(try await staff.get("/can-bo/nhan-cho-noi-khac").text.contains("\(code)"))
      }
      let sheet = try await staff.get("/can-bo/nop-giup/\(code)")
      #expect(sheet.status == 200 && sheet.text.contains("Phiếu xác nhận đã nộp"))
      let colleague = try await portal.signedIn("ha", role: role, agency: AgencyCode(DraftSteps.otherWard))
      #expect(try await colleague.get("/can-bo/nop-giup/\(code)").status == 404)
      #expect(try await !colleague.get("/can-bo/nop-giup").text.contains("\(code)"))
      #expect(try await clerk(portal).act(code, "tiep-nhan").status == 303)
      let accepted = try portal.data.read { try $0.dossier(code) }.unwrapped.dossier.code
      #expect(try await staff.get("/can-bo/nop-giup/\(accepted)").text.contains("Giấy tiếp nhận hồ sơ"))
      portal.now = portal.now.adding(microseconds: 31 * Moment.day)
      let later = portal.browser()
      try await portal.signIn("lan", with: later)
      #expect(try await !later.get("/can-bo/nop-giup").text.contains("\(accepted)"))
      #expect(try await later.get("/can-bo/nop-giup/\(accepted)").status == 404)
    }
  }

  // MARK: Refused

  @Test("Whoever is refused is told, reads why and the letter, and files again from the same answers")
  func refused() async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal, notices: "sms")
      _ = try portal.sendNotices()
      let answer = try await clerk(portal).act(code, "tu-choi", [("ghi_chu", "Bản chính bị tẩy xóa")])
      #expect(answer.status == 303)
      let done = try await clerk(portal).get(answer.location.unwrapped).text
      #expect(done.contains("in được phiếu ở trang tra cứu"))
      #expect(
        try portal.sendNotices().filter { $0.contains("\(code)") && $0.contains("không được tiếp nhận") }.count == 1)
      // The browser that filed it has its details open.
      let page = try await draft.browser.get("/tra-cuu/\(code)").text
      let head = try page.split(separator: "<ol class=\"timeline\">").first.unwrapped
      #expect(head.contains("Bản chính bị tẩy xóa") && head.contains("/tra-cuu/\(code)/phieu/refusal"))
      let letter = try await draft.browser.get("/tra-cuu/\(code)/phieu/refusal")
      #expect(letter.status == 200 && letter.text.contains("Bản chính bị tẩy xóa"))
      #expect(!letter.text.contains("0912 345 678"))
      #expect(try await draft.browser.get("\(draft.path)/da-nop").text.contains("đã kết thúc khi chưa được tiếp nhận"))
      let byDigits = portal.browser()
      _ = try await byDigits.post("/tra-cuu/\(code)", ["so_cuoi": "5678", "may_rieng": "1"])
      let own = try await byDigits.get("/tra-cuu/\(code)").text
      #expect(own.contains("Bản chính bị tẩy xóa") && !own.contains("phieu/refusal") && !own.contains("nop-lai"))
      #expect(try await byDigits.get("/tra-cuu/\(code)/phieu/refusal").location == "/tra-cuu/\(code)")
      let csrf = try await draft.browser.get("/tra-cuu/\(code)").csrf
      let again = try await draft.browser.post("/tra-cuu/\(code)/nop-lai", ["_csrf": csrf])
      let path = try again.location.unwrapped
      #expect(path.hasPrefix("/nop-ho-so/nhap/"))
      let first = try await draft.browser.get("\(path)/1").text
      #expect(first.contains("value=\"Nguyễn Thị Ánh\"") && first.contains("value=\"0912 345 678\""))
      #expect(try await portal.browser().get("\(path)/1").text.contains("4 số cuối"))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("What goes on, or came to nothing otherwise, is not filed again", arguments: [false, true])
  func notAgain(isAccepted: Bool) async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal)
      if isAccepted { #expect(try await clerk(portal).act(code, "tiep-nhan").status == 303) }
      let now = try portal.data.read { try $0.dossier(code) }.unwrapped.dossier.code
      let page = try await draft.browser.get("/tra-cuu/\(now)")
      #expect(!page.text.contains("nop-lai"))
      let csrf = try await draft.browser.get("/can-bo/dang-nhap").csrf
      let answer = try await draft.browser.post("/tra-cuu/\(now)/nop-lai", ["_csrf": csrf])
      #expect(answer.location == "/tra-cuu/\(now)")
    }
  }

  // MARK: More is asked for

  private func ask(_ clerk: Browser, _ code: DossierCode, _ fields: [(String, String)]) async throws -> Answer {
    try await clerk.act(code, "yeu-cau-bo-sung", fields)
  }

  @Test("A field, or a paper that is there, is asked for with a reason: its own, or one for all")
  func reasons() async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal)
      let clerk = try await clerk(portal)
      let form = try await clerk.get("/can-bo/ho-so/\(code)").text
      // The answers stand there before anything is decided.
      let place = try form.range(of: "id=\"to-khai\"").unwrapped.lowerBound
      #expect(try place < form.range(of: "id=\"mau-tiep-nhan\"").unwrapped.lowerBound)
      let wrong = try await ask(clerk, code, [("muc_sua", "yc_ho_ten")])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#yeu-cau-bo-sung-vi_sao_muc_yc_ho_ten\""))
      let right = try await ask(
        clerk, code,
        [("muc_sua", "yc_ho_ten"), ("vi_sao_muc_yc_ho_ten", "Thiếu tên đệm"), ("giay_to_can", "2")])
      #expect(right.status == 303, "\(right.text)")
      let event = try portal.data.read { try $0.dossier(code) }.unwrapped.events.last.unwrapped
      #expect(
        event.kind
          == .supplementRequested(
            papers: ["Bản sao cần chứng thực"], fields: ["yc_ho_ten"],
            reasons: ["yc_ho_ten": "Thiếu tên đệm", "Bản sao cần chứng thực": "chưa có trong hồ sơ"]))
      #expect(try await clerk.get(right.location.unwrapped).text.contains("thời hạn chưa tính"))
      let mending = try await draft.browser.get("/tra-cuu/\(code)/bo-sung").text
      #expect(mending.contains("Thiếu tên đệm") && mending.contains("chưa có trong hồ sơ"))
      #expect(mending.contains("Sửa tờ khai và gửi bổ sung") && mending.contains("bắt đầu khi hồ sơ được tiếp nhận"))
      #expect(!mending.contains("tính tiếp"))
      let letter = try await draft.browser.get("/tra-cuu/\(code)/phieu/supplement").text
      #expect(letter.contains("Thiếu tên đệm") && letter.contains("chưa có trong hồ sơ"))
      #expect(!letter.contains("chưa đúng quy định") && !letter.contains("không được ghi trong yêu cầu"))
      #expect(!letter.contains("tính tiếp") && letter.contains("bắt đầu khi hồ sơ được tiếp nhận"))
    }
  }

  @Test("Where fields alone are asked for, no sentence speaks of papers or of a clock that has not begun")
  func fieldsAlone() async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal)
      let clerk = try await clerk(portal)
      let asked = try await ask(clerk, code, [("muc_sua", "giay_to"), ("ghi_chu", "Ghi nhầm số trang")])
      #expect(asked.status == 303)
      let address = "/tra-cuu/\(code)/bo-sung"
      let form = try await draft.browser.get(address)
      #expect(form.text.contains("<h1>Sửa tờ khai theo yêu cầu") && !form.text.contains("chụp ảnh từng giấy tờ"))
      func send(_ fields: [(String, String)]) async throws -> Answer {
        let hidden = try [
          ("_csrf", form.csrf), ("so-yeu-cau", form.value(of: "so-yeu-cau").unwrapped),
          ("luc-mo", form.value(of: "luc-mo") ?? ""),
        ]
        return try await draft.browser.upload(address, (hidden + fields).map { .text($0.0, $0.1) })
      }
      let unchanged = try await send(DraftSteps.paper)
      #expect(unchanged.status == 422 && unchanged.text.contains("Chưa mục nào được sửa"))
      let paper = DraftSteps.paper.map { ($0.0, $0.0 == "giay_to.1.so_trang" ? "5" : $0.1) }
      let sent = try await send(paper)
      #expect(sent.status == 303, "\(sent.text)")
      #expect(try await draft.browser.get(sent.location.unwrapped).text.contains("trả lời trong 8 giờ làm việc"))
      let page = try await draft.browser.get("/tra-cuu/\(code)").text
      #expect(!page.contains("Thời hạn được tính tiếp"))
      let staff = try await clerk.get("/can-bo/ho-so/\(code)").text
      #expect(staff.contains("Người nộp vừa sửa tờ khai") && !staff.contains("vừa gửi lời nhắn"))
      #expect(!staff.contains("tạm dừng tính hạn") && !staff.contains("tính tiếp"))
      // The fee follows from the pages, and is marked too.
      #expect(staff.split(separator: "đã sửa</strong>").count >= 3)
      #expect(!staff.contains("<li></li>"))
    }
  }

  // MARK: What was filed

  @Test("The form is read and printed by key and by the office, in each version; by four digits it is not")
  func form() async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal)
      let clerk = try await clerk(portal)
      _ = try await ask(clerk, code, [("muc_sua", "yc_ho_ten"), ("ghi_chu", "Thiếu tên đệm")])
      let address = "/tra-cuu/\(code)/bo-sung"
      let page = try await draft.browser.get(address)
      let fields = try [
        ("_csrf", page.csrf), ("so-yeu-cau", page.value(of: "so-yeu-cau").unwrapped),
        ("yc_ho_ten", "Nguyễn Thị Ngọc Ánh"),
      ]
      #expect(try await draft.browser.upload(address, fields.map { .text($0.0, $0.1) }).status == 303)
      let byDigits = portal.browser()
      _ = try await byDigits.post("/tra-cuu/\(code)", ["so_cuoi": "5678", "may_rieng": "1"])
      #expect(try await byDigits.get("/tra-cuu/\(code)/to-khai").location == "/tra-cuu/\(code)")
      #expect(try await !byDigits.get("/tra-cuu/\(code)/thong-tin.json").text.contains("Bằng tốt nghiệp"))
      #expect(try await byDigits.get("/tra-cuu/\(code)/thong-tin").text.contains("có lưu; mở chi tiết bằng khóa"))
      for (browser, path) in [(draft.browser, "/tra-cuu/\(code)"), (clerk, "/can-bo/ho-so/\(code)")] {
        let now = try await browser.get("\(path)/to-khai").text
        #expect(now.contains("Bằng tốt nghiệp") && now.contains("Nguyễn Thị Ngọc Ánh") && now.contains("đã sửa"))
        let first = try await browser.get("\(path)/to-khai?ban=1").text
        #expect(first.contains("Nguyễn Thị Ánh") && !first.contains("Ngọc"))
        for number in ["0", "3", "x"] { #expect(try await browser.get("\(path)/to-khai?ban=\(number)").status < 500) }
      }
      let held = try await draft.browser.get("/tra-cuu/\(code)/thong-tin").text
      #expect(held.contains("Bằng tốt nghiệp"))
      let file = try await draft.browser.get("/tra-cuu/\(code)/thong-tin.json").text
      #expect(file.contains("former_forms") && file.contains("Nguyễn Thị Ngọc Ánh") && file.contains("Bằng tốt nghiệp"))
      let other = try await portal.signedIn("khac", role: .officer, agency: AgencyCode(DraftSteps.otherWard))
      #expect(try await other.get("/can-bo/ho-so/\(code)/to-khai").status == 403)
    }
  }

  // MARK: Messages

  @Test("Messages are chosen by whoever files, who then gets them and opens the look-up with their own digits")
  func notices() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser(), for: "uy_quyen")
      _ = try await draft.send(0, DraftSteps.friend, files: [DraftSteps.authorisation])
      try await draft.fillIn()
      let check = try await draft.browser.get("\(draft.path)/kiem-tra")
      #expect(check.text.contains("0987654321") && !check.text.contains("name=\"bao_tin\" value=\"sms\" checked"))
      #expect(!check.text.contains("dong_y"))
      let fields: KeyValuePairs = [
        "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": DraftSteps.ward,
        "tra_ket_qua": "counter",
      ]
      let wrong = try await draft.browser.post("\(draft.path)/kiem-tra", fields)
      #expect(wrong.status == 422 && wrong.text.contains("Hãy chọn có nhận tin hay không"))
      _ = try await draft.browser.post(
        "\(draft.path)/kiem-tra",
        [
          "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": DraftSteps.ward,
          "tra_ket_qua": "counter", "bao_tin": "sms",
        ])
      let code = try await draft.code()
      #expect(try portal.dossier(code).filing.noticeRecipient?.address == "0987654321")
      for digits in ["4321", "0002", "5678", "0001"] {
        let browser = portal.browser()
        let open = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": digits])
        #expect(open.status == 200 && open.text.contains("Người được ủy quyền"), "\(digits)")
      }
      let consents = try portal.data.read { snapshot in
        try snapshot.consents(of: snapshot.dossier(code).unwrapped.id)
      }
      #expect(consents.map(\.wording) == [Consent.wording])
      #expect(check.text.contains("đồng ý được báo về riêng hồ sơ này"))
    }
  }

  @Test("By when the agency answers stands on the confirmation, the look-up and the page of the staff")
  func answerBy() async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal)
      let paths = ["\(draft.path)/da-nop", "/tra-cuu/\(code)"].map { (draft.browser, $0) }
      for (browser, path) in try await paths + [(clerk(portal), "/can-bo/ho-so/\(code)")] {
        let page = try await browser.get(path).text
        #expect(page.contains("2018-06-04T09:30"), "\(path)")
      }
      let done = try await draft.browser.get("\(draft.path)/da-nop").text
      #expect(done.contains("Phí, lệ phí") && done.contains("Trang này không thu tiền"))
    }
  }
}
