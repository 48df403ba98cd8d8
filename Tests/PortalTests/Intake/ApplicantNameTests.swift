import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Web

/// A name from the form to the store, the page and the search.
@Suite struct ApplicantNameTests {
  /// With quotation marks, tags, an emoji and decomposed letters.
  private static let typed = "<b>\"\u{110}o\u{302}\u{303} Thi\u{323} O'Nga\u{300}\"</b> & 🏠"
  private static let stored = "<b>\"\u{110}\u{1ED7} Th\u{1ECB} O'Ng\u{E0}\"</b> & 🏠"

  /// Bytes: two strings that look alike are equal to Swift.
  private static func isComposed(_ name: String) -> Bool { Array(name.utf8) == Array(stored.utf8) }

  private static func check(_ portal: TestPortal, _ browser: Browser, _ code: DossierCode) async throws {
    #expect(isComposed(try portal.dossier(code).filing.applicant.name))
    let pages = ["/can-bo/ho-so/\(code)", "/can-bo/ho-so/\(code)/bieu-mau/receipt", "/can-bo"]
    for path in pages {
      let page = try await browser.get(path)
      #expect(
        page.text.utf8.firstRange(of: Array("&lt;b&gt;&quot;\u{110}\u{1ED7} Th\u{1ECB} O&#39;Ng\u{E0}&quot;".utf8))
          != nil,
        "\(path)")
      #expect(page.text.contains("🏠") && !page.text.contains("<b>\""), "\(path)")
    }
    let questions = [
      "\u{110}\u{1ED7} Th\u{1ECB} O'Ng\u{E0}", "\u{110}o\u{302}\u{303} Thi\u{323}", "do thi o'nga", "DO THI", "đỗ thị",
      "thị đỗ", "\"Đỗ\" <b>", "nga do",
    ]
    for question in questions {
      let page = try await browser.get("/can-bo/tim?q=\(percentEncoded(question))")
      #expect(page.text.contains("/can-bo/ho-so/\(code)\""), "\(question)")
    }
    let none = try await browser.get("/can-bo/tim?q=\(percentEncoded("đỗ thị nguyệt"))")
    #expect(!none.text.contains("/can-bo/ho-so/\(code)\""))
  }

  @Test("typed at the counter, it is stored composed, shown as text, and found however it is written")
  func counter() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let token = try await IntakeForm.token(browser)
      let answer = try await browser.post(
        "/can-bo/tiep-nhan", pairs: IntakeForm.filled(["ho_ten": Self.typed]) + [token])
      #expect(answer.status == 303)
      try await Self.check(portal, browser, try IntakeForm.code(answer))
    }
  }

  @Test("and so it is when a program sends it")
  func program() async throws {
    try await TestPortal.run { portal in
      let name = Self.typed.replacing("\"", with: "\\\"")
      let body = """
        {"procedure":"\(TestStore.press)","channel":"counter","applicant":{"kind":"citizen","name":"\(name)"}}
        """
      let answer = try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "a")
      guard answer.status == 201, case .string(let code) = try answer.json()["code"] else {
        Issue.record("\(answer.text)")
        return
      }
      let shown = try await portal.get("/api/v1/dossiers/\(code)", token: portal.token).json()
      guard case .string(let kept) = shown["applicant"]?["name"] else {
        Issue.record("no name")
        return
      }
      #expect(Self.isComposed(kept))
      try await Self.check(portal, try await portal.signedIn(role: .clerk), try DossierCode(code).unwrapped)
    }
  }
}
