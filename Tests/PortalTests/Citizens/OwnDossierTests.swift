import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Hồ sơ của tôi", .eachEngine) struct OwnDossierTests {
  static let page = "/ho-so-cua-toi"

  private static func ask(_ browser: Browser, _ typed: String) async throws -> Answer {
    try await browser.post(
      "\(page)/lien-ket", ["_csrf": try await browser.get(page).csrf, "lien_he": typed])
  }

  /// The path of the link in a message.
  private static func link(in message: StoredMessage) throws -> String {
    let start = try #require(message.message.text.firstRange(of: "\(page)/lien-ket/")).lowerBound
    return String(message.message.text[start...].prefix { !$0.isWhitespace })
  }

  @Test("A link sent to the phone opens the dossiers that have it, once, and by its button alone")
  func link() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let other = try portal.addDossier("Lê Văn Tám", phone: "0987654321")
      let browser = portal.browser()
      let answer = try await Self.ask(browser, "0912 345 678")
      #expect(answer.status == 303 && answer.all("Location") == ["\(Self.page)?da=gui"])
      let message = try #require(try portal.waitingMessages().first)
      #expect(message.message.recipient == .sms(PhoneNumber(stored: "0912345678")))
      #expect(message.message.expiresAt == portal.now.adding(microseconds: 30 * Moment.minute))
      let link = try Self.link(in: message)
      // Whatever looks at links uses none up.
      for _ in 0..<3 { #expect(try await browser.get(link).status == 200) }
      #expect(try await browser.get(Self.page).text.contains("lien_he"))
      let opened = try await browser.post(link, ["_csrf": try await browser.get(link).csrf])
      #expect(opened.status == 303 && opened.all("Location") == [Self.page])
      let list = try await browser.get(Self.page)
      #expect(list.text.contains("\(code)") && !list.text.contains("\(other)"))
      #expect(list.all("Cache-Control") == ["no-store"])
      #expect(try await browser.get("/tra-cuu/\(code)").text.contains("Trần Thị Ánh Nguyệt"))
      #expect(try await !browser.get("/tra-cuu/\(other)").text.contains("Lê Văn Tám"))

      let second = portal.browser()
      let used = try await second.get(link)
      #expect(used.status == 404)
      #expect(
        try await second.post(link, ["_csrf": try await second.get("/danh-gia/\(code)").csrf]).status != 303)
      #expect(second.cookie("phien_dan") == nil)
    }
  }

  @Test("The answer does not say whether a contact or a code is known, and only what is known is written to")
  func silent() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let browser = portal.browser()
      var answers: [String] = []
      for typed in [
        "0912345678", "0987654321", "ai.do@example.vn", "\(code)", "000.00.14.H29-180601-9999",
      ] {
        let answer = try await Self.ask(browser, typed)
        answers.append("\(answer.status) \(answer.all("Location"))")
      }
      #expect(Set(answers).count == 1)
      // The code's contact had its link a moment before.
      #expect(try portal.waitingMessages().count == 1)
      #expect(try portal.securityLines() == Array(repeating: "citizen link asked - -", count: 5))
      portal.now = portal.now.adding(microseconds: 3 * Moment.minute)
      _ = try await Self.ask(browser, "\(code)")
      #expect(try portal.waitingMessages().count == 2)
    }
  }

  @Test(
    "What is neither a code nor a contact comes back with the reason and what was typed",
    arguments: ["", "Nguyễn Văn A", "12345", "02838291234", "a@"])
  func mistakes(typed: String) async throws {
    try await TestPortal.run { portal in
      let answer = try await Self.ask(portal.browser(), typed)
      #expect(answer.status == 422)
      #expect(answer.text.contains("cho-can-sua") && answer.text.contains("value=\"\(typed)\""))
      #expect(try portal.waitingMessages().isEmpty)
    }
  }

  @Test("One client asks sixty times an hour")
  func limit() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      for _ in 0..<60 { #expect(try await Self.ask(browser, "0987654321").status == 303) }
      let answer = try await Self.ask(browser, "0987654321")
      #expect(answer.status == 429 && answer.all("Retry-After") == ["3600"])
      portal.now = portal.now.adding(microseconds: Moment.hour)
      #expect(try await Self.ask(browser, "0987654321").status == 303)
    }
  }

  @Test("Only what the site can send is offered; where it can send nothing, the page says where to go")
  func channels() async throws {
    var settings = NoticeSettings()
    settings.channels = [.email]
    try await TestPortal.run(notices: settings) { portal in
      let answer = try await Self.ask(portal.browser(), "0912345678")
      #expect(answer.status == 422)
    }
    settings.channels = []
    try await TestPortal.run(notices: settings) { portal in
      let page = try await portal.browser().get(Self.page)
      #expect(page.status == 200 && !page.text.contains("lien_he"))
    }
  }

  @Test("A confidential dossier is in nobody's list, and no link is sent for it")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let hidden = try #require(portal.data.catalogue.procedures.first { $0.isConfidential })
      let code = try portal.takeIn(of: hidden.code.description)
      let browser = portal.browser()
      _ = try await Self.ask(browser, "\(code)")
      _ = try await Self.ask(browser, "0912345678")
      #expect(try portal.waitingMessages().isEmpty)
      let citizen = try await portal.signedInCitizen("079123456789")
      #expect(try await !citizen.get(Self.page).text.contains("\(code)"))
      #expect(try await citizen.get("/tra-cuu/\(code)").status == 404)
    }
  }

  @Test("The list goes on page by page")
  func pages() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<45).map { _ in try portal.addDossier() }
      let citizen = try await portal.signedInCitizen()
      var seen: [String] = []
      var address: String? = Self.page
      while let path = address {
        let page = try await citizen.get(path)
        seen += page.text.matches(of: /<span class="soft line code">([^<]*)</).map { String($0.1) }
        let next = page.text.firstMatch(of: /rel="next" href="([^"]*)"/)
        address = next.map { String($0.1).replacing("&amp;", with: "&") }
      }
      #expect(seen == codes.reversed().map(\.description))
    }
  }

  @Test("A session ends after half an hour without use, at the latest after eight hours, and at once by signing out")
  func session() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let citizen = try await portal.signedInCitizen()
      func isIn() async throws -> Bool { try await citizen.get(Self.page).text.contains("\(code)") }
      func later(_ minutes: Int64) { portal.now = portal.now.adding(microseconds: minutes * Moment.minute) }
      for _ in 0..<18 {
        later(26)
        #expect(try await isIn())
      }
      later(13)
      #expect(try await !isIn())
      let second = try await portal.signedInCitizen("079185012345", name: "")
      #expect(try await second.get(Self.page).text.contains("\(code)"))
      later(31)
      #expect(try await !second.get(Self.page).text.contains("\(code)"))
    }
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let citizen = try await portal.signedInCitizen()
      let token = try await citizen.get(Self.page).csrf
      #expect(try await citizen.post("\(Self.page)/dang-xuat", ["_csrf": "x"]).status == 403)
      #expect(try await citizen.get("/tra-cuu/\(code)").text.contains("Trần Thị Ánh Nguyệt"))
      #expect(try await citizen.post("\(Self.page)/dang-xuat", ["_csrf": token]).status == 303)
      #expect(citizen.cookie("phien_dan") == nil)
      #expect(try await !citizen.get("/tra-cuu/\(code)").text.contains("Trần Thị Ánh Nguyệt"))
      #expect(
        try portal.securityLines() == ["citizen signed out - -", "form refused - -", "citizen signed in - -"])
    }
  }

  @Test("A citizen's session is no session of the staff, and theirs opens no citizen's dossiers")
  func apart() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let citizen = try await portal.signedInCitizen()
      #expect(try await citizen.get("/can-bo").status == 303)
      let forged = portal.browser()
      forged.setCookie("phien", citizen.cookie("phien_dan") ?? "")
      #expect(try await forged.get("/can-bo").status == 303)
      let officer = try await portal.signedIn()
      officer.setCookie("phien_dan", officer.cookie("phien") ?? "")
      #expect(try await !officer.get(Self.page).text.contains("\(code)"))
    }
  }

  @Test("The owner rates a finished dossier without its key, and who else has signed in does not")
  func rates() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      try portal.act(.init(.process), on: code)
      try portal.act(.init(.finish()), on: code)
      let stranger = try await portal.signedInCitizen("001190000001")
      let page = try await stranger.get("/danh-gia/\(code)")
      #expect(page.text.contains("so_cuoi"))
      #expect(try await stranger.post("/danh-gia/\(code)", ["_csrf": page.csrf, "muc": "3"]).status == 422)
      let citizen = try await portal.signedInCitizen()
      let own = try await citizen.get("/danh-gia/\(code)")
      #expect(!own.text.contains("so_cuoi"))
      #expect(try await citizen.post("/danh-gia/\(code)", ["_csrf": own.csrf, "muc": "3"]).status == 303)
    }
  }

  @Test("Nobody who looks after the outbox can read the link, nor who asked for it")
  func outbox() async throws {
    try await TestPortal.run { portal in
      _ = try portal.addDossier()
      _ = try await Self.ask(portal.browser(), "0912345678")
      let message = try #require(try portal.waitingMessages().first)
      let city = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let page = try await city.get("/quan-tri/thu-di")
      #expect(!page.text.contains("0912345678") && !page.text.contains("lien-ket"))
      #expect(page.text.contains("Đường dẫn mở hồ sơ"))
      #expect(try Self.link(in: message).utf8.count > 40)
    }
  }

  @Test("Who has lost a code is told so on the look-up page")
  func lost() async throws {
    try await TestPortal.run { portal async throws in
      #expect(try await portal.browser().get("/tra-cuu").text.contains("href=\"\(Self.page)\""))
    }
  }
}
