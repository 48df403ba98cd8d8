import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web

@Suite("What a city decides about its procedures", .eachEngine) struct ProcedureSettingTests {
  private static let portal = "https://dichvucong.gov.vn/p/1"
  private static let copy = TestPortal.certifiedCopy

  /// As a browser sends the form of a page, with what stands in its hidden fields.
  private func send(_ admin: Browser, _ path: String, _ fields: [(String, String)]) async throws -> Answer {
    let page = try await admin.get(path)
    let hidden = [("_csrf", page.csrf), ("truoc", page.value(of: "truoc") ?? "")]
    return try await admin.post(path, pairs: hidden + fields)
  }

  private func admin(_ portal: TestPortal) async throws -> Browser {
    try await portal.signedIn("thanh-pho", role: .admin, agency: AgencyCode("000.00.00.H29"))
  }

  @Test(
    "Where it is filed is one procedure's choice or that of all; what is filed elsewhere is told, and begins no draft",
    arguments: [false, true])
  func filedElsewhere(isOfAll: Bool) async throws {
    try await TestPortal.run { portal in
      try portal.publishForms()
      let (browser, admin) = (portal.browser(), try await admin(portal))
      let key = try portal.addDraft()
      #expect(try await browser.get("/thu-tuc/\(Self.copy)").text.contains("href=\"/nop-ho-so/\(Self.copy)\""))
      let before = try await browser.get("/nop-ho-so/\(Self.copy)")
      let path = isOfAll ? "/quan-tri/thu-tuc" : "/quan-tri/thu-tuc/\(Self.copy)"
      let fields = [("noi_nop", "national_portal")] + (isOfAll ? [] : [("dia_chi", Self.portal), ("tu_khoa", "")])
      let saved = try await send(admin, path, fields)
      #expect(saved.location == "/quan-tri/thu-tuc?da=luu", "\(saved.text)")
      let page = try await browser.get("/thu-tuc/\(Self.copy)").text
      #expect(!page.contains("/nop-ho-so/"))
      let other = try await browser.get("/thu-tuc/1.001193").text
      #expect(other.contains("/nop-ho-so/") == !isOfAll)
      let start = try await browser.get("/nop-ho-so/\(Self.copy)")
      #expect(start.status == 200 && start.text.contains("không nộp tại trang này"))
      #expect(
        start.text.contains("class=\"button\" href=\"https://dichvucong.gov.vn")
          && start.text.contains("href=\"/tra-cuu\""))
      #expect(try await browser.post("/nop-ho-so/\(Self.copy)", ["_csrf": before.csrf]).status == 404)
      for part in ["", "/1", "/kiem-tra"] {
        let draft = try await browser.get("/nop-ho-so/nhap/\(key)\(part)").text
        #expect(draft.contains("không nộp tại trang này") && draft.contains("vẫn còn ở đây"), "\(part)")
        #expect(
          draft.contains("class=\"button\" href=\"https://dichvucong.gov.vn") && !draft.contains(">Làm tiếp</a>"),
          "\(part)")
      }
      #expect(try await !browser.get("/nop-ho-so/nhap/\(key)/kiem-tra").text.contains("name=\"tra_ket_qua\""))
      // Its own choice counts before that of all.
      if isOfAll {
        _ = try await send(
          admin, "/quan-tri/thu-tuc/\(Self.copy)", [("noi_nop", "here"), ("dia_chi", ""), ("tu_khoa", "")])
        #expect(try await browser.get("/nop-ho-so/\(Self.copy)").status == 200)
      }
      let log = try portal.data.read { try $0.securityLines(SecurityQuery(), limit: 10) }.map(\.line.detail)
      #expect(log.contains(isOfAll ? "procedure * national_portal 0" : "procedure \(Self.copy) national_portal 0"))
    }
  }

  @Test("A draft is not filed once its procedure is filed elsewhere")
  func notFiled() async throws {
    try await TestPortal.run { portal in
      let key = try portal.addDraft()
      let manager = try manager(portal, "thanh-pho", "000.00.00.H29")
      try portal.data.run(
        SetProcedureChoice(
          ProcedureChoice(filing: .nationalPortal), of: ProcedureCode(Self.copy), seen: nil, by: manager,
          now: portal.now))
      let submit = SubmitDraft(
        key, seen: "", at: try AgencyCode("000.01.41.H29").unwrapped, returnBy: .counter, tellingBy: nil,
        signatures: [:],
        notices: try portal.data.notices(),
        setting: FormSetting(today: portal.now.date, lists: try Resources.formLists.get()),
        now: portal.now)
      guard case .elsewhere = try portal.data.run(submit) else {
        Issue.record("It was filed.")
        return
      }
    }
  }

  @Test("What people call a procedure finds it, with and without marks, and is shown again to be changed")
  func words() async throws {
    try await TestPortal.run { portal in
      let (browser, admin) = (portal.browser(), try await admin(portal))
      func found(_ text: String) async throws -> Bool {
        try await browser.get("/thu-tuc?q=\(percentEncoded(text))").text.contains("/thu-tuc/\(Self.copy)\"")
      }
      #expect(try await !found("lăng quăng tung tăng"))
      // As the page of searches without results leads to it.
      let list = try await admin.get("/quan-tri/thu-tuc?tu=\(percentEncoded("lăng quăng tung tăng"))").text
      let link = try list.firstMatch(of: /\/quan-tri\/thu-tuc\/2\.000815\?tu=[^"]+/).unwrapped.output
      let form = try await admin.get("\(link)")
      #expect(form.text.contains("lăng quăng tung tăng</textarea>"))
      let saved = try await send(
        admin, "/quan-tri/thu-tuc/\(Self.copy)",
        [
          ("noi_nop", ""), ("dia_chi", ""),
          ("tu_khoa", "lăng quăng tung tăng\r\n\r\n  Lăng  quăng tung tăng \r\nphô tô có mộc"),
        ])
      #expect(saved.status == 303, "\(saved.text)")
      #expect(try await found("lăng quăng tung tăng"))
      #expect(try await found("lang quang tung tang"))
      #expect(try await found("pho to co moc"))
      let again = try await admin.get("/quan-tri/thu-tuc/\(Self.copy)").text
      #expect(again.contains("lăng quăng tung tăng\nphô tô có mộc</textarea>"))
    }
  }

  @Test(
    "What cannot be kept is told at its field",
    arguments: [
      ("noi_nop", "x", "#noi_nop"), ("dia_chi", "http://a.vn", "#dia_chi"),
      ("dia_chi", "https://a.vn/\"><b>", "#dia_chi"), ("dia_chi", "https://a b", "#dia_chi"),
      ("tu_khoa", "a\n" + String(repeating: "a", count: 101), "#tu_khoa"),
      ("tu_khoa", (1...201).map(String.init).joined(separator: "\n"), "#tu_khoa"),
    ])
  func mistakes(_ field: String, _ value: String, _ link: String) async throws {
    try await TestPortal.run { portal in
      let admin = try await admin(portal)
      let path = "/quan-tri/thu-tuc/\(Self.copy)"
      let fields = ["noi_nop", "dia_chi", "tu_khoa"].map { ($0, $0 == field ? value : "") }
      let answer = try await send(admin, path, fields)
      #expect(answer.status == 422 && answer.text.contains("href=\"\(link)\""))
      #expect(try portal.data.read { try $0.storedProcedureChoices() }.isEmpty)
    }
  }

  @Test("Of two who change it at once, the second is told", arguments: [true, false])
  func outdated(isOfAll: Bool) async throws {
    try await TestPortal.run { portal in
      let admin = try await admin(portal)
      let path = isOfAll ? "/quan-tri/thu-tuc" : "/quan-tri/thu-tuc/\(Self.copy)"
      func fields(_ place: String, _ page: Answer) -> [(String, String)] {
        [("noi_nop", place), ("_csrf", page.csrf), ("truoc", page.value(of: "truoc") ?? "")]
      }
      let (first, second) = (try await admin.get(path), try await admin.get(path))
      #expect(try await admin.post(path, pairs: fields("national_portal", first)).status == 303)
      // The same once more changes nothing, and nobody is told that it did.
      #expect(try await admin.post(path, pairs: fields("national_portal", second)).status == 303)
      let late = try await admin.post(path, pairs: fields("here", second))
      #expect(
        late.status == 409 && late.text.contains("href=\"#noi_nop\"") && late.text.contains("value=\"here\" checked"))
      #expect(try await admin.post(path, pairs: fields("here", late)).status == 303)
    }
  }

  @Test("Nobody decides whose post has ended in between, and nothing is decided about what is not there")
  func refused() async throws {
    try await TestPortal.run { portal in
      let city = try manager(portal, "thanh-pho", "000.00.00.H29")
      let choice = ProcedureChoice(words: ["a"])
      func set(_ procedure: String, by manager: AccountManager) throws {
        try portal.data.run(
          SetProcedureChoice(choice, of: ProcedureCode(procedure), seen: nil, by: manager, now: portal.now))
      }
      #expect(throws: ChoiceRefusal.unknownProcedure) { try set("9.999999", by: city) }
      let district = try manager(portal, "quan", TestStore.district)
      #expect(throws: ChoiceRefusal.denied) { try set(Self.copy, by: district) }
      try set(Self.copy, by: city)
    }
  }

  private func manager(_ portal: TestPortal, _ login: String, _ agency: String) throws -> AccountManager {
    AccountManager(try portal.data.staff(login, .admin, at: agency), from: Origin(client: "10.0.0.1"))
  }
}
