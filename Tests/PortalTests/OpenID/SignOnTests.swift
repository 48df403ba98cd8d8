import Crypto
import Encodings
import OneStop
import OneStopStore
import OpenID
import TestSupport
import Testing

@testable import Operations

@Suite("Signing in by an identity provider") struct SignOnTests {
  static let citizens = "/ho-so-cua-toi"
  static let staff = "/can-bo/dang-nhap/so"
  let provider = TestIdentityProvider()

  @Test("A citizen goes to the provider and back, and sees their own dossiers")
  func citizen() async throws {
    try await TestPortal.run(with: provider) { portal in
      let code = try portal.addDossier()
      let browser = portal.browser()
      #expect(try await browser.get(Self.citizens).text.contains("href=\"\(Self.citizens)/dang-nhap/vneid\""))
      let there = try await browser.get("\(Self.citizens)/dang-nhap/vneid")
      let query = TestPortal.query(of: there.all("Location").first ?? "")
      #expect(
        there.status == 303 && there.all("Location").first?.hasPrefix("\(TestIdentityProvider.issuer)/auth?") == true)
      #expect(query["response_type"] == "code" && query["code_challenge_method"] == "S256")
      #expect(query["acr_values"] == "LoA1 LoA2" && query["client_id"] == "mot-cua")
      #expect(query["redirect_uri"] == "http://127.0.0.1\(Self.citizens)/dang-nhap/vneid/tro-ve")
      let cookie = try #require(there.all("Set-Cookie").first { $0.hasPrefix("xac_thuc=") })
      #expect(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=\(Self.citizens);"))
      let back = try await portal.comeBack(browser, there.all("Location").first ?? "", by: provider)
      #expect(back.status == 303 && back.all("Location") == [Self.citizens])
      #expect(browser.cookie("xac_thuc") == nil)
      let list = try await browser.get(Self.citizens)
      #expect(list.text.contains("\(code)") && list.text.contains("Trần Thị Ánh Nguyệt, số 079185012345"))
      #expect(try portal.securityLines() == ["citizen signed in - -"])
      // The code was redeemed with the verifier of the challenge.
      let form = try #require(provider.state.withLock { $0.requests.compactMap(\.form).first })
      let verifier = try #require(form.split(separator: "&").first { $0.hasPrefix("code_verifier=") }?.dropFirst(14))
      #expect((43...128).contains(verifier.utf8.count))
      #expect(Base64URL.text(Array(SHA256.hash(data: Array(verifier.utf8)))) == query["code_challenge"])
    }
  }

  @Test("An enterprise signs in by its tax code, and sees the dossiers that have it and no others")
  func enterprise() async throws {
    try await TestPortal.run(with: provider) { portal in
      let own = try portal.addDossier("Công ty Ánh Dương", kind: .enterprise, identity: "0301234567")
      let branch = try portal.addDossier("Chi nhánh", kind: .enterprise, identity: "0301234567-001")
      let person = try portal.addDossier()
      provider.set {
        $0.claims = [
          "LoaiTaiKhoan": "2", "MaSoThue": "\"0301234567\"", "HoVaTen": "\"Công ty Ánh Dương\"", "TechID": "\"dn-1\"",
        ]
      }
      let browser = portal.browser()
      let back = try await portal.goAndComeBack(browser, from: "\(Self.citizens)/dang-nhap/vneid", by: provider)
      #expect(back.status == 303 && back.all("Location") == [Self.citizens])
      let list = try await browser.get(Self.citizens).text
      #expect(list.contains("\(own)") && list.contains("Công ty Ánh Dương, số 0301234567"))
      #expect(!list.contains("\(branch)") && !list.contains("\(person)"))
      #expect(try await browser.get("/tra-cuu/\(own)").text.contains("Công ty Ánh Dương"))
      #expect(try await !browser.get("/tra-cuu/\(person)").text.contains("Trần Thị Ánh Nguyệt"))
      let entry = try session(of: browser, portal)?.entry
      #expect(entry == ProviderEntry(issuer: TestIdentityProvider.issuer, subject: "dn-1", name: "vneid"))
    }
  }

  @Test("One account at the provider opens one person's dossiers: with another number, what it had opened is closed")
  func renumbered() async throws {
    try await TestPortal.run(with: provider) { portal in
      let (before, other, after) = (portal.browser(), portal.browser(), portal.browser())
      let from = "\(Self.citizens)/dang-nhap/vneid"
      _ = try await portal.goAndComeBack(before, from: from, by: provider)
      provider.set { $0.claims = ["TechID": "\"t-2\""] }
      _ = try await portal.goAndComeBack(other, from: from, by: provider)
      provider.set { $0.claims = ["SoDinhDanh": "\"079185099999\""] }
      _ = try await portal.goAndComeBack(after, from: from, by: provider)
      #expect(try session(of: before, portal) == nil)
      #expect(try session(of: other, portal)?.entry?.subject == "t-2", "another account with that number stays")
      #expect(
        try session(of: after, portal)?.owner == .identity(IdentityNumber(stored: "079185099999")))
    }
  }

  private func session(of browser: Browser, _ portal: TestPortal) throws -> CitizenSignIn? {
    let digest = Secrets.digest(browser.cookie("phien_dan") ?? "")
    return try portal.data.read { try $0.citizenSession(digest, now: portal.now) }
  }

  @Test("Signing out here offers to sign out at the provider")
  func leaving() async throws {
    try await TestPortal.run(with: provider) { portal in
      let browser = portal.browser()
      _ = try await portal.goAndComeBack(browser, from: "\(Self.citizens)/dang-nhap/vneid", by: provider)
      let left = try await browser.post(
        "\(Self.citizens)/dang-xuat", ["_csrf": try await browser.get(Self.citizens).csrf])
      let page = try await browser.get(left.all("Location").first ?? "")
      #expect(page.text.contains("href=\"\(Self.citizens)/dang-xuat/vneid\""))
      let there = try await browser.get("\(Self.citizens)/dang-xuat/vneid")
      #expect(
        there.all("Location") == [
          "\(TestIdentityProvider.issuer)/logout?client_id=mot-cua"
            + "&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%2Fho-so-cua-toi"
        ])
    }
  }

  @Test(
    "A token that is not to be believed lets nobody in, and the log says why",
    arguments: [
      (["iss": "\"https://khac.example\""], "issuer"), (["aud": "\"khac\""], "audience"),
      (["exp": "1"], "expired"), (["nonce": "\"cua-lan-truoc\""], "nonce"), (["acr": "\"LoA1\""], "level"),
      (["iat": "9999999999"], "early"),
    ] as [([String: String?], String)])
  func claims(claims: [String: String?], fault: String) async throws {
    try await refused(fault == "level" ? "level" : "ID token: \(fault)") { $0.claims = claims }
  }

  @Test("An unsigned token, one signed by another's key and one that was changed let nobody in")
  func signatures() async throws {
    try await refused("ID token: unsigned") { $0.header = #"{"alg":"none"}"# }
    try await refused("ID token: algorithm") { $0.header = #"{"alg":"HS256","kid":"k1"}"# }
    try await refused("ID token: signature") { $0.key = P256.Signing.PrivateKey() }
    try await refused("ID token: signature") { $0.signature = [UInt8](repeating: 1, count: 64) }
    try await refused("ID token: unknown key") { $0.header = #"{"alg":"ES256","kid":"k2"}"# }
  }

  @Test("An account without a number, or of another kind, lets nobody in")
  func numbers() async throws {
    try await refused("no identity number") { $0.claims = ["SoDinhDanh": nil] }
    try await refused("no identity number") { $0.claims = ["SoDinhDanh": "\"1\""] }
    try await refused("no identity number") { $0.claims = ["LoaiTaiKhoan": "2"] }
    try await refused("account kind") { $0.claims = ["LoaiTaiKhoan": "3"] }
    try await refused("account kind") { $0.claims = ["LoaiTaiKhoan": nil] }
  }

  /// - Parameter reason: as the log has it.
  private func refused(_ reason: String, _ change: @Sendable (inout TestIdentityProvider.State) -> Void) async throws {
    let provider = TestIdentityProvider()
    try await TestPortal.run(with: provider) { portal in
      provider.set(change)
      let browser = portal.browser()
      let there = try await browser.get("\(Self.citizens)/dang-nhap/vneid")
      let nonce = provider.state.withLock { $0.claims["nonce"] }
      let answer = try await portal.comeBack(browser, there.all("Location").first ?? "", by: provider)
      #expect(answer.status == 403 && nonce == provider.state.withLock { $0.claims["nonce"] }, "\(reason)")
      #expect(answer.text.contains("<h1>") && answer.text.contains("href=\"\(Self.citizens)\""))
      #expect(browser.cookie("phien_dan") == nil && browser.cookie("xac_thuc") == nil)
      try await portal.waitForLine("provider refused", "vneid: \(reason)")
    }
  }

  @Test("Who comes back without having gone, with another state, too late or a second time is not let in")
  func ways() async throws {
    try await TestPortal.run(with: provider) { portal in
      let (victim, attacker) = (portal.browser(), portal.browser())
      let there = try await attacker.get("\(Self.citizens)/dang-nhap/vneid").all("Location").first ?? ""
      // The attacker's own way back, in another browser: with no cookie, and with a cookie of another way.
      #expect(try await portal.comeBack(victim, there, by: provider).status == 400)
      _ = try await victim.get("\(Self.citizens)/dang-nhap/vneid")
      #expect(try await portal.comeBack(victim, there, by: provider).status == 400)
      #expect(victim.cookie("phien_dan") == nil)
      #expect(provider.state.withLock { $0.requests.allSatisfy { $0.form == nil } })
      try await portal.waitForLine("provider refused", "vneid: state")

      let browser = portal.browser()
      let mine = try await browser.get("\(Self.citizens)/dang-nhap/vneid").all("Location").first ?? ""
      let cookie = try #require(browser.cookie("xac_thuc"))
      #expect(try await portal.comeBack(browser, mine, by: provider).status == 303)
      browser.setCookie("xac_thuc", cookie, path: Self.citizens)
      #expect(try await portal.comeBack(browser, mine, by: provider).status == 400)

      let slow = portal.browser()
      let late = try await slow.get("\(Self.citizens)/dang-nhap/vneid").all("Location").first ?? ""
      portal.now = portal.now.adding(microseconds: 10 * Moment.minute)
      #expect(try await portal.comeBack(slow, late, by: provider).status == 400)
      // A way of citizens does not lead in among the staff.
      let other = portal.browser()
      _ = try await other.get("\(Self.citizens)/dang-nhap/vneid")
      other.setCookie("xac_thuc", other.cookie("xac_thuc") ?? "", path: "/can-bo/dang-nhap")
      #expect(try await other.get("\(Self.staff)/tro-ve?code=a&state=b").status == 400)
      #expect(try await other.get("\(Self.citizens)/dang-nhap/so").status == 404)
    }
  }

  @Test("The provider's own refusal and another issuer's answer are told apart; its words do not get into the page")
  func refusals() async throws {
    try await TestPortal.run(with: provider) { portal in
      let browser = portal.browser()
      let path = "\(Self.citizens)/dang-nhap/vneid"
      let answer = try await portal.goAndComeBack(
        browser, from: path, by: provider, ["error": "access_denied", "error_description": "<b>bấm vào đây</b>"])
      #expect(answer.status == 403 && !answer.text.contains("bấm vào đây"))
      try await portal.waitForLine("provider refused", "vneid: access_denied")
      let mixed = try await portal.goAndComeBack(browser, from: path, by: provider, ["iss": "https://khac.example"])
      #expect(mixed.status == 403)
      try await portal.waitForLine("provider refused", "vneid: answer of another issuer")
    }
  }

  @Test("A provider that is down has a page that says so; passwords and links go on")
  func down() async throws {
    try await TestPortal.run(with: provider) { portal in
      provider.set { $0.isDown = true }
      let answer = try await portal.browser().get("\(Self.citizens)/dang-nhap/vneid")
      #expect(answer.status == 503 && answer.all("Retry-After") == ["60"] && answer.text.contains("VNeID"))
      #expect(try await portal.browser().get(Self.staff).status == 503)
      _ = try await portal.signedIn()
      provider.set { $0.isDown = false }
      portal.now = portal.now.adding(microseconds: 30 * Moment.second)
      #expect(try await portal.browser().get(Self.staff).status == 303)
    }
  }

  @Test("An account that nobody has linked lets nobody in, whatever its name is")
  func unknown() async throws {
    try await TestPortal.run(with: provider) { portal in
      try await portal.addAccount("ha", name: "Trần Thị Ánh Nguyệt")
      let browser = portal.browser()
      #expect(try await portal.goAndComeBack(browser, from: Self.staff, by: provider).status == 403)
      #expect(browser.cookie("phien") == nil)
      try await portal.waitForLine("provider refused", "so: nobody's account")
    }
  }

  @Test("The staff link an account with their password, sign in by it, and take the link away")
  func linked() async throws {
    try await TestPortal.run(with: provider) { portal in
      let browser = try await portal.signedIn()
      let page = try await browser.get("/can-bo/tai-khoan")
      let fields = ["_csrf": page.csrf, "viec": "lien-ket", "noi-cap": "so"]
      let wrong = try await browser.post(
        "/can-bo/tai-khoan", pairs: fields.map { ($0, $1) } + [("mat_khau", "không phải")])
      #expect(wrong.status == 422)
      let right = try await browser.post(
        "/can-bo/tai-khoan", pairs: fields.map { ($0, $1) } + [("mat_khau", TestPortal.password)])
      let address = try #require(right.text.firstMatch(of: /href="(https:[^"]*)"/)?.1)
      let back = try await portal.comeBack(browser, String(address).replacing("&amp;", with: "&"), by: provider)
      #expect(back.all("Location") == ["/can-bo/tai-khoan?da=da-lien-ket"])
      #expect(try portal.securityLines().first == "provider linked ha ha")

      let second = portal.browser()
      let entered = try await portal.goAndComeBack(second, from: "\(Self.staff)?ve=/can-bo/tim", by: provider)
      #expect(entered.all("Location") == ["/can-bo/tim"])
      #expect(try await second.get("/can-bo").status == 200)
      #expect(try portal.securityLines().first == "signed in ha ha")
      let left = try await second.post("/can-bo/dang-xuat", ["_csrf": try await second.get("/can-bo").csrf])
      #expect(left.all("Location") == ["/can-bo/dang-nhap?ra=so"])
      #expect(try await second.get("/can-bo/dang-nhap?ra=so").text.contains("href=\"/can-bo/dang-xuat/so\""))

      let own = try await browser.get("/can-bo/tai-khoan")
      let gone = try await browser.post(
        "/can-bo/tai-khoan",
        [
          "_csrf": own.csrf, "viec": "bo-lien-ket", "noi_cap": TestIdentityProvider.issuer, "ma_tai_khoan": "t-1",
        ])
      #expect(gone.all("Location") == ["/can-bo/tai-khoan?da=bo-lien-ket"])
      #expect(try portal.securityLines().first == "provider unlinked ha ha")
      #expect(try await portal.goAndComeBack(portal.browser(), from: Self.staff, by: provider).status == 403)
    }
  }

  @Test("An administrator takes the links away, and who has no password is told how to get one")
  func unlinkedByAnother() async throws {
    try await TestPortal.run(with: provider) { portal in
      let account = ProviderAccount(issuer: TestIdentityProvider.issuer, subject: "t-1", linkedAt: portal.now)
      let person = Person(login: "lan", name: "Lan", posts: [Post(.officer, at: try TestPortal.department.unwrapped)])
      try await portal.store.writer.transaction { transaction in
        _ = try transaction.add(StoredPerson(person, password: StoredPerson.noPassword))
        _ = try transaction.link(account, to: "lan")
      }
      let lan = portal.browser()
      _ = try await portal.goAndComeBack(lan, from: Self.staff, by: provider)
      let own = try await lan.get("/can-bo/tai-khoan/xac-thuc-hai-buoc")
      let told = try await lan.post(
        "/can-bo/tai-khoan/xac-thuc-hai-buoc", ["_csrf": own.csrf, "viec": "mat-khau", "mat_khau": "gì cũng được"])
      #expect(told.status == 422 && told.text.contains("Tài khoản của bạn chưa có mật khẩu."))

      let admin = try await portal.signedIn("thanh", role: .admin)
      let page = try await admin.get("/quan-tri/tai-khoan/lan")
      #expect(page.text.contains("value=\"bo-lien-ket\""))
      let gone = try await admin.post("/quan-tri/tai-khoan/lan", ["_csrf": page.csrf, "viec": "bo-lien-ket"])
      let after = try await admin.get(gone.all("Location").first ?? "")
      #expect(after.text.contains("Đã bỏ liên kết") && !after.text.contains("value=\"bo-lien-ket\""))
      #expect(try portal.securityLines().first == "provider unlinked lan thanh")
      #expect(try await lan.get("/can-bo").status == 303, "its session has ended")
      let twice = try await admin.post("/quan-tri/tai-khoan/lan", ["_csrf": page.csrf, "viec": "bo-lien-ket"])
      #expect(twice.status == 409)
    }
  }

  @Test("A way to link an account is of the session that began it, and takes no account from somebody else")
  func linkIsOfItsSession() async throws {
    try await TestPortal.run(with: provider) { portal in
      let (ha, lan) = (try await portal.signedIn(), try await portal.signedIn("lan"))
      func address(_ browser: Browser) async throws -> String {
        let page = try await browser.get("/can-bo/tai-khoan")
        let answer = try await browser.post(
          "/can-bo/tai-khoan",
          ["_csrf": page.csrf, "viec": "lien-ket", "noi-cap": "so", "mat_khau": TestPortal.password])
        return try String(#require(answer.text.firstMatch(of: /href="(https:[^"]*)"/)?.1)).replacing("&amp;", with: "&")
      }
      let there = try await address(ha)
      lan.setCookie("xac_thuc", try #require(ha.cookie("xac_thuc")), path: "/can-bo/dang-nhap")
      #expect(try await portal.comeBack(lan, there, by: provider).status == 400)
      #expect(try await portal.comeBack(ha, there, by: provider).status == 303)
      let again = try await portal.comeBack(ha, address(ha), by: provider)
      #expect(again.all("Location") == ["/can-bo/tai-khoan?da=co-lien-ket"])
      #expect(try await portal.comeBack(lan, address(lan), by: provider).status == 409)
      let holder = try portal.data.read { try $0.login(ofProvider: TestIdentityProvider.issuer, subject: "t-1") }
      #expect(holder == "ha")
    }
  }

  @Test("A session that ends while the provider answers links nothing")
  func linkOfEndedSession() async throws {
    try await TestPortal.run(with: provider) { portal in
      let browser = try await portal.signedIn()
      let session = Secrets.digest(try browser.cookie("phien").unwrapped)
      let account = ProviderAccount(issuer: TestIdentityProvider.issuer, subject: "t-1", linkedAt: portal.now)
      let link = LinkProvider(account, to: "ha", by: nil, in: session, from: Origin(client: "10.0.0.1"))
      try await portal.store.writer.transaction { _ = try $0.endSessions(of: "ha") }
      #expect(try await portal.store.run(link) == .ended)
      #expect(try portal.data.read { try $0.providerAccounts(of: "ha") } == [])
      try await portal.signIn("ha", with: browser)
      let next = Secrets.digest(try browser.cookie("phien").unwrapped)
      try await portal.store.writer.transaction { _ = try $0.setDisabled(true, "ha") }
      let other = LinkProvider(account, to: "ha", by: nil, in: next, from: Origin(client: "10.0.0.1"))
      #expect(try await portal.store.run(other) == .ended)
    }
  }

  @Test("Whose account is closed, or who has no post today, is not let in", arguments: [true, false])
  func closed(isDisabled: Bool) async throws {
    try await TestPortal.run(with: provider) { portal in
      try await portal.addAccount("ha")
      let account = ProviderAccount(issuer: TestIdentityProvider.issuer, subject: "t-1", linkedAt: portal.now)
      try await portal.store.writer.transaction { transaction in
        _ = try transaction.link(account, to: "ha")
        if isDisabled { _ = try transaction.setDisabled(true, "ha") } else { try transaction.setPosts([], of: "ha") }
      }
      let browser = portal.browser()
      #expect(try await portal.goAndComeBack(browser, from: Self.staff, by: provider).status == 403)
      #expect(browser.cookie("phien") == nil)
    }
  }

  @Test("Who comes back too often waits; requests that are no return keep nobody out")
  func often() async throws {
    try await TestPortal.run(with: provider) { portal async throws in
      let browser = portal.browser()
      for _ in 0..<70 { #expect(try await browser.get("\(Self.staff)/tro-ve").status == 400) }
      for _ in 0..<60 {
        #expect(try await portal.goAndComeBack(browser, from: Self.staff, by: provider).status == 403)
      }
      #expect(try await portal.goAndComeBack(browser, from: Self.staff, by: provider).status == 503)
    }
  }
}

extension TestPortal {
  /// A refusal's line is written by itself, behind the answer.
  func waitForLine(_ event: String, _ detail: String) async throws {
    for _ in 0..<200 {
      let lines = try data.read { try $0.securityLines(SecurityQuery(), limit: 100) }.map(\.line)
      if lines.contains(where: { $0.event.rawValue == event && $0.detail == detail }) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    let lines = try data.read { try $0.securityLines(SecurityQuery(), limit: 100) }.map(\.line.detail)
    Issue.record("no line \(detail) among \(lines)")
  }
}
