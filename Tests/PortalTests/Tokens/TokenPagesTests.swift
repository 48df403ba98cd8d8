import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Tokens on pages", .eachEngine) struct TokenPagesTests {
  private static let path = "/quan-tri/ma-truy-cap"

  private func status(_ portal: TestPortal, _ token: String, _ method: String = "GET") async throws -> Int {
    try await portal.browser().ask(
      method, "/api/v1/dossiers", fields: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")],
      body: method == "GET" ? [] : Array("{}".utf8)
    ).status
  }

  private func shown(_ answer: Answer) throws -> String {
    String(try answer.text.firstMatch(of: /class="code"><strong>([A-Za-z0-9_-]+)</).unwrapped.1)
  }

  @Test("One is made with its rights, replaced with an overlap, and revoked; its use is noted")
  func life() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode(TestStore.district))
      let page = try await browser.get(Self.path)
      let wrong = try await browser.post(
        Self.path,
        pairs: [
          ("_csrf", page.csrf), ("den_ngay", "01/01/2018"), ("gioi_han", "0"), ("co_quan", TestStore.otherDistrict),
        ])
      #expect(wrong.status == 422)
      for field in ["nhan", "co_quan", "den_ngay", "gioi_han"] { #expect(wrong.text.contains("href=\"#\(field)\"")) }
      let made = try await browser.post(
        Self.path, ["_csrf": page.csrf, "nhan": "Phần mềm", "co_quan": TestStore.district, "quyen": "doc"])
      let old = try shown(made)
      #expect(try await status(portal, old) == 200)
      #expect(try await status(portal, old, "POST") == 403)
      // The record of its use is written behind the answer.
      let digest = Secrets.digest(old)
      while try portal.data.read({ try $0.token(digest: digest)?.usedAt }) == nil { await Task.yield() }
      #expect(!(try await browser.get(Self.path).text.contains(old)))
      let token = "\(Self.path)/\(digest)"
      let unchosen = try await browser.post(token, ["_csrf": page.csrf, "viec": "thay", "con_dung": "8"])
      #expect(unchosen.status == 422)
      let new = try shown(try await browser.post(token, ["_csrf": page.csrf, "viec": "thay", "con_dung": "1"]))
      for each in [old, new] { #expect(try await status(portal, each) == 200) }
      portal.now = portal.now.adding(microseconds: 2 * Moment.day)
      try await portal.signIn("quan-tri", with: browser)
      #expect(try await status(portal, old) == 401)
      let later = try await browser.get(Self.path)
      let revoked = try await browser.post(
        "\(Self.path)/\(Secrets.digest(new))", ["_csrf": later.csrf, "viec": "thu-hoi"])
      #expect(try await browser.get(revoked.location.unwrapped).text.contains("Đã thu hồi mã Phần mềm."))
      #expect(try await status(portal, new) == 401)
      let both = try await browser.get("\(Self.path)?cu=1").text
      #expect(both.matches(of: /<tr><th scope="row"><span>Phần mềm</).count == 2)
      let again = try await browser.post(
        "\(Self.path)/\(Secrets.digest(new))", ["_csrf": later.csrf, "viec": "thu-hoi"])
      #expect(again.status == 409)
    }
  }

  @Test("Nobody sees or changes those of an agency that they do not manage")
  func reach() async throws {
    try await TestPortal.run { portal in
      let agency = try AgencyCode(TestStore.district).unwrapped
      let token = APIToken(agency: agency, label: "Của quận", createdAt: portal.now)
      try await portal.store.writer.transaction { try $0.add(token, digest: "ma") }
      for (login, role, agency, sees) in [
        ("aa", .admin, TestStore.district, true), ("bb", .admin, TestStore.otherDistrict, false),
        ("cc", .admin, "000.00.00.H29", true), ("dd", .auditor, TestStore.district, true),
      ] as [(String, Account.Role, String, Bool)] {
        let browser = try await portal.signedIn(login, role: role, agency: AgencyCode(agency))
        let page = try await browser.get(Self.path)
        #expect(page.text.contains("Của quận") == sees, "\(login)")
        let csrf = try await browser.get("/can-bo/tai-khoan").csrf
        let answer = try await browser.post("\(Self.path)/ma", ["_csrf": csrf, "viec": "thay", "con_dung": "30"])
        #expect(answer.status == (role == .auditor ? 403 : sees ? 200 : 404), "\(login)")
      }
    }
  }

  @Test("A form that is sent twice makes one token, and shows it both times; another content makes another")
  func twice() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode(TestStore.district))
      let page = try await browser.get(Self.path)
      let number = try page.text.firstMatch(of: /name="so_phieu" value="([^"]+)"/).unwrapped.1
      func send(_ label: String) async throws -> String {
        try shown(
          try await browser.post(
            Self.path,
            pairs: [
              ("_csrf", page.csrf), ("so_phieu", String(number)), ("nhan", label), ("co_quan", TestStore.district),
            ]))
      }
      let first = try await send("A")
      #expect(try await send("A") == first)
      #expect(try await send("B") != first)
      let address = "\(Self.path)/\(Secrets.digest(first))"
      let asked = try await browser.get(address)
      let fields = [
        ("_csrf", asked.csrf), ("viec", "thay"), ("con_dung", "7"),
        ("so_phieu", String(try asked.text.firstMatch(of: /name="so_phieu" value="([^"]+)"/).unwrapped.1)),
      ]
      let new = try shown(try await browser.post(address, pairs: fields))
      #expect(try shown(try await browser.post(address, pairs: fields)) == new && new != first)
      #expect(try portal.data.read { try $0.tokens() }.count { ["A", "B"].contains($0.token.label) } == 3)
    }
  }
}
