import JSON
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API

@Suite("A successor acts for the agency that merged into it") struct SuccessorTests {
  private static let district = AgencyCode(TestStore.district)
  private static let other = AgencyCode(TestStore.otherDistrict)
  private static let third = "000.00.43.H29"

  /// A dossier of the district that was ended there.
  private func closed(_ portal: TestPortal, _ actions: [Action] = [.process, .finish, .handOver]) throws -> DossierCode
  {
    let code = try portal.addDossier("Trần Thị Khép", agency: Self.district)
    let (now, calendar) = (portal.now, portal.data.calendar)
    for action in actions {
      try portal.store.writer.bulk { transaction in
        _ = try transaction.append(to: code) {
          try $0.dossier.decide(
            DossierCommand(.usual(action), note: "Nhầm"), by: .staff(login: "cu"), calendar: calendar, now: now)
        }
      }
    }
    return code
  }

  /// What the form of a correction sends.
  private static func correction(_ page: Answer, name: String) -> [(String, String)] {
    [
      ("_csrf", page.csrf), ("phien_ban", page.value(of: "phien_ban") ?? ""), ("ho_ten", name),
      ("so_dinh_danh", "079185012345"), ("dien_thoai", "0912345678"), ("noi_dung", "Kỷ yếu 20 năm thành lập trường"),
      ("ly_do", "Ghi nhầm tên"),
    ]
  }

