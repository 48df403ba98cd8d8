import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Markup
@testable import Operations
@testable import Pages
@testable import Portal
@testable import Words

/// What a client calls the site is the client's own word.
@Suite("The site's name") struct HostTests {
  private static let site = "https://motcua.example"
  private static let foreign = "gia-mao.example"

  /// The answer without what is new in each: the form's token and its number, a passkey's challenge.
  private static func stable(_ answer: Answer) -> String {
    var text = "\(answer.status) \(answer.location ?? "")\n\(answer.text)"
    text.replace(/name="(_csrf|so_phieu)" value="[^"]*"/, with: "")
    text.replace(/data-challenge="[^"]*"/, with: "")
    return text
  }

  private static func walk(_ portal: TestPortal) throws -> RouteWalk {
    let open = try portal.takeIn(of: Permit.procedure, .init(.process))
    let waiting = try portal.takeIn(
      of: Permit.procedure, .init(.process), .init(.requestSupplement(papers: ["y"]), note: "x"))
    let done = try portal.takeIn(of: Permit.procedure, .init(.process), .init(.finish()))
    return RouteWalk(portal: portal, dossiers: [open, waiting, done])
  }

  @Test(
    "With --site another Host does not change a byte of any page, paper, file or redirect",
    arguments: [nil, Account.Role.clerk, .leader, .admin])
  func pages(_ role: Account.Role?) async throws {
    try await TestPortal.run(notices: NoticeSettings(site: Self.site)) { portal in
      let walk = try Self.walk(portal)
      let (usual, foreign) = (portal.browser(), portal.browser(host: Self.foreign))
      if let role {
        let agency = role == .admin ? try portal.data.catalogue.roots.first.unwrapped.code : Permit.construction
        try await portal.addAccount("ha", role: role, agency: agency)
        for browser in [usual, foreign] { try await portal.signIn("ha", with: browser) }
      }
      var seen = 0
      for (method, pattern) in portal.service.router().routes where method == .get && !pattern.hasPrefix("/metrics") {
        for dossier in walk.dossiers {
          for path in try walk.paths(pattern, dossier: dossier) {
            let one = try await usual.get(path)
            let two = try await foreign.get(
              path, ("X-Forwarded-Host", Self.foreign), ("Forwarded", "host=\(Self.foreign);proto=http"))
            // One's own account names the sessions, and says which is the present one.
            if pattern != "/can-bo/tai-khoan" { #expect(Self.stable(one) == Self.stable(two), "\(path)") }
            #expect(!two.text.contains(Self.foreign), "\(path)")
            #expect(!two.fields.contains { $0.value.contains(Self.foreign) }, "\(path)")
            if one.text.contains("\(Self.site)/") { seen += 1 }
          }
        }
      }
      // Robots, the list of pages, calendar files; receipts too where somebody prints them.
      #expect(seen >= (role == nil || role == .admin ? 3 : 5), "\(seen)")
    }
  }

  @Test("With --site the QR code, the printed address and the calendar's link begin with it for everybody")
  func papers() async throws {
    try await TestPortal.run(notices: NoticeSettings(site: Self.site)) { portal in
      let code = try portal.takeIn(of: Permit.procedure, .init(.process))
      let key = try portal.dossier(code).filing.key
      try await portal.addAccount("ha", role: .clerk, agency: Permit.construction)
      let browser = portal.browser(host: Self.foreign)
      try await portal.signIn("ha", with: browser)
      let receipt = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/receipt").text
      #expect(receipt.contains("\(Self.site)/tra-cuu"))
      let title = try Resources.words(.vietnamese).printed.lookup.code.text(["code": "\(code)"])
      let square = try SquareCode(
        site: Self.site, address: Address("/tra-cuu/\(code)?khoa=\(key)").unwrapped, title: title
      ).html
      #expect(!square.isEmpty && receipt.contains(String(decoding: square.bytes, as: UTF8.self)))
      let file = try await browser.get("/tra-cuu/\(code)/lich.ics").text.replacing("\r\n ", with: "")
      #expect(file.contains("URL:\(Self.site)/tra-cuu/\(code)\r\n"))
    }
  }

  @Test("With --site mail and SMS link to it, however the event came in", arguments: ["email", "sms"])
  func messages(channel: String) async throws {
    try await TestPortal.run(notices: NoticeSettings(site: "https://m.vn")) { portal in
      let filed = try await portal.browser(host: Self.foreign).ask(
        "POST", "/api/v1/dossiers",
        fields: [
          ("Authorization", "Bearer \(portal.token)"), ("Idempotency-Key", "1"), ("Content-Type", "application/json"),
        ],
        body: Array(
          """
          {"procedure":"\(TestStore.press)","channel":"counter","notify":"\(channel)",
           "applicant":{"name":"An","email":"an@example.vn","phone":"0912345678"}}
          """.utf8))
      #expect(filed.status == 201, "\(filed.text)")
      try await portal.addAccount("ha", role: .clerk)
      let browser = portal.browser(host: Self.foreign)
      try await portal.signIn("ha", with: browser)
      let address = "/can-bo/tiep-nhan?thu-tuc=\(TestStore.press)"
      let counter = try await browser.post(
        address,
        [
          "_csrf": browser.get(address).csrf, "thu_tuc": TestStore.press, "ho_ten": "An", "email": "an@example.vn",
          "dien_thoai": "0912345678", "nhan_tin": channel,
        ])
      #expect(counter.status == 303)
      let messages = try portal.data.read { try $0.messages(.waiting) }.map(\.message)
      #expect(messages.count == 2)
      for message in messages {
        let text = message.text + (message.html ?? "")
        #expect(!text.contains(Self.foreign) && (channel == "sms" || text.contains("https://m.vn/tra-cuu/")), "\(text)")
      }
    }
  }

  @Test(
    "Without --site a host is believed if it is this machine's own or one of those named",
    arguments: [
      ("motcua.example", true), ("MotCua.Example", true), ("khac.example:8443", true), ("localhost", true),
      ("localhost:8080", true), ("127.0.0.1:1", true), ("[::1]:8080", true), ("[::1]", true),
      (foreign, false), ("motcua.example:8443", false), ("khac.example", false), ("khac.example:8444", false),
      ("motcua.example.gia-mao.example", false), ("127.0.0.1.gia-mao.example", false),
      ("localhost.gia-mao.example:80", false),
      ("gia-mao-motcua.example", false), ("127.0.0.2", false), ("[::2]:80", false), ("motcua.example.", false),
    ])
  func names(host: String, isBelieved: Bool) async throws {
    try await TestPortal.run(notices: NoticeSettings(names: ["motcua.example", "khac.example:8443"])) { portal in
      let browser = portal.browser(host: host)
      let code = try portal.takeIn(of: TestStore.press)
      let sitemap = try await browser.get("/sitemap.xml")
      #expect(sitemap.status == (isBelieved ? 200 : 404))
      let site = "http://\(host.lowercased())/"
      for path in ["/sitemap.xml", "/robots.txt", "/tra-cuu/\(code)/lich.ics"] {
        let text = try await browser.get(path).text.replacing("\r\n ", with: "")
        #expect(text.contains(site) == isBelieved, "\(path)")
        if !isBelieved { #expect(!text.contains(host), "\(path)") }
      }
    }
  }
}
