import Credentials
import Encodings
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite("The second factor on pages", .eachEngine) struct SecondFactorTests {
  static let page = "/can-bo/tai-khoan/xac-thuc-hai-buoc"
  static let step = "/can-bo/dang-nhap/ma"

  /// What the app of a browser's owner has to hold, and the recovery codes that were shown.
  struct SetUp {
    let totp: TOTP
    let codes: [String]
  }

  private func code(_ totp: TOTP, _ portal: TestPortal, _ offset: Int64 = 0) -> String {
    totp.code(step: TOTP.step(at: portal.now.microseconds / Moment.second) + offset).description
  }

  private func recoveryCodes(_ answer: Answer) -> [String] {
    answer.text.matches(of: /<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/).map { String($0.1) }
  }

  private func send(_ browser: Browser, _ deed: String, _ fields: KeyValuePairs<String, String> = [:]) async throws
    -> Answer
  {
    let page = try await browser.get(Self.page)
    return try await browser.post(
      Self.page, pairs: [("_csrf", page.csrf), ("viec", deed)] + fields.map { ($0.key, $0.value) })
  }

  private func setUpApp(_ browser: Browser, _ portal: TestPortal) async throws -> SetUp {
    let shown = try await send(browser, "ung-dung")
    #expect(shown.status == 200)
    let typed = try shown.text.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)<\/code>/).unwrapped.1
    let totp = TOTP(secret: try Base32.bytes(typed.filter { $0 != " " }).unwrapped)
    #expect(shown.text.contains("<svg") && shown.field("cache-control") == "no-store")
    let app = try shown.value(of: "ung_dung").unwrapped
    for wrong in ["", "12345", self.code(totp, portal, 5)] {
      let again = try await send(browser, "xac-nhan", ["ma_2fa": wrong, "ung_dung": app])
      #expect(again.status == 422 && again.value(of: "ung_dung") == app && again.text.contains(typed))
    }
    let done = try await send(browser, "xac-nhan", ["ma_2fa": code(totp, portal), "ung_dung": app])
    let codes = recoveryCodes(done)
    #expect(done.status == 200 && codes.count == 10 && done.field("cache-control") == "no-store")
    return SetUp(totp: totp, codes: codes)
  }

  /// Sends the password; the answer to it.
  private func enter(
    _ portal: TestPortal, _ browser: Browser, _ login: String = "ha", to address: String = "", code: String? = nil
  ) async throws -> Answer {
    let page = try await browser.get("/can-bo/dang-nhap")
    var pairs = [("_csrf", page.csrf), ("ten", login), ("mat_khau", TestPortal.password), ("ve", address)]
    if let code { pairs.append(("ma_2fa", code)) }
    return try await browser.post("/can-bo/dang-nhap", pairs: pairs)
  }

  private func show(_ browser: Browser, _ code: String) async throws -> Answer {
    let page = try await browser.get(Self.step)
    return try await browser.post(
      Self.step, ["_csrf": page.csrf, "ma_2fa": code, "ve": page.value(of: "ve") ?? ""])
  }

  @Test("With an app, the password opens nothing; its code does, once, and leads to the page that was asked for")
  func app() async throws {
    try await TestPortal.run { portal in
      let here = try await portal.signedIn()
      let elsewhere = portal.browser()
      try await portal.signIn("ha", with: elsewhere)
      let made = try await setUpApp(here, portal)
      #expect(try await elsewhere.get("/can-bo").status == 303)
      #expect(try await here.get("/can-bo/tai-khoan").text.contains("Đang bật."))
      let browser = portal.browser()
      let first = try await enter(portal, browser, to: "/can-bo/tim?q=a")
      #expect(first.location == "\(Self.step)?ve=/can-bo/tim%3Fq%3Da")
      #expect(browser.cookie("phien") == nil)
      #expect(try await browser.get("/can-bo").status == 303)
      let page = try await browser.get(first.location.unwrapped)
      #expect(page.status == 200 && page.text.contains("one-time-code"))
      // The code that confirmed the app is used up.
      for wrong in ["", code(made.totp, portal), code(made.totp, portal, 4), "000 000"] {
        let answer = try await browser.post(
          Self.step, ["_csrf": page.csrf, "ma_2fa": wrong, "ve": "/can-bo/tim?q=a"])
        #expect(answer.status == 422 && answer.text.contains("value=\"/can-bo/tim?q=a\""), "\(wrong)")
      }
      portal.now = portal.now.adding(microseconds: 30 * Moment.second)
      let right = code(made.totp, portal)
      let done = try await browser.post(
        Self.step, ["_csrf": page.csrf, "ma_2fa": " \(right.prefix(3)) \(right.suffix(3))", "ve": "/can-bo/tim?q=a"])
      #expect(done.location == "/can-bo/tim?q=a")
      #expect(browser.cookie("buoc_hai") == nil)
      #expect(try await browser.get("/can-bo").status == 200)
      // Neither the code nor the first step works twice.
      let other = portal.browser()
      _ = try await enter(portal, other)
      #expect(try await show(other, right).status == 422)
      let lines = try portal.securityLines()
      #expect(lines.contains("second factor changed ha ha"))
      #expect(lines.contains { $0.hasPrefix("wrong code ha") })
    }
  }

  @Test("The code may come with the password; a wrong one leads to the second step")
  func together() async throws {
    try await TestPortal.run { portal in
      let made = try await setUpApp(try await portal.signedIn(), portal)
      let browser = portal.browser()
      let wrong = try await enter(portal, browser, code: "000000")
      #expect(wrong.status == 422 && browser.cookie("phien") == nil && browser.cookie("buoc_hai") != nil)
      #expect(try await browser.get(Self.step).status == 200)
      let right = try await enter(portal, browser, to: "/can-bo/tim", code: code(made.totp, portal, 1))
      #expect(right.location == "/can-bo/tim")
      #expect(try await browser.get("/can-bo").status == 200)
    }
  }

  @Test("Where somebody else is signed in, both steps go on, and the session before ends")
  func another() async throws {
    try await TestPortal.run { portal in
      let here = try await portal.signedIn()
      let made = try await setUpApp(here, portal)
      let browser = portal.browser()
      // The sign-in page was open before the other one signed in.
      let page = try await browser.get("/can-bo/dang-nhap")
      try await portal.addAccount("nga")
      try await portal.signIn("nga", with: browser)
      let before = try browser.cookie("phien").unwrapped
      let first = try await browser.post(
        "/can-bo/dang-nhap", ["_csrf": page.csrf, "ten": "ha", "mat_khau": TestPortal.password])
      #expect(first.location == Self.step)
      #expect(try await show(browser, code(made.totp, portal, 1)).location == "/can-bo")
      #expect(try await browser.get("/can-bo/tai-khoan").text.contains("<dd>ha</dd>"))
      let other = portal.browser()
      other.setCookie("phien", before)
      #expect(try await other.get("/can-bo").status == 303)
    }
  }

  @Test("A recovery code opens once; new ones end the old; what is left is counted")
  func recovery() async throws {
    try await TestPortal.run { portal in
      let here = try await portal.signedIn()
      let made = try await setUpApp(here, portal)
      let browser = portal.browser()
      _ = try await enter(portal, browser)
      #expect(try await browser.get(Self.step + "?cach=khoi-phuc").text.contains("k3v7m-pq2xw"))
      #expect(try await show(browser, made.codes[3].uppercased()).location == "/can-bo")
      #expect(try await here.get(Self.page).text.contains("Còn 9 mã."))
      let again = portal.browser()
      _ = try await enter(portal, again)
      #expect(try await show(again, made.codes[3]).status == 422)
      let renewed = recoveryCodes(try await send(here, "ma-khoi-phuc"))
      #expect(renewed.count == 10 && Set(renewed).isDisjoint(with: made.codes))
      #expect(try await show(again, made.codes[4]).status == 422)
      #expect(try await show(again, renewed[0]).location == "/can-bo")
    }
  }

  @Test("The second step is over after ten minutes, and when the password changes or the account is closed")
  func over() async throws {
    try await TestPortal.run { portal in
      let here = try await portal.signedIn()
      let made = try await setUpApp(here, portal)
      let changes: [@Sendable (Transaction) throws -> Void] = [
        { _ in }, { _ = try $0.setPassword("x", of: "ha") },
        { transaction in
          _ = try transaction.setDisabled(true, "ha")
        },
      ]
      let stored = try portal.data.read { try $0.person("ha").unwrapped }
      for (number, change) in changes.enumerated() {
        let browser = portal.browser()
        _ = try await enter(portal, browser, to: "/can-bo/tim")
        let page = try await browser.get(Self.step)
        try await portal.store.writer.transaction(change)
        if number == 0 { portal.now = portal.now.adding(microseconds: 10 * Moment.minute) }
        let late = try await browser.post(
          Self.step, ["_csrf": page.csrf, "ma_2fa": code(made.totp, portal), "ve": "/can-bo/tim"])
        #expect(late.location == "/can-bo/dang-nhap?ve=/can-bo/tim&da=het-gio", "\(number)")
        #expect(try await browser.get(late.location.unwrapped).text.contains("Đã quá 10 phút"))
        #expect(try await browser.get("/can-bo").status == 303)
        try await portal.store.writer.transaction { transaction in
          _ = try transaction.setDisabled(false, "ha")
          _ = try transaction.setPassword(stored.password, of: "ha")
        }
      }
      #expect(try await portal.browser().get(Self.step).location == "/can-bo/dang-nhap?da=het-gio")
    }
  }

  @Test("Wrong codes have to wait as wrong passwords do, and the right password does not forgive them")
  func tries() async throws {
    try await TestPortal.run { portal in
      let made = try await setUpApp(try await portal.signedIn(), portal)
      let browser = portal.browser()
      for number in 0..<5 {
        _ = try await enter(portal, browser)
        #expect(try await show(browser, "000000").status == 422, "\(number)")
      }
      #expect(try await enter(portal, browser).status == 303)
      let answer = try await show(browser, code(made.totp, portal, 1))
      #expect(answer.status == 429 && answer.field("retry-after") == "900")
    }
  }

  @Test("Whoever changes it has typed the password just now; a wrong one changes nothing")
  func proving() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      portal.now = portal.now.adding(microseconds: 25 * Moment.minute)
      let page = try await browser.get(Self.page)
      #expect(page.text.contains("name=\"mat_khau\"") && !page.text.contains("value=\"ung-dung\""))
      for deed in ["ung-dung", "xac-nhan", "go-ung-dung", "them-khoa", "xoa-khoa", "ma-khoi-phuc", "tat"] {
        let answer = try await send(browser, deed)
        #expect(answer.status == 403 && answer.text.contains("name=\"mat_khau\""), "\(deed)")
      }
      #expect(try portal.data.read { try $0.secondFactor(of: "ha").app } == nil)
      for wrong in ["", "sai"] {
        #expect(try await send(browser, "mat-khau", ["mat_khau": wrong]).status == 422)
      }
      #expect(try await send(browser, "mat-khau", ["mat_khau": TestPortal.password]).status == 303)
      _ = try await setUpApp(browser, portal)
    }
  }

  @Test("It is turned off by its owner, unless the role requires it")
  func off() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      _ = try await setUpApp(browser, portal)
      try await portal.store.writer.transaction { try $0.setSecondFactorRoles([.officer]) }
      for deed in ["tat", "go-ung-dung"] {
        let refused = try await send(browser, deed)
        #expect(refused.status == 409 && refused.text.contains("nên không tắt được"), "\(deed)")
      }
      try await portal.store.writer.transaction { try $0.setSecondFactorRoles([]) }
      let done = try await send(browser, "tat")
      #expect(try await browser.get(done.location.unwrapped).text.contains("Đã tắt xác thực hai bước."))
      #expect(try await send(browser, "tat").status == 409)
      #expect(try await enter(portal, portal.browser()).location == "/can-bo")
    }
  }

  @Test("Where the role requires it, nothing opens but setting it up and signing out; forms are kept")
  func required() async throws {
    try await TestPortal.run { portal in
      let city = try await portal.signedIn(
        "quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let officer = try await portal.signedIn()
      let code = try portal.addDossier()
      let dossier = try await officer.get("/can-bo/ho-so/\(code)")
      let roles = "/quan-tri/xac-thuc-hai-buoc"
      #expect(try await officer.get(roles).status == 403)
      let settings = try await city.get(roles)
      let saved = try await city.post(roles, ["_csrf": settings.csrf, "vai_tro[]": "officer"])
      let after = try await city.get(saved.location.unwrapped)
      #expect(after.text.contains("value=\"officer\" checked") && after.text.contains("0/1 người đã bật"))
      // Nobody waits for that line.
      try await eventually { try portal.securityLines().contains { $0.hasPrefix("second factor required") } }

      #expect(try await officer.get("/can-bo/tim?q=a").location == "\(Self.page)?ve=/can-bo/tim%3Fq%3Da")
      #expect(try await officer.get("/can-bo/tai-khoan").location == "\(Self.page)?ve=/can-bo/tai-khoan")
      let sent = try await officer.act(code, "hoi-y-kien", [("noi_dung", "Chữ đã gõ")], on: dossier)
      #expect(sent.location?.hasPrefix("\(Self.page)?ve=/can-bo/dang-do/") == true)
      let page = try await officer.get(sent.location.unwrapped)
      #expect(page.text.contains("Vai trò của bạn cần xác thực hai bước."))
      let way = try page.value(of: "ve").unwrapped
      #expect(page.text.contains("Biểu mẫu bạn vừa điền vẫn được giữ"))
      let shown = try await officer.post(Self.page, ["_csrf": page.csrf, "viec": "ung-dung", "ve": way])
      let typed = try shown.text.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)</).unwrapped.1
      let totp = TOTP(secret: try Base32.bytes(typed.filter { $0 != " " }).unwrapped)
      let done = try await officer.post(
        Self.page,
        [
          "_csrf": page.csrf, "viec": "xac-nhan", "ma_2fa": self.code(totp, portal), "ve": way,
          "ung_dung": try shown.value(of: "ung_dung").unwrapped,
        ])
      #expect(done.text.contains("href=\"\(way)\""))
      #expect(try await officer.get(way).text.contains("Chữ đã gõ"))
      #expect(try await officer.get("/can-bo").status == 200)

      let other = try await portal.signedIn("nga")
      #expect(try await other.get("/can-bo").status == 303)
      let token = try await other.get(Self.page).csrf
      #expect(try await other.post("/can-bo/dang-xuat", ["_csrf": token]).location == "/can-bo/dang-nhap")
      #expect(try await other.get(Self.page).location?.hasPrefix("/can-bo/dang-nhap") == true)
    }
  }

  @Test("An administrator resets it within reach; sessions end, and the password alone opens again")
  func reset() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      _ = try await setUpApp(browser, portal)
      try await portal.addAccount("quan", role: .admin)
      try await portal.addAccount("xa", role: .admin, agency: AgencyCode(TestStore.otherDistrict))
      func reset(by login: String) throws {
        let account = try portal.data.read { try $0.person(login)?.person.account(on: portal.now.date) }.unwrapped
        let manager = AccountManager(account, from: Origin(client: "10.0.0.1"))
        let deed = ManagePerson.Deed.dropSecondFactor(letters: portal.service.ownerLetters(site: nil))
        try portal.data.run(ManagePerson(deed, "ha", by: manager, now: portal.now))
      }
      #expect(throws: AccountRefusal.outOfReach) { try reset(by: "xa") }
      #expect(try await browser.get("/can-bo").status == 200)
      try reset(by: "quan")
      #expect(throws: AccountRefusal.outdated) { try reset(by: "quan") }
      #expect(try await browser.get("/can-bo").status == 303)
      #expect(try await enter(portal, portal.browser()).location == "/can-bo")
      #expect(try portal.securityLines().contains("second factor changed ha quan"))
    }
  }

  @Test("Another phone takes the place of the first, also where the role requires a second factor")
  func anotherPhone() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let first = try await setUpApp(browser, portal)
      try await portal.store.writer.transaction { try $0.setSecondFactorRoles([.officer]) }
      let page = try await browser.get(Self.page)
      #expect(page.text.contains("value=\"ung-dung\""))
      for absent in ["value=\"tat\"", "value=\"go-ung-dung\""] { #expect(!page.text.contains(absent)) }
      let shown = try await send(browser, "ung-dung")
      let typed = try shown.text.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)<\/code>/).unwrapped.1
      let second = TOTP(secret: try Base32.bytes(typed.filter { $0 != " " }).unwrapped)
      let app = try shown.value(of: "ung_dung").unwrapped
      let step = TOTP.step(at: portal.now.microseconds / Moment.second)
      // Until the new one has shown a code, the first one counts.
      #expect(try await enter(portal, portal.browser(), code: code(first.totp, portal, 1)).location == "/can-bo")
      let fields: KeyValuePairs = ["ma_2fa": second.code(step: step).description, "ung_dung": app]
      let done = try await send(browser, "xac-nhan", fields)
      #expect(done.location?.hasPrefix(Self.page) == true, "the recovery codes stay")
      #expect(try portal.securityLines().first == "second factor changed ha ha")
      #expect(try await send(browser, "xac-nhan", fields).status == 409, "the same form, sent twice")
      let again = try await browser.post(
        Self.page, ["_csrf": try await browser.get(Self.page).csrf, "viec": "", "ung_dung": app])
      #expect(!again.text.contains(typed), "the secret is nowhere to be seen once it counts")
      portal.now = portal.now.adding(microseconds: 60 * Moment.second)
      #expect(try await enter(portal, portal.browser(), code: code(first.totp, portal)).location == nil)
      #expect(try await enter(portal, portal.browser(), code: code(second, portal)).location == "/can-bo")
    }
  }

  @Test("The reset is a button on the person's page, for as long as there is something to reset")
  func resetOnPage() async throws {
    try await TestPortal.run { portal in
      _ = try await setUpApp(try await portal.signedIn(), portal)
      let admin = try await portal.signedIn("quan", role: .admin)
      let path = "/quan-tri/tai-khoan/ha"
      let page = try await admin.get(path)
      #expect(page.text.contains("value=\"dat-lai\""))
      let done = try await admin.post(path, ["_csrf": page.csrf, "viec": "dat-lai"])
      let after = try await admin.get(done.location.unwrapped)
      #expect(after.text.contains("Đã đặt lại xác thực hai bước.") && !after.text.contains("value=\"dat-lai\""))
      #expect(try await admin.post(path, ["_csrf": page.csrf, "viec": "dat-lai"]).status == 409)
      #expect(try await enter(portal, portal.browser()).location == "/can-bo")
    }
  }

  @Test("A copied database alone gives no codes: secrets are sealed for their owner, codes are keyed")
  func sealed() async throws {
    try await TestPortal.run { portal in
      let made = try await setUpApp(try await portal.signedIn(), portal)
      let app = try portal.data.read { try $0.secondFactor(of: "ha").app }.unwrapped
      let secrets = portal.service.secrets
      #expect(secrets.app(app.sealed, of: "ha") == made.totp)
      #expect(secrets.app(app.sealed, of: "nga") == nil && secrets.app("", of: "ha") == nil)
      #expect(Secrets(key: Array(repeating: 7, count: 32)).app(app.sealed, of: "ha") == nil)
      var changed = try Base64URL.bytes(app.sealed).unwrapped
      changed[20] ^= 1
      #expect(secrets.app(Base64URL.text(changed), of: "ha") == nil)
      let code = try RecoveryCode(typed: made.codes[0]).unwrapped
      #expect(secrets.digest(code, of: "ha") != secrets.digest(code, of: "nga"))
      #expect(secrets.digest(code, of: "ha") != Secrets(key: [1]).digest(code, of: "ha"))
    }
  }
}