  @Test(
    "It corrects what is closed in the old name, through a chain too, and the dossier stays in that name",
    arguments: [[TestStore.otherDistrict], [TestStore.otherDistrict, third]], [Account.Role.clerk, .officer, .leader])
  func corrects(successors: [String], role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let code = try closed(portal)
      var last = TestStore.district
      for next in successors {
        try portal.dissolve(last, into: next)
        last = next
      }
      let path = "/can-bo/ho-so/\(code)/dinh-chinh"
      let browser = try await portal.signedIn(role: role, agency: AgencyCode(last))
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("href=\"\(path)\"") && page.text.contains("đứng tên cơ quan đã sáp nhập"))
      let form = try await browser.get(path)
      #expect(form.status == 200 && form.text.contains("value=\"Trần Thị Khép\""))
      let pairs = Self.correction(form, name: "Trần Thị Kép")
      #expect(try await browser.post(path, pairs: Array(pairs.dropFirst())).status == 403, "without the form's token")
      #expect(try await browser.post(path, pairs: pairs).location == "/can-bo/ho-so/\(code)?da=dinh-chinh")
      #expect(try await browser.post(path, pairs: Self.correction(form, name: "Lê Thị Kép")).status == 409)
      let dossier = try portal.dossier(code)
      #expect(dossier.filing.applicant.name == "Trần Thị Kép" && dossier.agency.description == TestStore.district)
      #expect(try await browser.get("/can-bo/tim?q=kep").text.contains("\(code)"))
      // Nobody else may, above it or beside it.
      for (login, agency) in [("tren", "000.00.00.H29"), ("ngoai", "000.00.44.H29")] {
        let stranger = try await portal.signedIn(login, role: .leader, agency: AgencyCode(agency))
        #expect(try await stranger.get(path).status == 403)
        let csrf = try await stranger.get("/can-bo").csrf
        #expect(try await stranger.post(path, pairs: [("_csrf", csrf)] + pairs.dropFirst()).status == 403)
      }
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Before the day the old agency does it, and the successor sees nothing")
  func before() async throws {
    try await TestPortal.run { portal in
      let code = try closed(portal)
      try portal.dissolve(
        TestStore.district, into: TestStore.otherDistrict, on: portal.now.date.next, passing: false)
      let path = "/can-bo/ho-so/\(code)/dinh-chinh"
      let old = try await portal.signedIn("cu", agency: Self.district)
      let new = try await portal.signedIn("moi", agency: Self.other)
      for (browser, status) in [(old, 200), (new, 403)] {
        for path in [path, "/can-bo/ho-so/\(code)"] { #expect(try await browser.get(path).status == status) }
      }
      portal.now = portal.now.adding(microseconds: Moment.day)
      try await portal.signIn("moi", with: new)
      #expect(try await new.get(path).status == 200)
    }
  }

  @Test(
    "A leader of it undoes a mistaken end, by the same roles, and it has the dossier from then on",
    arguments: [[Action.stop], [.process, .finish, .handOver], [.withdraw]])
  func undoes(actions: [Action]) async throws {
    try await TestPortal.run { portal in
      let code = try closed(portal, actions)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict)
      for role in [Account.Role.clerk, .officer] {
        let browser = try await portal.signedIn(role.rawValue, role: role, agency: Self.other)
        #expect(try await !browser.get("/can-bo/ho-so/\(code)").text.contains("hoan-tac"))
        #expect(try await browser.act(code, "hoan-tac", [("ghi_chu", "Nhầm")]).status == 403)
      }
      let above = try await portal.signedIn("tren", role: .leader, agency: AgencyCode("000.00.00.H29"))
      #expect(try await above.act(code, "hoan-tac", [("ghi_chu", "Nhầm")]).status == 403)
      #expect(try portal.dossier(code).corrections == 0)

      let leader = try await portal.signedIn("truong", role: .leader, agency: Self.other)
      #expect(try await leader.get("/can-bo/ho-so/\(code)").text.contains("action=\"/can-bo/ho-so/\(code)/hoan-tac\""))
      let wrong = try await leader.act(code, "hoan-tac", [("ghi_chu", " ")])
      #expect(wrong.status == 422 && wrong.text.contains("id=\"hoan-tac-ghi_chu-loi\""))
      let done = try await leader.act(code, "hoan-tac", [("ghi_chu", "Bấm nhầm")])
      #expect(done.location == "/can-bo/ho-so/\(code)?da=hoan-tac")
      let page = try await leader.get(try done.location.unwrapped)
      for text in ["Đã hoàn tác.", "Bấm nhầm", "Nghị quyết 1685"] { #expect(page.text.contains(text), "\(text)") }
      #expect(!page.text.contains("đứng tên cơ quan đã sáp nhập"))
      let dossier = try portal.dossier(code)
      #expect(dossier.agency == Self.other && dossier.corrections == 1)
      let list = dossier.status == .finished ? "cho-tra" : "tat-ca"
      #expect(try await leader.get("/can-bo?muc=\(list)").text.contains("/can-bo/ho-so/\(code)\""))
      // Everyone reads who has it now.
      let name = try portal.data.agency(TestStore.otherDistrict).name.vietnamese
      #expect(try await portal.get("/tra-cuu/\(code)").text.contains("<dd>\(name)</dd>"))
      #expect(try portal.store.check().findings == [])
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let report = "/quan-tri/bao-cao?tu=2018-06-01&den=2018-06-30&theo=co-quan&dang=json"
      let total = try await admin.get(report).json()["total"]
      let moved = JSONValue.number(dossier.status == .finished ? "0" : "1")
      #expect(total?["transferred_in"] == moved && total?["transferred_out"] == moved)
    }
  }

  @Test("From the day on, an applicant of the old agency is filled in at the new one's counter")
  func repeatApplicant() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier("Trần Thị Cũ")
      let (now, calendar) = (portal.now, portal.data.calendar)
      try portal.store.writer.bulk { transaction in
        _ = try transaction.append(to: code) {
          try $0.dossier.decide(DossierCommand(.withdraw), by: .portal, calendar: calendar, now: now)
        }
      }
      let clerk = try await portal.signedIn(role: .clerk, agency: AgencyCode("000.00.18.H29"))
      try portal.dissolve(TestStore.department, into: "000.00.18.H29")
      let page = try await clerk.get(IntakeForm.address)
      let typed = IntakeForm.filled(["ho_ten": "", "so_dinh_danh": "079185012345"])
      let filled = try await clerk.post(
        IntakeForm.address, pairs: typed + [("_csrf", page.csrf), ("tim_nguoi_nop", "1")])
      #expect(filled.status == 200 && filled.text.contains("/can-bo/ho-so/\(code)\""))
      #expect(filled.text.contains("value=\"Trần Thị Cũ\""))
    }
  }

  @Test("A dossier that has not passed yet passes at the first action, with the new agency's code")
  func notYetPassed() async throws {
    try await TestPortal.run { portal in
      let filed = try portal.addDossier("Lê Văn Chờ", isAccepted: false, agency: Self.district)
      let open = try portal.addDossier("Lê Văn Mở", agency: Self.district)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict, passing: false)
      let browser = try await portal.signedIn("moi", role: .leader, agency: Self.other)
      let accepted = try await browser.act(filed, "tiep-nhan")
      #expect(accepted.location == "/can-bo/ho-so/\(TestStore.otherDistrict)-180601-0001?da=tiep-nhan")
      #expect(try await browser.act(open, "xu-ly").status == 303)
      let dossier = try portal.dossier(open)
      #expect(dossier.agency == Self.other && dossier.officer == "moi" && dossier.eventCount == 3)
      // What is refused passes nothing on.
      let third = try portal.addDossier("Lê Văn Ba", agency: Self.district)
      #expect(try await browser.act(third, "tra-ket-qua").status == 409)
      #expect(try portal.dossier(third).agency == Self.district)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("The successor's program may act, another agency's may not, and the old agency's is told why")
  func programs() async throws {
    try await TestPortal.run { portal in
      let code = try closed(portal)
      let open = try portal.addDossier("Lê Văn Mở", agency: Self.district)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict, passing: false)
      let successor = try portal.data.addToken(TestStore.otherDistrict)
      func post(_ code: DossierCode, _ token: String) async throws -> Int {
        try await portal.post("/api/v1/dossiers/\(code)/events", #"{"type":"process"}"#, token: token).status
      }
      #expect(try await post(code, successor) == 409)
      #expect(try await post(code, portal.token) == 403)
      #expect(try await post(code, portal.otherToken) == 403)
      #expect(try await post(open, portal.token) == 403)
      #expect(try portal.dossier(open).agency == Self.district)
      #expect(try await post(open, successor) == 200)
      #expect(try portal.dossier(open).agency == Self.other && portal.dossier(open).status == .processing)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("An applicant who asked for notices reads that there is no result, and which agency has the dossier")
  func notices() async throws {
    try await TestPortal.run { portal in
      let code = try closed(portal, [.process])
      let old = try await portal.signedIn("cu", role: .leader, agency: Self.district)
      let form = try await old.get("/can-bo/ho-so/\(code)/dinh-chinh")
      let pairs = Self.correction(form, name: "Trần Thị Khép") + [("nhan_tin", "sms")]
      #expect(try await old.post("/can-bo/ho-so/\(code)/dinh-chinh", pairs: pairs).status == 303)
      #expect(try portal.sendNotices().count == 1)
      // That it is done is told before the end of the agency, and turns out to be wrong.
      try await old.act(code, "xong")
      #expect(try portal.sendNotices().count == 1)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict)
      try await old.act(code, "hoan-tac", [("ghi_chu", "Nhầm")])
      let texts = try portal.sendNotices()
      #expect(texts.count { $0.contains("sáp nhập") } == 1 && texts.count { $0.contains("chưa có kết quả") } == 1)
    }
  }
}
