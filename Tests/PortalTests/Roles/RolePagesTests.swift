import OneStop
import TestSupport
import Testing

@testable import API

@Suite("Pages respect roles") struct RolePagesTests {
  @Test("A forbidden action is 403 with the reason, changes nothing, and keeps what was typed")
  func denied() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("tiep", role: .clerk)
      let officer = try await portal.signedIn("ha")
      let colleague = try await portal.signedIn("nga")
      _ = try await portal.signedIn("truong", role: .leader)
      let code = try portal.addDossier()
      let byRole = try await clerk.act(code, "yeu-cau-nop-tien", [("so_tien", "x"), ("ghi_chu", "Phí đo đạc")])
      #expect(byRole.status == 403)
      #expect(byRole.text.contains("do chuyên viên hoặc lãnh đạo làm") && byRole.text.contains("Phí đo đạc"))
      #expect(byRole.text.contains("<title>Lỗi:"))

      #expect(try await officer.act(code, "xu-ly").status == 303)
      for (action, fields) in [
        ("xu-ly", [("ghi_chu", "Tôi nhận")]), ("xong", [("ghi_chu", "Tôi nhận")]),
        ("phan-cong", [("nguoi", "nga"), ("ghi_chu", "Tôi nhận")]),
        ("chuyen", [("buoc", "9"), ("ghi_chu", "Tôi nhận")]),
      ] {
        let held = try await colleague.act(code, action, fields)
        #expect(held.status == 403, "\(action)")
        #expect(held.text.contains("Hồ sơ đang do Nguyễn Thu Hà giữ.") && held.text.contains("Tôi nhận"))
      }
      #expect(try portal.dossier(code).eventCount == 2)
      // Who has it hands it on, and then it is the other's.
      #expect(try await officer.act(code, "phan-cong", [("nguoi", "nga")]).status == 303)
      #expect(try await colleague.act(code, "xong").status == 303)
      #expect(try await officer.act(code, "tra-ket-qua").status == 403)
      #expect(try await clerk.act(code, "tra-ket-qua").status == 303)
    }
  }

  @Test("If a clerk is the only person in the office, the clerk does everything")
  func smallWard() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn(role: .clerk)
      let code = try portal.addDossier()
      for action in ["xu-ly", "chuyen", "xong", "tra-ket-qua"] {
        #expect(try await clerk.act(code, action, [("buoc", "3")]).status == 303, "\(action)")
      }
      #expect(try portal.dossier(code).status == .handedOver)
    }
  }

  @Test("Another agency's question is answered by an officer, if the office has one")
  func answers() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("tiep", role: .clerk, agency: Permit.planning)
      _ = try await portal.signedIn("ha", agency: Permit.planning)
      let code = try portal.permit()
      let page = try await clerk.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("do chuyên viên hoặc lãnh đạo làm") && !page.text.contains("id=\"tra-loi\""))
      let denied = try await clerk.answer(of: code, "object", "Quá cao")
      #expect(denied.status == 403 && denied.text.contains("Quá cao"))
      #expect(try portal.dossier(code).openConsultations.count == 1)
      let officer = portal.browser()
      try await portal.signIn("ha", with: officer)
      #expect(try await officer.answer(of: code, "object", "Quá cao").status == 303)
    }
  }
}

@Suite("Two people act on one dossier") struct TwoPeopleTests {
  /// What the answer says has happened since the form, newest first.
  private func since(_ answer: Answer) throws -> Substring {
    let start = try answer.text.firstRange(of: "class=\"error-summary\"").unwrapped.upperBound
    return answer.text[start...].prefix(upTo: try answer.text[start...].firstRange(of: "</div>").unwrapped.lowerBound)
  }

  @Test("The second sees what others did since their form, above the form as typed, and sends it again")
  func listed() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("binh", name: "Lê Thanh Bình", role: .leader)
      let first = try await portal.signedIn()
      let second = portal.browser()
      try await portal.signIn("binh", with: second)
      let code = try portal.addDossier()
      _ = try await first.act(code, "xu-ly", [("ghi_chu", "Trước đó")])
      let page = try await second.get("/can-bo/ho-so/\(code)")
      portal.now = portal.now.adding(microseconds: 40 * Moment.minute)
      for note in ["Đã gọi người nộp", "Đã xin bản vẽ"] {
        _ = try await first.act(code, "xu-ly", [("ghi_chu", note)])
      }

