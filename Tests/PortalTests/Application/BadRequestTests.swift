import OneStop
import TestSupport
import Testing

@testable import Web

/// What no page may carry out, whichever it is.
@Suite("Requests that are refused everywhere") struct BadRequestTests {
  /// The pages that staff post to, and what the form would do.
  private static func staffForms(_ code: DossierCode) -> [(path: String, pairs: [(String, String)])] {
    [
      (IntakeForm.address, IntakeForm.filled()), ("/can-bo/ho-so/\(code)/xu-ly", [("ghi_chu", "đã nhận")]),
      ("/can-bo/dang-xuat", []),
    ]
  }

  private static func open(_ portal: TestPortal) throws -> Int {
    try portal.data.read {
      try $0.worklistCounts(agency: TestPortal.department.unwrapped, login: "", now: portal.now, soon: portal.now).open
    }
  }

  @Test("a form whose token is missing, guessed, somebody else's or from an ended session does nothing: 403")
  func tokens() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let browser = try await portal.signedIn(role: .clerk)
      let stale = try await browser.get("/can-bo").csrf
      _ = try await browser.post("/can-bo/dang-xuat", ["_csrf": stale])
      try await portal.signIn("ha", with: browser)
      let own = try await browser.get("/can-bo").csrf
      let other = try await portal.signedIn("nga", role: .clerk).get("/can-bo").csrf
      #expect(Set([stale, own, other, ""]).count == 4)
      for (path, pairs) in Self.staffForms(code) {
        for token in [nil, "", "đoán", own + "x", stale, other] {
          let answer = try await browser.post(path, pairs: pairs + (token.map { [("_csrf", $0)] } ?? []))
          #expect(answer.status == 403, "\(path) \(token ?? "without")")
          #expect(answer.text.contains("Biểu mẫu đã hết hiệu lực"))
        }
      }
      #expect(try Self.open(portal) == 1)
      #expect(try portal.dossier(code).eventCount == 1)
      for (path, pairs) in Self.staffForms(code) {
        #expect(try await browser.post(path, pairs: pairs + [("_csrf", own)]).status == 303, "\(path)")
      }
      #expect(try Self.open(portal) == 2)
      #expect(try portal.dossier(code).eventCount == 2)
    }
  }

  @Test("a body over the limit is 413, as is a form with too many fields, and nothing is saved")
  func tooLarge() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: TestStore.press)
      let browser = try await portal.signedIn(role: .clerk)
      let token = ("_csrf", try await browser.get("/can-bo").csrf)
      let large = ("noi_dung", String(repeating: "a", count: 1 << 20))
      let paths = Self.staffForms(code).map(\.path) + ["/can-bo/dang-nhap", "/danh-gia/\(code)", "/tra-cuu/\(code)"]
      for path in paths {
        let answer = try await browser.post(path, pairs: IntakeForm.filled() + [token, large])
        #expect(answer.status == 413, "\(path)")
        #expect(answer.text.contains("<h1>") && answer.text.contains("<html lang=\"vi\">"))
        let many = IntakeForm.filled() + [token] + (0...1_000).map { ("giay_to[]", "\($0)") }
        #expect(try await browser.post(path, pairs: many).status == 413, "\(path)")
      }
      let body = DossierEndpointTests.body(extra: ",\"note\":\"\(large.1)\"")
      for path in ["/api/v1/dossiers", "/api/v1/dossiers/\(code)/events"] {
        let answer = try await portal.post(path, body, token: portal.token, key: "a")
        #expect(answer.status == 413, "\(path)")
        #expect(answer.field("Content-Type") == "application/problem+json")
      }
      #expect(try Self.open(portal) == 1)
      #expect(try portal.dossier(code).eventCount == 1)
      #expect(try await browser.get("/can-bo").status == 200)
    }
  }

  @Test("a form of 64 KiB is read, one byte more is 413, in the reader's language")
  func formLimit() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      let beginning = "so_cuoi=0000&x="
      let form = beginning + String(repeating: "a", count: Routes.formLimit - beginning.utf8.count)
      #expect(try await browser.post("/tra-cuu/\(code)", form).status == 422)
      browser.setCookie("ngon_ngu", "en")
      let answer = try await browser.post("/tra-cuu/\(code)", form + "a")
      #expect(answer.status == 413 && answer.text.contains("<html lang=\"en\">"))
    }
  }

  @Test(
    "a body with a content coding is 415 everywhere: a form, a form with files, the API",
    arguments: [
      ("/can-bo/dang-xuat", "application/x-www-form-urlencoded"),
      ("/can-bo/ho-so/000.00.01.H29-180601-0001/tra-loi", "multipart/form-data; boundary=b"),
      ("/api/v1/dossiers", "application/json"),
    ])
  func coded(path: String, type: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .officer)
      var fields = [("Content-Type", type), ("Content-Encoding", "gzip")]
      if path.hasPrefix("/api") { fields.append(("Authorization", "Bearer \(portal.token)")) }
      #expect(try await browser.ask("POST", path, fields: fields, body: [0x1F, 0x8B]).status == 415)
      fields[1].1 = "identity"
      #expect(try await browser.ask("POST", path, fields: fields, body: [0x1F, 0x8B]).status != 415)
    }
  }

  @Test("a body that is not a form is 415", arguments: ["text/plain", "application/json", "multipart/form-data"])
  func otherType(type: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let token = try await browser.get("/can-bo").csrf
      let answer = try await browser.ask(
        "POST", "/can-bo/dang-xuat", fields: [("Content-Type", type)], body: Array("_csrf=\(token)".utf8))
      #expect(answer.status == 415)
      #expect(answer.text.contains("<h1>"))
    }
  }

  @Test(
    "a code of ten thousand letters is too long, in an address and in a form",
    arguments: ["A", "%C4%90", "%F0%9F%A6%84"])
  func tenThousand(letter: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let code = String(repeating: letter, count: 10_000)
      let addresses = [
        "/tra-cuu/", "/tra-cuu?ma=", "/danh-gia/", "/thu-tuc/", "/thu-tuc?q=", "/can-bo/ho-so/", "/can-bo/tim?q=",
        "/can-bo/tiep-nhan?thu-tuc=", "/thong-ke/",
      ]
      for address in addresses {
        let answer = try await browser.get(address + code)
        #expect(answer.status == 414, "\(address)")
        #expect(answer.text.contains("<h1>Địa chỉ quá dài</h1>"))
      }
      for address in ["/api/v1/dossiers/", "/api/v1/procedures/"] {
        #expect(try await portal.get(address + code).status == 414, "\(address)")
      }
      let token = try await IntakeForm.token(browser)
      let plain = "ten=\(code)&mat_khau=\(code)&_csrf=x"
      let refused = try await Browser(port: portal.port).post("/can-bo/dang-nhap", plain)
      #expect(refused.status == (plain.utf8.count > Routes.formLimit ? 413 : 403))
      let procedure = code.replacing("%", with: "")
      let form = IntakeForm.filled(["thu_tuc": procedure]) + [token]
      let answer = try await browser.post("/can-bo/tiep-nhan", pairs: form)
      #expect(answer.status == (procedure.utf8.count > Routes.formLimit ? 413 : 422))
      #expect(try Self.open(portal) == 0)
    }
  }

  @Test(
    "each role may enter where its work is, and is refused elsewhere", arguments: Account.Role.allCases
  )
  func roles(role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: TestStore.press)
      let browser = try await portal.signedIn(role: role)
      let allowed: [Account.Role: Set<String>] = [
        .clerk: ["dossiers", "intake"], .officer: ["dossiers", "intake"], .leader: ["dossiers", "intake", "reports"],
        .admin: ["reports"], .auditor: ["reports"], .postClerk: [],
      ]
      let addresses = [
        ("/can-bo", "dossiers"), ("/can-bo/tim?q=a", "dossiers"), ("/can-bo/ho-so/\(code)", "dossiers"),
        ("/can-bo/ho-so/\(code)/bieu-mau/receipt", "dossiers"), ("/can-bo/tiep-nhan", "intake"),
        (IntakeForm.address, "intake"), ("/quan-tri", "reports"), ("/quan-tri/bao-cao", "reports"),
      ]
      for (address, work) in addresses {
        let answer = try await browser.get(address)
        let mayEnter = try allowed[role].unwrapped.contains(work)
        #expect(answer.status == (mayEnter ? 200 : 403), "\(address)")
        if !mayEnter { #expect(answer.text.contains("không được giao việc này")) }
        #expect(try await portal.browser().get(address).status == 303)
      }
    }
  }
}
