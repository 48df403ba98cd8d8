import OneStop
import TestSupport
import Testing

@testable import Pages

@Suite(.eachEngine) struct StaffDossierTests {
  @Test(
    "A new appointment must be when the counter is open; the nearest such moment is shown",
    arguments: [
      ("2018-08-25", "17:00", "17 giờ 00, thứ Hai, 27/08/2018"),
      ("2018-09-03", "09:00", "17 giờ 00, thứ Ba, 04/09/2018"),
      ("2018-08-31", "23:30", "17 giờ 00, thứ Sáu, 31/08/2018"),
      ("2018-08-31", "05:00", "7 giờ 30, thứ Sáu, 31/08/2018"),
    ])
  func closedHours(_ date: String, _ time: String, _ nearest: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let fields = [("hen_lai", date), ("gio", time), ("nguyen_nhan", "overload")]
      let answer = try await browser.act(code, "hen-lai", fields)
      #expect(answer.status == 422 && answer.text.contains(">\(nearest)</time>.</a>"))
      #expect(try portal.dossier(code).rescheduled == nil)
      #expect(
        try await browser.act(code, "hen-lai", [("hen_lai", "2018-08-31"), ("gio", "11:45")] + fields.suffix(1)).status
          == 303)
    }
  }

  @Test("A whole life: process, supplement, payment, done, handed over, each confirmed on the next page")
  func lifecycle() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let steps: [(action: String, fields: [(String, String)], status: Status, said: String)] = [
        ("xu-ly", [("ghi_chu", "Chuyển phòng Báo chí")], .processing, "Đã ghi: đang xử lý."),
        ("yeu-cau-bo-sung", [("giay_to", "Bản thảo\nGiấy phép")], .awaitingSupplement, "tạm dừng tính hạn"),
        ("da-bo-sung", [], .processing, "thời hạn được tính tiếp"),
        ("yeu-cau-nop-tien", [("so_tien", "1.250.000")], .awaitingPayment, "tạm dừng tính hạn"),
        ("da-nop-tien", [], .processing, "thời hạn được tính tiếp"),
        ("hen-lai", [("hen_lai", "2018-08-31"), ("nguyen_nhan", "overload")], .processing, "Đã hẹn lại."),
        ("xong", [], .finished, "Kết quả chờ trả."),
        ("tra-ket-qua", [], .handedOver, "Hồ sơ kết thúc."),
      ]
      for step in steps {
        portal.now = portal.now.adding(microseconds: Moment.hour / 2)
        let answer = try await browser.act(code, step.action, step.fields)
        #expect(answer.status == 303, "\(step.action)")
        #expect(try portal.dossier(code).status == step.status)
        let page = try await browser.get(try answer.location.unwrapped)
        #expect(page.text.contains(step.said), "\(step.action)")
        #expect(page.text.contains("role=\"status\""))
      }
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      for text in [
        "Chuyển phòng Báo chí", "Bản thảo", "1.250.000 đồng", "Quá tải", "Nguyễn Thu Hà", "giao nộp hồ sơ vào lưu trữ",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(!page.text.contains("role=\"status\""))
      #expect(!page.text.contains("<details class=\"action"))
    }
  }

  @Test("A page offers what the lifecycle allows, and nothing else")
  func offered() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      for action in ["xu-ly", "yeu-cau-bo-sung", "xong"] {
        let dossier = try portal.dossier(code)
        let page = try await browser.get("/can-bo/ho-so/\(code)")
        for candidate in Action.allCases {
          let isThere = page.text.contains("action=\"/can-bo/ho-so/\(code)/\(candidate.path)\"")
          // A correction has a page of its own.
          let isOffered = dossier.allows(candidate) && candidate != .correct
          #expect(isThere == isOffered, "\(candidate) in \(dossier.status)")
        }
        _ = try await browser.act(code, action, [("giay_to", "Ảnh")], on: page)
      }
    }
  }

  @Test("What the lifecycle forbids is 409 with the present status, and changes nothing")
  func forbidden() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let answer = try await browser.act(code, "tra-ket-qua", [("ghi_chu", "Đã trả")])
      #expect(answer.status == 409)
      #expect(answer.text.contains("“Được tiếp nhận”") && answer.text.contains("<title>Lỗi:"))
      #expect(answer.text.contains("Đã trả"))
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test(
    "Missing parts are 422 with the form as it was typed",
    arguments: [
      ("yeu-cau-bo-sung", "giay_to", [("giay_to", " \n ")]),
      ("hen-lai", "hen_lai", [("nguyen_nhan", "staff"), ("ghi_chu", "Cán bộ đi học")]),
      ("hen-lai", "nguyen_nhan", [("hen_lai", "2018-09-03"), ("ghi_chu", "Cán bộ đi học")]),
      ("hen-lai", "ghi_chu", [("hen_lai", "2018-09-03"), ("nguyen_nhan", "other")]),
      ("hen-lai", "hen_lai", [("hen_lai", "30/02/2018"), ("nguyen_nhan", "staff"), ("ghi_chu", "Cán bộ đi học")]),
      ("hen-lai", "hen_lai", [("hen_lai", "2018-06-14"), ("nguyen_nhan", "staff"), ("ghi_chu", "Cán bộ đi học")]),
    ])
  func missing(_ action: String, _ field: String, _ fields: [(String, String)]) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let answer = try await browser.act(code, action, fields)
      #expect(answer.status == 422)
      #expect(answer.text.contains("<title>Lỗi:"))
      #expect(answer.text.contains("href=\"#\(action)-\(field)\""))
      #expect(answer.text.contains("id=\"\(action)-\(field)-loi\""))
      for (name, value) in fields where name == "ghi_chu" { #expect(answer.text.contains(">\n\(value)</textarea>")) }
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test(
    "A payment request has an amount, or a note that says what to pay",
    arguments: [
      ("", "", 422), ("0", "", 422), ("", " … ", 422), ("50.000", "", 303),
      ("", "Theo thông báo của cơ quan thuế", 303),
      ("0", "Theo thông báo của cơ quan thuế", 303),
    ])
  func payment(_ amount: String, _ note: String, _ status: Int) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      #expect(try await browser.act(code, "xu-ly").status == 303)
      let answer = try await browser.act(code, "yeu-cau-nop-tien", [("so_tien", amount), ("ghi_chu", note)])
      #expect(answer.status == status)
      #expect(answer.text.contains("href=\"#yeu-cau-nop-tien-so_tien\"") == (status == 422))
      #expect(try portal.dossier(code).status == (status == 303 ? .awaitingPayment : .processing))
    }
  }

  @Test("Everything that is missing is reported at once")
  func allMistakes() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let answer = try await browser.act(code, "hen-lai")
      #expect(answer.text.contains("Còn 2 chỗ cần sửa"))
      #expect(answer.text.contains("#hen-lai-hen_lai") && answer.text.contains("#hen-lai-nguyen_nhan"))
    }
  }

  @Test("A late dossier cannot be finished without a cause, which the form asks for")
  func late() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier(daysAgo: 200)
      #expect(try await browser.get("/can-bo/ho-so/\(code)").text.contains("id=\"xong-nguyen_nhan\""))
      #expect(try await browser.act(code, "xong").status == 422)
      #expect(try await browser.act(code, "xong", [("nguyen_nhan", "không có")]).status == 422)
      #expect(try await browser.act(code, "xong", [("nguyen_nhan", "overload")]).status == 303)
      #expect(try portal.dossier(code).ended?.cause == .overload)
    }
  }

  @Test("Two people at once: the second sees what the first has done, and keeps what was typed")
  func stale() async throws {
    try await TestPortal.run { portal in
      let first = try await portal.signedIn()
      let second = try await portal.signedIn("nga")
      let code = try portal.addDossier()
      let page = try await second.get("/can-bo/ho-so/\(code)")
      _ = try await first.act(code, "xu-ly", [("ghi_chu", "Hà đã nhận")])

      let still = try await second.act(code, "xu-ly", [("ghi_chu", "Nga cũng nhận")], on: page)
      #expect(still.status == 409)
      #expect(still.text.contains("Hà đã nhận") && still.text.contains(">\nNga cũng nhận</textarea>"))
      #expect(try await second.act(code, "xu-ly", [("ghi_chu", "Nga cũng nhận")], on: still).status == 303)

      _ = try await first.act(code, "rut")
      let gone = try await second.act(code, "xu-ly", [("ghi_chu", "Lần nữa")], on: still)
      #expect(gone.status == 409)
      #expect(gone.text.contains("<p class=\"said\" lang=\"vi\">Lần nữa</p>"))
      #expect(gone.text.contains("“Công dân yêu cầu rút hồ sơ”"))
      #expect(try portal.dossier(code).status == .withdrawn)
    }
  }

  @Test("A filing that is accepted gets its code; the provisional one leads to it")
  func filing() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let filed = try portal.addDossier(isAccepted: false)
      #expect(try await browser.act(filed, "tu-choi").status == 422)
      let answer = try await browser.act(filed, "tiep-nhan")
      #expect(answer.status == 303)
      let location = try answer.location.unwrapped
      #expect(location == "/can-bo/ho-so/000.00.14.H29-180601-0001?da=tiep-nhan")
      #expect(try await browser.get("/can-bo/ho-so/\(filed)").location == "/can-bo/ho-so/000.00.14.H29-180601-0001")
    }
  }

  @Test("Another agency's dossier is 403, an unknown one 404; a leader above can look but not act")
  func access() async throws {
    try await TestPortal.run { portal in
      let ward = try Resources.ward.unwrapped
      let code = try portal.addDossier(agency: ward.code)
      let stranger = try await portal.signedIn()
      #expect(try await stranger.get("/can-bo/ho-so/\(code)").status == 403)
      #expect(try await stranger.act(code, "xu-ly").status == 403)
      #expect(try await stranger.get("/can-bo/ho-so/000.00.14.H29-180601-0009").status == 404)
      #expect(try await stranger.get("/can-bo/ho-so/nh%E1%BA%A7m").status == 404)

      let leader = try await portal.signedIn("truong", role: .leader, agency: ward.parent)
      let page = try await leader.get("/can-bo/ho-so/\(code)")
      #expect(page.status == 200)
      #expect(!page.text.contains("<details class=\"action"))
      #expect(try await leader.act(code, "xu-ly").status == 403)
      #expect(try portal.dossier(code).eventCount == 1)
      #expect(try await portal.browser().get("/can-bo/ho-so/\(code)").status == 303)
    }
  }

  @Test("Without the form's token nothing is done: 403")
  func token() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      #expect(try await browser.post("/can-bo/ho-so/\(code)/xu-ly").status == 403)
      #expect(try await browser.post("/can-bo/ho-so/\(code)/xu-ly", ["_csrf": "đoán"]).status == 403)
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test("Names and notes keep all their letters, as text")
  func text() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier("<b>Đỗ</b> & \"Con\" 🏠")
      _ = try await browser.act(code, "xu-ly", [("ghi_chu", "</p><script>alert('ghi chú')</script>")])
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("&lt;b&gt;Đỗ&lt;/b&gt; &amp; &quot;Con&quot; 🏠"))
      #expect(!page.text.contains("<script>alert") && !page.text.contains("<b>Đỗ"))
    }
  }

  private static let second = [("buoc", "2"), ("nguoi", "")]

  @Test("A step that was passed on is taken back by whoever passed it on")
  func takenBack() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn()
      let code = try portal.addDossier()
      #expect(try await clerk.act(code, "chuyen", Self.second).status == 303)
      #expect(try portal.dossier(code).step == 1)
      #expect(try await clerk.get("/can-bo/ho-so/\(code)?da=chuyen").text.contains("Bạn lấy lại được"))
      #expect(try await clerk.act(code, "lay-lai").status == 303)
      #expect(try portal.dossier(code).step == 0)
    }
  }

  @Test("A step or a person that there is not is a mistake at its field")
  func noSuchStep() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn()
      let code = try portal.addDossier()
      for (action, field, value) in [
        ("chuyen", "buoc", "9"), ("chuyen", "nguoi", "khong-co"), ("phan-cong", "nguoi", "khong-co"),
      ] {
        let wrong = try await clerk.act(code, action, Self.second.map { $0.0 == field ? (field, value) : $0 })
        #expect(wrong.status == 422, "\(action) \(value)")
        #expect(wrong.text.contains("id=\"\(action)-\(field)-loi\""))
      }
      for step in ["0", "-1", "x", "", "\(Int.min)", "\(Int.max)", "99999999999999999999"] {
        #expect(try await clerk.act(code, "chuyen", [("buoc", step), ("nguoi", "")]).status == 422, "\(step)")
      }
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test("Staff see who had each step and how long, there and back again; what an agency does within is not everybody's")
  func steps() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn()
      let code = try portal.addDossier()
      for (action, fields) in [("chuyen", Self.second), ("lay-lai", []), ("chuyen", Self.second)] {
        #expect(try await clerk.act(code, action, fields).status == 303)
      }
      let slip = try await clerk.get("/can-bo/ho-so/\(code)/bieu-mau/control-slip")
      let units = try #require(portal.data.catalogue.procedure(portal.dossier(code).filing.procedure)).steps.map(\.unit)
      let second = units[1].vietnamese
      #expect(slip.text.split(separator: "2. Nhận: \(second)").count == 3)
      #expect(slip.text.split(separator: "1. Giao: \(second)<br>").count == 2)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      let page = try await clerk.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("Các bước xử lý") && page.text.contains("đang giữ"))
      let open = try await portal.browser().get("/tra-cuu/\(code)")
      #expect(open.text.contains("Chuyển sang bước tiếp theo") && !open.text.contains("Đã lấy lại"))
    }
  }
}
