import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("Undoing a mistaken end") struct UndoneEndTests {
  @Test("A leader undoes a mistaken handing over, then the end before it, each with a reason that is shown")
  func undo() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn()
      let leader = try await portal.signedIn("truong", role: .leader)
      let code = try portal.addDossier()
      for action in ["xu-ly", "xong", "tra-ket-qua"] { _ = try await officer.act(code, action) }
      #expect(try portal.dossier(code).status == .handedOver)
      portal.now = portal.now.adding(microseconds: Moment.day)
      // A session does not last the night.
      try await portal.signIn("truong", with: leader)

      let page = try await leader.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("action=\"/can-bo/ho-so/\(code)/hoan-tac\""))
      let wrong = try await leader.act(code, "hoan-tac", [("ghi_chu", " ")])
      #expect(wrong.status == 422 && wrong.text.contains("id=\"hoan-tac-ghi_chu-loi\""))
      let done = try await leader.act(code, "hoan-tac", [("ghi_chu", "Giao nhầm người")])
      #expect(done.location == "/can-bo/ho-so/\(code)?da=hoan-tac")
      let said = try await leader.get(try done.location.unwrapped).text
      for text in ["Đã hoàn tác.", "“Đã trả kết quả” lúc", "Giao nhầm người"] {
        #expect(said.contains(text), "\(text)")
      }
      #expect(try portal.dossier(code).status == .finished)
      #expect(try await leader.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")]).status == 303)
      #expect(try portal.dossier(code).status == .processing && portal.dossier(code).corrections == 2)
      #expect(try await leader.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")]).status == 409)

      let open = try await portal.browser().get("/tra-cuu/\(code)").text
      #expect(open.contains("“Đã xử lý xong” lúc") && !open.contains("Bấm nhầm"))
      let json = try await portal.get("/api/v1/dossiers/\(code)").text
      #expect(json.contains(#""type":"undo_end""#) && json.contains(#""undone_status":9"#))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Nobody else is offered it, nor may do it", arguments: [Account.Role.clerk, .officer])
  func others(_ role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: role)
      let code = try portal.addDossier()
      _ = try await browser.act(code, "xu-ly")
      _ = try await browser.act(code, "xong")
      #expect(!(try await browser.get("/can-bo/ho-so/\(code)").text.contains("hoan-tac")))
      #expect(try await browser.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")]).status == 403)
      #expect(try portal.dossier(code).status == .finished)
    }
  }

  @Test("A leader above can look but not act")
  func above() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn()
      let city = try await portal.signedIn("chu-tich", role: .leader, agency: AgencyCode("000.00.00.H29"))
      let code = try portal.addDossier()
      _ = try await officer.act(code, "xong")
      #expect(!(try await city.get("/can-bo/ho-so/\(code)").text.contains("hoan-tac")))
      #expect(try await city.act(code, "hoan-tac", [("ghi_chu", "x")]).status == 403)
      #expect(try portal.dossier(code).status == .finished)
    }
  }

  @Test("Reports count it in a column of its own, and the report of the mistaken day lists it")
  func reports() async throws {
    try await TestPortal.run { portal in
      let leader = try await portal.signedIn("truong", role: .leader)
      let code = try portal.addDossier()
      _ = try await leader.act(code, "xong")
      portal.now = portal.now.adding(microseconds: 4 * Moment.day)
      try await portal.signIn("truong", with: leader)
      _ = try await leader.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")])
      let report = "/quan-tri/bao-cao?tu=2018-06-01&den="
      let day = try await leader.get(report + "2018-06-01").text
      #expect(day.contains("/can-bo/ho-so/\(code)") && day.contains("Hoàn tác việc kết thúc"))
      #expect(day.contains("Lần đính chính và hoàn tác: 0"))
      #expect(try await leader.get(report + "2018-06-05").text.contains("Lần đính chính và hoàn tác: 1"))
      let csv = try await leader.get(report + "2018-06-05&dang=csv").text
      #expect(csv.contains("Lần đính chính và hoàn tác,"))
      let json = try await portal.get("/api/v1/reports/on-time?from=2018-06-01&to=2018-06-05&by=agency").text
      #expect(json.contains(#""corrections":1"#))
    }
  }

  @Test("Forms of a mistaken end can no longer be printed; valid ones can")
  func forms() async throws {
    try await TestPortal.run { portal in
      let leader = try await portal.signedIn("truong", role: .leader)
      let code = try portal.addDossier()
      _ = try await leader.act(code, "dung", [("ghi_chu", "Trùng hồ sơ")])
      let path = "/can-bo/ho-so/\(code)/bieu-mau"
      #expect(try await leader.get("\(path)/stop").status == 200)
      #expect(try await leader.get("\(path)/control-slip").text.contains("Trùng hồ sơ"))
      _ = try await leader.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")])
      #expect(try await leader.get("\(path)/stop").status == 404)
      #expect(!(try await leader.get("\(path)/control-slip").text.contains("Trùng hồ sơ")))
    }
  }

  @Test("An applicant who was told that it is done is told that it is not; corrections send no notice")
  func notices() async throws {
    try await TestPortal.run { portal in
      let leader = try await portal.signedIn("truong", role: .leader)
      let code = try portal.addDossier()
      let form = try await leader.get("/can-bo/ho-so/\(code)/dinh-chinh")
      _ = try await leader.post(
        "/can-bo/ho-so/\(code)/dinh-chinh",
        pairs: [
          ("_csrf", form.csrf), ("ho_ten", "Trần Thị Ánh Nguyệt"), ("so_dinh_danh", "079185012345"),
          ("dien_thoai", "0912345678"), ("noi_dung", "Kỷ yếu 20 năm thành lập trường"), ("nhan_tin", "sms"),
          ("ly_do", "Người nộp đăng ký nhận tin"),
        ])
      #expect(try portal.dossier(code).filing.notices == .sms)
      // Whoever asks for notices later is told how it stands.
      #expect(try portal.sendNotices().count == 1)
      _ = try await leader.act(code, "xong")
      #expect(try portal.sendNotices().count == 1)
      _ = try await leader.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")])
      let texts = try portal.sendNotices()
      #expect(texts.count == 1 && texts[0].contains("chưa có kết quả"))
    }
  }
}
