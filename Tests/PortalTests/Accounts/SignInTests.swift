import OneStop
import TestSupport
import Testing

@testable import API

@Suite(.eachEngine) struct SignInTests {
  private func enter(
    _ browser: Browser, _ login: String, _ password: String, to address: String = ""
  ) async throws -> Answer {
    let page = try await browser.get("/can-bo/dang-nhap")
    return try await browser.post(
      "/can-bo/dang-nhap",
      ["_csrf": page.csrf, "ten": login, "mat_khau": password, "ve": address])
  }

  @Test("A reader who is not signed in is sent to sign in, and then to the page that was asked for")
  func comingBack() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let sent = try await browser.get("/can-bo/tim?q=tr%E1%BA%A7n")
      #expect(sent.status == 303)
      #expect(sent.location == "/can-bo/dang-nhap?ve=/can-bo/tim%3Fq%3Dtr%25E1%25BA%25A7n")
      let page = try await browser.get(sent.location ?? "")
      #expect(page.status == 200)
      let answer = try await browser.post(
        "/can-bo/dang-nhap",
        [
          "_csrf": page.csrf, "ten": "HA", "mat_khau": TestPortal.password,
          "ve": page.value(of: "ve") ?? "",
        ])
      #expect(answer.status == 303)
      #expect(answer.location == "/can-bo/tim?q=tr%E1%BA%A7n")
      #expect(try await browser.get("/can-bo").status == 200)
    }
  }

  @Test(
    "The way back stays on this site",
    arguments: ["https://xau.vn/", "//xau.vn", "/\\xau.vn", "", "/can-bo/dang-nhap?ve=/can-bo"])
  func localOnly(_ address: String) async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let answer = try await enter(portal.browser(), "ha", TestPortal.password, to: address)
      #expect(answer.status == 303)
      #expect(answer.location == "/can-bo")
    }
  }

  @Test("A wrong name and a wrong password get the same page, with what was typed and without the password")
  func wrong() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let wrongName = try await enter(browser, "khongco", "sai lắm")
      let wrongPassword = try await enter(browser, "ha", "sai lắm")
      #expect(wrongName.status == 422)
      #expect(wrongPassword.status == 422)
      let same = { (answer: Answer) in
        answer.text.replacing("value=\"khongco\"", with: "value=\"ha\"")
      }
      #expect(same(wrongName) == same(wrongPassword))
      #expect(wrongPassword.text.contains("<title>Lỗi:"))
      #expect(!wrongPassword.text.contains("sai lắm"))
    }
  }

  @Test("After five failed attempts even the right password has to wait: 429 with Retry-After")
  func tooMany() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      for _ in 0..<5 { #expect(try await enter(browser, "ha", "sai").status == 422) }
      let answer = try await enter(browser, "ha", TestPortal.password)
      #expect(answer.status == 429)
      #expect(answer.field("retry-after") == "900")
      portal.now = portal.now.adding(microseconds: 15 * Moment.minute)
      #expect(try await enter(browser, "ha", TestPortal.password).status == 303)
    }
  }

  @Test("Without the form's token nobody is signed in: 403, with and without the guest's cookie")
  func token() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let fields: KeyValuePairs = ["ten": "ha", "mat_khau": TestPortal.password]
      #expect(try await browser.post("/can-bo/dang-nhap", fields).status == 403)
      _ = try await browser.get("/can-bo/dang-nhap")
      #expect(try await browser.post("/can-bo/dang-nhap", fields).status == 403)
      #expect(browser.cookie("phien") == nil)
    }
  }

  @Test("The session's cookie is HttpOnly and new at each sign-in, and the store has only its digest")
  func cookie() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let answer = try await enter(browser, "ha", TestPortal.password)
      let header = try answer.all("set-cookie").first { $0.hasPrefix("phien=") }.unwrapped
      #expect(header.contains("HttpOnly") && header.contains("SameSite=Lax") && !header.contains("Secure"))
      let first = try browser.cookie("phien").unwrapped
      #expect(first.utf8.count >= 43)
      // Signed in as the same person once more: the old secret opens nothing.
      let other = portal.browser()
      _ = try await enter(other, "ha", TestPortal.password)
      #expect(other.cookie("phien") != first)
      #expect(try await browser.get("/can-bo").status == 200)
    }
  }

  @Test("Signing out ends the session on the server, not only in the browser")
  func signOut() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let secret = try browser.cookie("phien").unwrapped
      let page = try await browser.get("/can-bo")
      #expect(try await browser.post("/can-bo/dang-xuat", [:]).status == 403)
      let answer = try await browser.post("/can-bo/dang-xuat", ["_csrf": page.csrf])
      #expect(answer.status == 303)
      #expect(browser.cookie("phien") == nil)
      browser.setCookie("phien", secret)
      #expect(try await browser.get("/can-bo").status == 303)
    }
  }

  @Test("A disabled account is signed out at once")
  func disabled() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      #expect(try await browser.get("/can-bo").status == 200)
      _ = try await portal.store.writer.transaction { try $0.setDisabled(true, "ha") }
      #expect(try await browser.get("/can-bo").status == 303)
      #expect(try await enter(portal.browser(), "ha", TestPortal.password).status == 422)
    }
  }

  @Test("A session ends after two hours without use, and after twelve in any case")
  func expiry() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      for _ in 0..<7 {
        portal.now = portal.now.adding(microseconds: 100 * Moment.minute)
        #expect(try await browser.get("/can-bo").status == 200)
      }
      portal.now = portal.now.adding(microseconds: 30 * Moment.minute)
      #expect(try await browser.get("/can-bo").status == 303)

      let idle = try await portal.signedIn("nga")
      portal.now = portal.now.adding(microseconds: 2 * Moment.hour)
      #expect(try await idle.get("/can-bo").status == 303)
    }
  }

  @Test("The wrong role gets 403, and its own first page after signing in")
  func roles() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn("quantri", role: .admin)
      #expect(try await browser.get("/can-bo").status == 403)
      #expect(try await browser.get("/can-bo/tim?q=a").status == 403)
      #expect(try await browser.get("/can-bo/dang-nhap").location == "/quan-tri")
    }
  }
}
