import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Operations
@testable import Pages
@testable import Web

@Suite(.eachEngine) struct IntakeTests {
  /// The form as it was shown, and the dossier that it made.
  private static func saved(_ portal: TestPortal) async throws -> (browser: Browser, page: Answer, code: DossierCode) {
    let browser = try await portal.signedIn(role: .clerk)
    let page = try await browser.get(IntakeForm.address)
    let hidden = ["_csrf", "so_phieu", "thu_tuc"].map { ($0, page.value(of: $0) ?? "") }
    let answer = try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden)
    return (browser, page, try IntakeForm.code(answer))
  }

  @Test("One POST saves, and the date is the one that was on the form")
  func roundTrip() async throws {
    try await TestPortal.run { portal in
      let (browser, page, code) = try await Self.saved(portal)
      #expect(page.text.contains("Nếu tiếp nhận bây giờ, hẹn trả"))
      #expect(code.description == "000.00.14.H29-180601-0001")
      let dossier = try portal.dossier(code)
      #expect(dossier.status == .accepted && dossier.acceptedAt == portal.now)
      #expect(page.text.contains("datetime=\"\(try dossier.due.unwrapped.rfc3339)\""))
      let shown = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(shown.text.contains("Nguyễn Thu Hà"))
      #expect(shown.text.contains("/can-bo/ho-so/\(code)/bieu-mau/receipt"))
    }
  }

  @Test("What was typed is the dossier's")
  func typed() async throws {
    try await TestPortal.run { portal in
      let filing = try portal.dossier(await Self.saved(portal).code).filing
      #expect(filing.applicant.name == "Trần Thị Ánh Nguyệt")
      #expect(filing.applicant.identity?.description == "079185012345")
      #expect(filing.applicant.phone?.description == "0912345678")
      #expect(filing.applicant.email?.description == "nguyet@vidu.vn")
      #expect(filing.applicant.address == "12 Lê Lợi, Quận 1")
      #expect(filing.summary == "Kỷ yếu 20 năm")
      #expect(filing.channel == .counter && filing.returnBy == .counter)
      #expect(filing.papers.count == 1)
    }
  }

  @Test("Fields are in the order of their mistakes, and the appointment comes before the button")
  func order() async throws {
    try await TestPortal.run(notices: NoticeSettings()) { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let page = try await browser.get(IntakeForm.address).text
      let ids = page.matches(of: /\sid="([a-z_]+)"/).map { String($0.1) }
      let fields = IntakeField.inOrder.map(fieldID)
      #expect(ids.filter(fields.contains) == fields.filter(ids.contains))
      let due = try #require(page.range(of: "id=\"hen-tra\""))
      let save = try #require(page.range(of: "data-save"))
      #expect(due.lowerBound < save.lowerBound)
    }
  }

  @Test("Each form without a number makes its own dossier: keys differ, serials have no gap")
  func serials() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let token = try await IntakeForm.token(browser)
      var keys: Set<String> = []
      for serial in 1...4 {
        let answer = try await browser.post("/can-bo/tiep-nhan", pairs: IntakeForm.filled() + [token])
        let code = try IntakeForm.code(answer)
        #expect(code.description == "000.00.14.H29-180601-000\(serial)")
        keys.insert(try portal.dossier(code).filing.key.description)
      }
      #expect(keys.count == 4)
    }
  }

  @Test("A form with mistakes is 422, links to each mistake, and has everything that was typed")
  func mistakes() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let page = try await browser.get(IntakeForm.address)
      let number = try page.value(of: "so_phieu").unwrapped
      let typed = IntakeForm.filled([
        "ho_ten": "<b>\"Tí\" & 'Tèo'</b>", "so_dinh_danh": "07918501234", "email": "sai", "kenh": "buu_chinh",
        "noi_dung": "Dòng một\n<i>dòng hai",
      ])
      let answer = try await browser.post(
        IntakeForm.address, pairs: typed + [("_csrf", page.csrf), ("so_phieu", number)])
      #expect(answer.status == 422)
      let body = answer.text
      #expect(body.contains("<title>Lỗi: "))
      #expect(body.contains("<a href=\"#so_dinh_danh\">Số định danh có 9 hoặc 12 chữ số; bạn đã nhập 11.</a>"))
      #expect(body.contains("<a href=\"#email\">"))
      #expect(body.contains("id=\"so_dinh_danh\"") && body.contains("id=\"so_dinh_danh-loi\""))
      #expect(body.contains("value=\"&lt;b&gt;&quot;Tí&quot; &amp; &#39;Tèo&#39;&lt;/b&gt;\""))
      #expect(!body.contains("<b>") && !body.contains("<i>"))
      for kept in ["07918501234", "0912 345 678", "\"sai\"", "12 Lê Lợi, Quận 1", "Dòng một\n&lt;i&gt;dòng hai"] {
        #expect(body.contains(kept), "\(kept)")
      }
      #expect(body.contains("value=\"buu_chinh\" checked"))
      #expect(body.contains("value=\"1\" data-required checked>"))
      // The number stays, so that what is saved in the end is saved once.
      #expect(answer.value(of: "so_phieu") == number)
      #expect(try await portal.intakeCount == 0)
    }
  }

  @Test("A form that is sent several times at once makes one dossier")
  func twice() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let page = try await browser.get(IntakeForm.address)
      let pairs = IntakeForm.filled() + ["_csrf", "so_phieu"].map { ($0, page.value(of: $0) ?? "") }
      let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
        for _ in 0..<6 { group.addTask { try await browser.post(IntakeForm.address, pairs: pairs) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.map(\.status) == Array(repeating: 303, count: 6))
      #expect(Set(answers.compactMap { $0.location }).count == 1)
      #expect(try await portal.intakeCount == 1)
    }
  }

  @Test("A form reused by going back is not lost: it says what the first became, and can be sent")
  func goneBackTo() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let page = try await browser.get(IntakeForm.address)
      let hidden = ["_csrf", "so_phieu"].map { ($0, page.value(of: $0) ?? "") }
      let first = try IntakeForm.code(
        try await browser.post(IntakeForm.address, pairs: IntakeForm.filled() + hidden))
      let other = IntakeForm.filled(["ho_ten": "Lê Văn Tám", "so_dinh_danh": "079185012346"])
      let answer = try await browser.post(IntakeForm.address, pairs: other + hidden)
      #expect(answer.status == 422)
      #expect(answer.text.contains("<a href=\"/can-bo/ho-so/\(first)\">\(first)</a>"))
      #expect(answer.text.contains("value=\"Lê Văn Tám\""))
      let fresh = try answer.value(of: "so_phieu").unwrapped
      #expect(fresh != hidden[1].1)
      let again = try await browser.post(IntakeForm.address, pairs: other + [hidden[0], ("so_phieu", fresh)])
      #expect(try IntakeForm.code(again) != first)
      #expect(try await portal.intakeCount == 2)
    }
  }

  @Test("A form's number is valid for one account: another account's form with it makes its own dossier")
  func numberOfAccount() async throws {
    try await TestPortal.run { portal in
      var codes: Set<DossierCode> = []
      for (login, identity) in [("ha", "079185012345"), ("lan", "079185012346")] {
        let browser = try await portal.signedIn(login, role: .clerk)
        let hidden = [try await IntakeForm.token(browser), ("so_phieu", "0123456789abcdef")]
        codes.insert(
          try IntakeForm.code(
            try await browser.post(
              IntakeForm.address, pairs: IntakeForm.filled(["so_dinh_danh": identity]) + hidden)))
      }
      #expect(codes.count == 2)
    }
  }

  @Test("A form for another agency's procedure, or none, is refused with a sentence and saves nothing")
  func otherProcedure() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let token = try await IntakeForm.token(browser)
      let sentences = ["1.009994": "không do cơ quan của bạn tiếp nhận", "9.999999": "Không có thủ tục mang mã này"]
      for (code, sentence) in sentences {
        let answer = try await browser.post("/can-bo/tiep-nhan", pairs: IntakeForm.filled(["thu_tuc": code]) + [token])
        #expect(answer.status == 422)
        #expect(answer.text.contains(sentence))
      }
      #expect(try await browser.get("/can-bo/tiep-nhan?thu-tuc=1.009994").status == 403)
      #expect(try await browser.get("/can-bo/tiep-nhan?thu-tuc=9.999999").status == 404)
      #expect(try await browser.get("/can-bo/tiep-nhan?thu-tuc=%3Cb%3E").status == 404)
      #expect(try await portal.intakeCount == 0)
    }
  }

  @Test("Without the token 403, without a session to the sign-in page, for the wrong role 403")
  func entrance() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn(role: .clerk)
      #expect(try await clerk.post("/can-bo/tiep-nhan", pairs: IntakeForm.filled()).status == 403)
      #expect(try await portal.browser().get(IntakeForm.address).status == 303)
      let admin = try await portal.signedIn("quan-tri", role: .admin)
      #expect(try await admin.get(IntakeForm.address).status == 403)
      #expect(try await admin.get("/can-bo/tiep-nhan").status == 403)
      #expect(try await portal.intakeCount == 0)
    }
  }

  @Test("The procedures of the agency: found with and without marks, the most used first")
  func choice() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let all = try await browser.get("/can-bo/tiep-nhan")
      #expect(all.status == 200)
      #expect(all.text.contains("thu-tuc=1.003868"))
      #expect(!all.text.contains("thu-tuc=1.009994"))
      #expect(!all.text.contains("Nhận nhiều nhất"))
      let found = try await browser.get("/can-bo/tiep-nhan?q=tai%20lieu%20khong%20kinh%20doanh")
      #expect(found.status == 303 && found.location == IntakeForm.address)
      let none = try await browser.get("/can-bo/tiep-nhan?q=%3Ci%3Exyz")
      #expect(none.text.contains("“&lt;i&gt;xyz”"))

      let token = try await IntakeForm.token(browser)
      _ = try await browser.post("/can-bo/tiep-nhan", pairs: IntakeForm.filled() + [token])
      let after = try await browser.get("/can-bo/tiep-nhan")
      let often = try after.text.firstRange(of: "Nhận nhiều nhất").unwrapped
      #expect(after.text[often.upperBound...].prefix(200).contains("thu-tuc=1.003868"))
    }
  }

  @Test("The date is recomputed, and moves with the clock")
  func due() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let address = "/can-bo/tiep-nhan/hen?thu-tuc=1.003868"
      let now = try await browser.get(address)
      #expect(now.status == 200)
      #expect(now.field("cache-control") == "no-store")
      #expect(now.text.contains("<time datetime=\"2018-06-") && !now.text.contains("<html"))
      #expect(try await browser.get("/can-bo/tiep-nhan/hen?thu-tuc=1.009994").status == 404)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      #expect(try await browser.get(address).text.firstRange(of: "datetime") != nil)
      portal.now = portal.now.adding(microseconds: Moment.day)
      let later = try await portal.signedIn("lan", role: .clerk)
      let dates = { (answer: Answer) in answer.text.split(separator: "datetime=\"").dropFirst().first?.prefix(25)
      }
      #expect(dates(try await later.get(address)) != dates(now))
    }
  }
}

extension TestPortal {
  /// Dossiers of the department that have not ended.
  fileprivate var intakeCount: Int {
    get async throws {
      let (agency, now) = (try TestPortal.department.unwrapped, now)
      return try await store.writer.transaction {
        try $0.worklistCounts(agency: agency, login: "", now: now, soon: now).open
      }
    }
  }
}
