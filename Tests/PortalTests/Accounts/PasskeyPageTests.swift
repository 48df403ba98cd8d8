import Credentials
import Encodings
import OneStop
import TestSupport
import Testing

@testable import Operations

@Suite("Passkeys on pages", .eachEngine) struct PasskeyPageTests {
  private static let page = SecondFactorTests.page
  private static let step = SecondFactorTests.step

  private func attribute(_ name: String, of answer: Answer) -> String? {
    guard let start = answer.text.firstRange(of: " data-\(name)=\"") else { return nil }
    return String(answer.text[start.upperBound...].prefix { $0 != "\"" })
  }

  private func register(_ key: SoftAuthenticator, _ label: String, _ browser: Browser) async throws -> Answer {
    let page = try await browser.get(Self.page)
    let challenge = try attribute("challenge", of: page).unwrapped
    #expect(attribute("party", of: page) == "localhost")
    return try await browser.post(
      Self.page,
      [
        "_csrf": page.csrf, "viec": "them-khoa", "ten_khoa": label,
        "khoa_du_lieu": Base64URL.text(key.clientData("webauthn.create", challenge: challenge)),
        "khoa_chung_nhan": Base64URL.text(SoftAuthenticator.attestation(key.registration)),
      ])
  }

  private func enter(_ browser: Browser) async throws -> Answer {
    let page = try await browser.get("/can-bo/dang-nhap")
    return try await browser.post(
      "/can-bo/dang-nhap", ["_csrf": page.csrf, "ten": "ha", "mat_khau": TestPortal.password])
  }

  private func sign(_ key: SoftAuthenticator, _ browser: Browser, challenge: String? = nil) async throws -> Answer {
    let page = try await browser.get(Self.step)
    let challenge = try challenge ?? attribute("challenge", of: page).unwrapped
    let client = key.clientData("webauthn.get", challenge: challenge)
    let data = key.data()
    return try await browser.post(
      Self.step,
      [
        "_csrf": page.csrf, "khoa_id": Base64URL.text(key.id), "khoa_du_lieu": Base64URL.text(client),
        "khoa_xac_thuc": Base64URL.text(data), "khoa_chu_ky": Base64URL.text(try key.sign(data, clientData: client)),
      ])
  }

  @Test("One is added with a name, signs in, and is removed; another's, an old answer and an old counter are refused")
  func passkeys() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let here = portal.browser(host: "localhost")
      try await portal.signIn("ha", with: here)
      var key = SoftAuthenticator(party: "localhost", origin: "http://localhost")
      #expect(try await register(key, " ", here).status == 422)
      var elsewhere = key
      elsewhere.origin = "http://localhost.example"
      #expect(try await register(elsewhere, "Điện thoại", here).status == 422)
      let added = try await register(key, "Điện <thoại>", here)
      #expect(added.status == 200 && added.text.matches(of: /<code>[a-z0-9-]{11}<\/code>/).count == 10)
      #expect(try await register(key, "Nữa", here).status == 422)
      #expect(try await here.get(Self.page).text.contains("Điện &lt;thoại&gt;"))

      let browser = portal.browser(host: "localhost")
      #expect(try await enter(browser).location == Self.step)
      let page = try await browser.get(Self.step)
      #expect(attribute("keys", of: page) == Base64URL.text(key.id))
      #expect(!page.text.contains("cach=khoi-phuc"))
      let stranger = SoftAuthenticator(party: "localhost", origin: "http://localhost")
      #expect(try await sign(stranger, browser).status == 422)
      #expect(try await sign(key, browser, challenge: "AAAA").status == 422)
      key.counter = 5
      #expect(try await sign(key, browser).location == "/can-bo")
      #expect(try await browser.get("/can-bo").status == 200)
      // Each sign-in has a challenge of its own, and an answer is good once.
      let next = portal.browser(host: "localhost")
      _ = try await enter(next)
      let old = try attribute("challenge", of: page).unwrapped
      #expect(try await sign(key, next, challenge: old).status == 422)
      key.counter = 5
      #expect(try await sign(key, next).status == 422)
      key.counter = 6
      #expect(try await sign(key, next).location == "/can-bo")

      let token = try await here.get(Self.page).csrf
      let unknown = try await here.post(Self.page, ["_csrf": token, "viec": "xoa-khoa", "khoa": "x"])
      #expect(unknown.status == 409)
      let removed = try await here.post(
        Self.page, ["_csrf": token, "viec": "xoa-khoa", "khoa": Base64URL.text(key.id)])
      #expect(try await here.get(removed.location.unwrapped).text.contains("Đã tắt xác thực hai bước."))
      #expect(try await enter(portal.browser(host: "localhost")).location == "/can-bo")
    }
  }

  @Test("An address of digits has none, and the page says so")
  func digits() async throws {
    try await TestPortal.run { portal in
      let page = try await portal.signedIn().get(Self.page)
      #expect(!page.text.contains("data-passkey") && page.text.contains("tên miền"))
    }
  }
}
