import JSON
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web
@testable import Words

@Suite("Stopping notices, wherever the reader comes from", .eachEngine) struct StopNoticesTests {
  private static func consents(_ portal: TestPortal, _ code: DossierCode) throws -> [MessageChannel?] {
    try portal.data.read { try $0.consents(of: $0.dossier(code).unwrapped.id).map(\.channel) }
  }

  @Test("With the details closed nothing is done, and the page says so and how to open them", arguments: ["vi", "en"])
  func closed(_ language: String) async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let code = try await portal.openedAndTold(browser)
      _ = try await browser.get("/ngon-ngu/\(language)")
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin")
      #expect(try await browser.post("/tra-cuu/\(code)/dong", ["_csrf": page.csrf]).status == 303)
      let answer = try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": page.csrf])
      #expect(answer.location == "/tra-cuu/\(code)?da=chua-ngung")
      let told = try await browser.get(answer.location.unwrapped)
      let sentence = language == "vi" ? "Chưa ghi gì cả: phần chi tiết" : "Nothing was recorded: the details"
      #expect(told.text.contains(sentence) && told.text.contains("role=\"alert\""))
      #expect(try Self.consents(portal, code) == [.sms])
      // Opened again, there is nothing of it left to say, and the button works.
      let key = try portal.dossier(code).filing.key
      _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)", "so_lan_dong": "1"])
      #expect(try await !browser.get("/tra-cuu/\(code)?da=chua-ngung").text.contains(sentence))
      #expect(try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": page.csrf]).status == 303)
      #expect(try Self.consents(portal, code) == [.sms, nil])
    }
  }

  @Test("After half an hour it is the same, and four digits are told that they do not suffice")
  func late() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(name: "Nguyễn Thị Ánh", key: LookupKey())
      try portal.tell(code, by: .sms)
      let browser = portal.browser()
      _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "5678"])
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin")
      #expect(page.status == 200)
      // The page itself has no form to them.
      let csrf = try await browser.get("/can-bo/dang-nhap").csrf
      let digits = try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": csrf])
      let told = try await browser.get(digits.location.unwrapped)
      #expect(told.text.contains("role=\"alert\"") && told.text.contains("bằng khóa trên giấy tiếp nhận"))
      portal.now = portal.now.adding(microseconds: 31 * Moment.minute)
      let late = try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": csrf])
      #expect(late.location == "/tra-cuu/\(code)?da=chua-ngung")
      #expect(try Self.consents(portal, code) == [.sms])
    }
  }

  @Test("They stop for a dossier that the archive has, too: it is the applicant's right, and corrects nothing")
  func archived() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let code = try await portal.openedAndTold(browser)
      let officer = try await portal.signedIn(agency: try portal.dossier(code).agency)
      #expect(try await officer.act(code, "rut").status == 303)
      #expect(try await officer.sendFiles(code, "luu-tru", [("so", "LT-1")]).status == 303)
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin")
      #expect(try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": page.csrf]).status == 303)
      #expect(try Self.consents(portal, code) == [.sms, nil] && portal.dossier(code).archived != nil)
    }
  }

  @Test("Nothing is said to be stopped that never was")
  func never() async throws {
    try await TestPortal.run { portal in
      let key = LookupKey()
      let code = try portal.takeIn(key: key)
      let browser = portal.browser()
      _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)"])
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin?da=ngung")
      #expect(page.status == 200 && !page.text.contains("Đã ghi việc bạn không nhận tin nữa"))
    }
  }

  @Test("Among one's own dossiers each has its button, which leads back there")
  func own() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<2).map { _ in try portal.addDossier() }
      for code in codes { try portal.tell(code, by: .sms) }
      let citizen = try await portal.signedInCitizen()
      let page = try await citizen.get("/ho-so-cua-toi/thong-tin")
      #expect(page.status == 200)
      for code in codes { #expect(page.text.contains("id=\"ngung-tin-\(code)\"")) }
      let answer = try await citizen.post(
        "/tra-cuu/\(codes[0])/ngung-tin", ["_csrf": page.csrf, "cua_toi": page.value(of: "cua_toi") ?? ""])
      #expect(answer.location == "/ho-so-cua-toi/thong-tin?da=ngung")
      let done = try await citizen.get("/ho-so-cua-toi/thong-tin?da=ngung")
      #expect(done.text.contains("Đã ghi việc bạn không nhận tin nữa"))
      #expect(!done.text.contains("id=\"ngung-tin-\(codes[0])\"") && done.text.contains("id=\"ngung-tin-\(codes[1])\""))
      #expect(try Self.consents(portal, codes[0]) == [.sms, nil] && Self.consents(portal, codes[1]) == [.sms])
    }
  }
}

@Suite("What is masked is said as it is", .eachEngine) struct MaskedTests {
  @Test("Whoever came by a link reads of that, sees where it was sent, and is sent to no provider without one")
  func byLink() async throws {
    for hasProvider in [false, true] {
      let providers = hasProvider ? try TestIdentityProvider().providers() : []
      try await TestPortal.run(signOn: providers) { portal in
        let code = try portal.addDossier()
        try portal.tell(code, by: .sms)
        let guest = portal.browser()
        let link = try await portal.contactLink("0123456789abcdefghijklmn")
        _ = try await guest.post(link, ["_csrf": guest.get(link).csrf])
        for path in ["/ho-so-cua-toi/thong-tin", "/tra-cuu/\(code)/thong-tin"] {
          let page = try await guest.get(path).text
          #expect(page.contains("Đường dẫn bạn nhận") && !page.contains("Khóa chưa đủ"), "\(path)")
          #expect(page.contains("<dd>0912345678</dd>") && page.contains("… 2345"), "\(path)")
          #expect(page.contains("đăng nhập bằng tài khoản định danh") == hasProvider, "\(path)")
          #expect(page.contains("hãy mang giấy tờ tùy thân đến quầy") != hasProvider, "\(path)")
        }
      }
    }
  }

