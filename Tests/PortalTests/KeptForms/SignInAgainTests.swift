import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Markup
@testable import Operations
@testable import Web

@Suite("Signing in beside another page") struct SignInAgainTests {
  private func enter(
    _ browser: Browser, _ login: String, _ token: String, _ fields: [(String, String)] = []
  ) async throws -> Answer {
    let pairs = [("_csrf", token), ("ten", login), ("mat_khau", TestPortal.password)]
    let body = pairs.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
    return try await browser.ask(
      "POST", "/can-bo/dang-nhap", fields: [("Content-Type", "application/x-www-form-urlencoded")] + fields,
      body: Array(body.utf8))
  }

  @Test("Of two sign-in pages both sign in, one after the other")
  func twoPages() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let first = try await browser.get("/can-bo/dang-nhap").csrf
      let second = try await browser.get("/can-bo/dang-nhap").csrf
      #expect(try await enter(browser, "ha", first).status == 303)
      #expect(try await enter(browser, "ha", second).status == 303)
      #expect(try await browser.get("/can-bo").status == 200)
    }
  }

  @Test("A page without its cookie signs in if the browser says that it is ours; else its form comes back")
  func staleCookie() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let token = try await browser.get("/can-bo/dang-nhap").csrf
      browser.setCookie("khach", "khac-roi")
      for site in ["cross-site", "same-site", "none"] {
        #expect(try await enter(browser, "ha", token, [("Sec-Fetch-Site", site)]).status == 403, "\(site)")
      }
      let again = try await enter(browser, "ha", token)
      #expect(again.status == 403 && again.text.contains("value=\"ha\"") && again.text.contains("mở từ lâu"))
      #expect(!again.text.contains(TestPortal.password))
      #expect(try await enter(browser, "ha", "x.-.y", [("Sec-Fetch-Site", "same-origin")]).status == 403)
      #expect(try await browser.get("/can-bo").status == 303)
      #expect(try await enter(browser, "ha", token, [("Sec-Fetch-Site", "same-origin")]).status == 303)
      #expect(try await enter(browser, "ha", again.csrf).status == 303)
    }
  }

  @Test("Signing in during a session ends the former one")
  func over() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let token = try await browser.get("/can-bo/dang-nhap").csrf
      #expect(try await enter(browser, "ha", token).status == 303)
      let former = try browser.cookie("phien").unwrapped
      #expect(try await enter(browser, "ha", token).status == 303)
      #expect(browser.cookie("phien") != former)
      #expect(try await browser.get("/can-bo").status == 200)
      browser.setCookie("phien", former)
      #expect(try await browser.get("/can-bo").status == 303)
    }
  }

  @Test("A session from before the account was disabled stays ended when it is enabled again")
  func enabledAgain() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      for isDisabled in [true, false] {
        #expect(try await portal.store.writer.transaction { try $0.setDisabled(isDisabled, "ha") })
        #expect(try await browser.get("/can-bo").status == 303)
      }
    }
  }

  @Test("After a change of the server's secret, a signed-in person's form comes back filled in")
  func newSecret() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("quay", role: .clerk)
      let old = Secrets(key: [UInt8](repeating: 7, count: 32))
      let token = old.formToken(try clerk.cookie("phien").unwrapped, of: old.formOwner("quay"))
      let answer = try await clerk.post(IntakeForm.address, pairs: [("_csrf", token)] + IntakeForm.filled())
      #expect(answer.status == 403 && answer.text.contains("12 Lê Lợi"))
      #expect(
        try await clerk.post(IntakeForm.address, pairs: [("_csrf", answer.csrf)] + IntakeForm.filled()).status == 303)
    }
  }
}