      let typed = [("so_tien", "1.250.000"), ("ghi_chu", "Phí thẩm định")]
      let stale = try await second.act(code, "yeu-cau-nop-tien", typed, on: page)
      #expect(stale.status == 409)
      let since = try since(stale)
      for text in ["Đã gọi người nộp", "Đã xin bản vẽ", "Nguyễn Thu Hà", "10 giờ 10", "href=\"#yeu-cau-nop-tien\""] {
        #expect(since.contains(text), "\(text)")
      }
      #expect(!since.contains("Trước đó"))
      #expect(stale.text.contains("value=\"1.250.000\"") && stale.text.contains(">\nPhí thẩm định</textarea>"))
      #expect(try portal.dossier(code).eventCount == 4)
      #expect(try await second.act(code, "yeu-cau-nop-tien", typed, on: stale).status == 303)
      #expect(try portal.dossier(code).status == .awaitingPayment)
    }
  }

  @Test("A form with a mistake reports the change too, before the mistake")
  func wrongAndStale() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      _ = try await browser.act(code, "xu-ly", [("ghi_chu", "Đã nhận")], on: page)
      let typed = [("so_tien", "nhiều"), ("ghi_chu", "Phí")]
      let stale = try await browser.act(code, "yeu-cau-nop-tien", typed, on: page)
      #expect(stale.status == 409)
      #expect(try since(stale).contains("Đã nhận"))
      #expect(stale.text.contains("value=\"nhiều\""))
      let wrong = try await browser.act(code, "yeu-cau-nop-tien", typed, on: stale)
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#yeu-cau-nop-tien-so_tien\""))
    }
  }

  @Test(
    "Nothing typed is lost if the action is no longer possible",
    arguments: [
      (
        "hen-lai", [("hen_lai", "2018-09-03"), ("gio", "16:30"), ("nguyen_nhan", "overload")],
        ["2018-09-03", "16:30", "Quá tải"]
      ),
      ("yeu-cau-bo-sung", [("giay_to", "Bản vẽ\nẢnh")], ["Bản vẽ\nẢnh"]),
      ("chuyen", [("buoc", "2"), ("nguoi", "ha")], ["Nguyễn Thu Hà"]),
      (
        "hoi-y-kien", [("co_quan", "000.00.33.H29"), ("so_ngay", "7"), ("noi_dung", "Chiều cao?")],
        ["Sở Quy hoạch", "7", "Chiều cao?"]
      ),
    ] as [(String, [(String, String)], [String])])
  func lost(_ action: String, _ fields: [(String, String)], _ kept: [String]) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      _ = try await browser.act(code, "rut", [("ghi_chu", "Người nộp xin rút")], on: page)
      let stale = try await browser.act(code, action, fields + [("ghi_chu", "Ghi chú của tôi")], on: page)
      #expect(stale.status == 409)
      let said = try since(stale)
      for text in kept + ["Ghi chú của tôi", "Người nộp xin rút", "“Công dân yêu cầu rút hồ sơ”"] {
        #expect(said.contains(text), "\(text)")
      }
    }
  }

  @Test("A person whose dossier went to a colleague meanwhile is told whose it is now")
  func takenMeanwhile() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("binh", name: "Lê Thanh Bình")
      _ = try await portal.signedIn("truong", role: .leader)
      let first = portal.browser()
      try await portal.signIn("binh", with: first)
      let second = try await portal.signedIn()
      let code = try portal.addDossier()
      let page = try await second.get("/can-bo/ho-so/\(code)")
      _ = try await first.act(code, "xu-ly")
      let stale = try await second.act(code, "xu-ly", [("ghi_chu", "Tôi cũng nhận")], on: page)
      #expect(stale.status == 409)
      #expect(stale.text.contains("Hồ sơ đang do Lê Thanh Bình giữ.") && stale.text.contains("Tôi cũng nhận"))
      #expect(try await second.act(code, "xu-ly", on: stale).status == 403)
      #expect(try portal.dossier(code).officer == "binh")
    }
  }
}