  @Test("The representative's number is on the page as in the file, in full only to whom a provider has named")
  func representative() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let (code, key) = (try seed.codes[.alpha].unwrapped, try seed.keys[.alpha].unwrapped)
      let id = try seed.ids[.alpha].unwrapped
      try await portal.store.writer.transaction { transaction in
        try transaction.connection.run(
          "UPDATE dossiers SET representative_identity = $1 WHERE id = $2", "079133000999", id)
      }
      let browser = portal.browser()
      _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)"])
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin").text
      #expect(page.contains("<dt>Số định danh của người đại diện</dt> <dd>… 0999</dd>"))
      let citizen = try await portal.signedInCitizen(LookSeed.Mark.alpha.identity)
      #expect(try await citizen.get("/tra-cuu/\(code)/thong-tin").text.contains("<dd>079133000999</dd>"))
    }
  }

  @Test("The file says in words what numbers mean, and what is masked; who may not have it gets no page in its place")
  func file() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let code = try await portal.openedAndTold(browser)
      let json = try await browser.get("/tra-cuu/\(code)/thong-tin.json").json()
      guard case .array(let dossiers) = json["dossiers"], let dossier = dossiers.first,
        case .array(let masked) = dossier["filing"]?["masked"], case .array(let messages) = dossier["messages"]
      else { throw Missing() }
      #expect(dossier["status_name"] == .string("Được tiếp nhận"))
      #expect(masked.contains(.string("id_number")) && masked.contains(.string("phone")))
      #expect(messages.first?["masked"] == .bool(true))
      let digits = portal.browser()
      _ = try await digits.post("/tra-cuu/\(code)", ["so_cuoi": "5678"])
      let less = try await digits.get("/tra-cuu/\(code)/thong-tin.json").json()
      guard case .array(let hidden) = less["dossiers"] else { throw Missing() }
      #expect(hidden.first?["filing"]?["phone"] == .null)
      for path in ["/tra-cuu/\(code)/thong-tin.json", "/ho-so-cua-toi/thong-tin.json"] {
        let refused = try await portal.browser().get(path)
        #expect(refused.status == 403 && refused.field("Content-Type") == "application/json", "\(path)")
        #expect(try refused.json()["error"] != nil)
      }
    }
  }

  @Test("A consent quotes its wording, in sentences without a doubled preposition", arguments: ["vi", "en"])
  func consent(_ language: String) async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let code = try await portal.openedAndTold(browser)
      _ = try await browser.get("/ngon-ngu/\(language)")
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin").text
      let words = try Resources.words(language == "vi" ? .vietnamese : .english).privacy
      #expect(page.contains("“\(words.consent.text.prefix { $0 != "’" })"))
      for doubled in ["qua Qua", "by By", "lời văn số", "wording 1"] { #expect(!page.contains(doubled), "\(doubled)") }
      #expect(page.contains(language == "vi" ? "qua tin nhắn" : "by SMS"))
      // A program's consent has the program's own words.
      #expect(
        ConsentWording(Consent(channel: .sms, at: portal.now, door: .program, wording: 0)) == .program
          && ConsentWording(Consent(channel: .sms, at: portal.now, door: .before, wording: 0)) == .unknown)
    }
  }
}

@Suite("What people are told at each door agrees") struct PrivacyDoorTests {
  private static let mustSay: [(Language, [String])] = [
    (.vietnamese, ["số liệu", "được lấy ý kiến", "cấp trên", "lưu trữ"]),
    (.english, ["figures", "consulted", "above it", "archive"]),
  ]

  @Test("Intake and receipt name the same purposes and readers", arguments: mustSay)
  func same(_ language: Language, _ parts: [String]) throws {
    let doors = try Resources.words(language).privacy.doors
    for door in [PrivacyDoor.intake, .receipt] {
      for part in parts { #expect(doors[door].text.contains(part), "\(door) \(part)") }
      #expect(!doors[door].text.contains("chỉ để") && !doors[door].text.contains("only to"), "\(door)")
    }
  }

  @Test("The receipt's key has one name")
  func oneName() throws {
    let text = String(decoding: try Resources.bytes("Languages/vi.json"), as: UTF8.self)
    for name in ["mã tra cứu", "Mã tra cứu", "khóa tra cứu", "Khóa xem chi tiết"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  @Test("The first 72 hours say the same in both languages: as many steps, with the same commands and pages")
  func firstHours() throws {
    func rows(_ name: String) throws -> [[String]] {
      let text = String(decoding: try Resources.bytes("Documentation/\(name)"), as: UTF8.self)
      let parts = text.split(separator: "\n## ").filter { $0.hasPrefix("The first 72") || $0.hasPrefix("72 giờ") }
      return try #require(parts.first).split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
        .map { line in line.matches(of: /`[^`]+`/).map { String($0.0) } }
    }
    let (english, vietnamese) = (try rows("Privacy.md"), try rows("Privacy.vi.md"))
    let sheet = english.count
    #expect(english.flatMap(\.self) == vietnamese.flatMap(\.self))
    #expect(english.flatMap(\.self).contains("`/quan-tri/nhat-ky-xem`") && sheet > 10)
  }
}
