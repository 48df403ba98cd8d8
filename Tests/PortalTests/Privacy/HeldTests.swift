import JSON
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("What is held about an applicant, for them alone", .eachEngine) struct HeldTests {
  private static let paths = ["/thong-tin", "/thong-tin.json"]

  @Test("is shown to nobody who has not opened the dossier, and at no address of a confidential one")
  func closed() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(name: "Nguyễn Thị Ánh")
      let stranger = portal.browser()
      for path in Self.paths {
        let answer = try await stranger.get("/tra-cuu/\(code)\(path)")
        // A page in place of a file would be saved as one.
        if path.hasSuffix("json") {
          #expect(answer.status == 403 && answer.location == nil, "\(path)")
        } else {
          #expect(answer.status == 303 && answer.location == "/tra-cuu/\(code)", "\(path)")
        }
      }
      // Another dossier that is open, and another citizen's session, open nothing here.
      let other = portal.browser()
      _ = try await portal.openedAndTold(other)
      let citizen = try await portal.signedInCitizen("079199999999")
      for browser in [other, citizen] {
        #expect(try await browser.get("/tra-cuu/\(code)/thong-tin.json").status == 403)
      }
      #expect(try await stranger.get("/ho-so-cua-toi/thong-tin").location == "/ho-so-cua-toi")
      #expect(try await stranger.get("/ho-so-cua-toi/thong-tin.json").status == 403)
      let refused = try await stranger.post(
        "/tra-cuu/\(code)/ngung-tin", ["_csrf": stranger.get("/can-bo/dang-nhap").csrf])
      #expect(refused.location == "/tra-cuu/\(code)?da=chua-ngung")
    }
  }

  @Test("has filing, events, messages, rating and consents, with no more of numbers than a key may tell")
  func opened() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let code = try await portal.openedAndTold(browser, name: "Trần <Văn> Bình")
      try portal.act(DossierCommand(.process, note: "Ghi chú cho người nộp"), on: code)
      try portal.act(DossierCommand(.assign(officer: "ha"), note: "Giao cho Hà"), on: code)
      try portal.act(DossierCommand(.finish()), on: code)
      let rated = try await browser.post(
        "/danh-gia/\(code)", ["_csrf": browser.get("/danh-gia/\(code)").csrf, "muc": "2", "y_kien": "Chờ lâu"])
      #expect(rated.status == 303)
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin")
      #expect(page.status == 200 && page.field("Cache-Control") == "no-store")
      let (identity, phone) = ("079123456789", "0912345678")
      for text in [
        "Trần &lt;Văn&gt; Bình", "Ghi chú cho người nộp", "Chờ lâu", "… 6789", "… 5678", "tại quầy",
        "href=\"/tra-cuu/\(code)/thong-tin.json\"",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      for text in [identity, phone, "Giao cho Hà"] { #expect(!page.text.contains(text), "\(text)") }

      let file = try await browser.get("/tra-cuu/\(code)/thong-tin.json")
      #expect(file.field("Content-Type") == "application/json" && file.field("Cache-Control") == "no-store")
      #expect(file.field("Content-Disposition") == "attachment; filename=\"motcua-\(code).json\"")
      let json = try file.json()
      guard case .array(let dossiers) = json["dossiers"], let dossier = dossiers.first else { throw Missing() }
      #expect(dossier["code"] == .string("\(code)"))
      #expect(dossier["filing"]?["name"] == .string("Trần <Văn> Bình"))
      #expect(dossier["filing"]?["id_number"] == .string("…6789"))
      #expect(dossier["filing"]?["notify"] == .string("sms"))
      #expect(dossier["rating"]?["comment"] == .string("Chờ lâu"))
      guard case .array(let events) = dossier["events"], case .array(let messages) = dossier["messages"],
        case .array(let consents) = dossier["consents"], case .array(let leftOut) = json["left_out"]
      else { throw Missing() }
      #expect(events.map { $0["type"] } == ["accept", "correct", "process", "finish"].map { .string($0) })
      #expect(messages.first?["to"] == .string("…5678") && messages.first?["channel"] == .string("sms"))
      #expect(consents.map { $0["door"] } == [.string("counter")])
      #expect(leftOut.count == 3)
      for text in [identity, phone, "Giao cho Hà"] { #expect(!file.text.contains(text), "\(text)") }
    }
  }

  @Test("has its files and receipts, but not those of internal notes")
  func files() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let papers = [("noi_dung", "Đã đối chiếu")]
      let files = [Part.file("đơn.pdf", Permit.pdf), .file("thừa.pdf", Permit.pdf + [1])]
      #expect(try await officer.sendFiles(code, "giay-to", papers, files: files).status == 303)
      let note = try await officer.sendFiles(
        code, "ghi-chu", [("noi_dung", "Nghi")], files: [.file("nghi.pdf", Permit.pdf + [2])])
      #expect(note.status == 303)
      let removal = "/can-bo/ho-so/\(code)/tep/2/go"
      let form = try await officer.get(removal)
      #expect(try await officer.post(removal, ["_csrf": form.csrf, "noi_dung": "Nộp hai lần"]).status == 303)
      let receipt = [("so", "BL-7"), ("so_tien", "150000")]
      #expect(try await officer.sendFiles(code, "bien-lai", receipt).status == 303)
      let json = try await portal.opened(code).get("/tra-cuu/\(code)/thong-tin.json")
      #expect(!json.text.contains("nghi.pdf") && !json.text.contains("Nghi"))
      guard case .array(let dossiers) = try json.json()["dossiers"], let dossier = dossiers.first,
        case .array(let held) = dossier["files"], case .array(let receipts) = dossier["receipts"],
        case .array(let events) = dossier["events"]
      else { throw Missing() }
      #expect(held.map { $0["name"] } == [.string("đơn.pdf"), .string("thừa.pdf")])
      #expect(held.map { $0["number"] } == [.number("1"), .number("2")])
      #expect(held[0]["sha256"] == .string(try portal.dossier(code).files[0].stored.digest))
      #expect(held[1]["removal_reason"] == .string("Nộp hai lần") && held[0]["signers"] == .array([]))
      #expect(receipts.map { $0["number"] } == [.string("BL-7")] && receipts[0]["amount"] == .number("150000"))
      let added = events.first { $0["type"] == .string("add_papers") }
      #expect(added?["file_names"] == .array([.string("đơn.pdf"), .string("thừa.pdf")]))
      #expect(events.first { $0["type"] == .string("remove_file") }?["file"] == .number("2"))
      #expect(events.first { $0["type"] == .string("note_receipt") }?["receipt"] == .string("BL-7"))
    }
  }

  @Test("of all own dossiers is shown whole to whom a provider has named, and to nobody else's")
  func own() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let other = try portal.takeIn(name: "Người Khác")
      let citizen = try await portal.signedInCitizen()
      let page = try await citizen.get("/ho-so-cua-toi/thong-tin")
      let file = try await citizen.get("/ho-so-cua-toi/thong-tin.json")
      for answer in [page, file] {
        #expect(answer.status == 200 && answer.field("Cache-Control") == "no-store")
        #expect(answer.text.contains("\(code)") && answer.text.contains("079185012345"))
        #expect(!answer.text.contains("\(other)") && !answer.text.contains("Người Khác"))
      }
      // By a link that reached the phone, numbers stay as they are behind a key.
      let guest = portal.browser()
      let link = try await portal.contactLink("0123456789abcdefghijklmn")
      let opened = try await guest.post(link, ["_csrf": guest.get(link).csrf])
      #expect(opened.status == 303)
      let masked = try await guest.get("/ho-so-cua-toi/thong-tin.json")
      #expect(masked.text.contains("\(code)") && masked.text.contains("…2345") && !masked.text.contains("079185012345"))
    }
  }

  @Test("the applicant stops the notices: it is recorded, what waits is withdrawn, and no more is sent")
  func stopped() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let code = try await portal.openedAndTold(browser)
      #expect(try portal.waitingMessages().count == 1)
      let page = try await browser.get("/tra-cuu/\(code)/thong-tin")
      let answer = try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": page.csrf])
      #expect(answer.location == "/tra-cuu/\(code)/thong-tin?da=ngung")
      let done = try await browser.get("/tra-cuu/\(code)/thong-tin?da=ngung")
      #expect(done.text.contains("Đã ghi việc bạn không nhận tin nữa") && !done.text.contains("id=\"ngung-tin\""))
      #expect(try portal.waitingMessages().isEmpty)
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      let consents = try portal.data.read { try $0.consents(of: id) }
      #expect(consents.map(\.channel) == [.sms, nil] && consents.map(\.door) == [.counter, .page])
      #expect(consents.allSatisfy { $0.wording == Consent.wording })
      // A second press says and does nothing more.
      _ = try await browser.post("/tra-cuu/\(code)/ngung-tin", ["_csrf": page.csrf])
      #expect(try portal.data.read { try $0.consents(of: id) }.count == 2)
      try portal.act(DossierCommand(.process), on: code)
      try portal.act(DossierCommand(.finish()), on: code)
      #expect(try portal.waitingMessages().isEmpty)
      // It is the applicant's own wish, and no correction that the agency answers for.
      #expect(try portal.dossier(code).corrections == 1)
      #expect(try await portal.browser().get("/tra-cuu/\(code)").text.contains("Đổi cách nhận tin"))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("the clerk stops them too, and starts them again, each with its record")
  func byTheClerk() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      try portal.tell(code, by: .sms)
      #expect(try portal.waitingMessages().count == 1)
      try portal.tell(code, by: nil)
      #expect(try portal.waitingMessages().isEmpty)
      try portal.tell(code, by: .sms)
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      let consents = try portal.data.read { try $0.consents(of: id) }
      #expect(consents.map(\.channel) == [.sms, nil, .sms] && Set(consents.map(\.door)) == [.counter])
    }
  }
}

@Suite("The wording that applicants agree to") struct ConsentWordingTests {
  /// The digest of both languages' sentences by the version of the wording: a new sentence is a new version, and an old
  /// version stays what it was.
  private static let digests = [
    1: "7QTiBkqfMm2uw1qvnGSujOqTK_KVOaWZ7Qxk3i-GXCU", 2: "v9dZ4igtad2kyLxG7zINduQHjuWtxfsCXH_TfjgdMHY",
  ]

  @Test("is counted up when it changes")
  func version() throws {
    let sentences = try Language.allCases.map { try Resources.words($0).privacy.consent.text }
    #expect(Self.digests[Consent.wording] == Secrets.digest(sentences.joined(separator: "\n")))
    #expect(Self.digests.keys.max() == Consent.wording)
  }
}

@Suite("Where data is taken, people are told what for") struct PrivacyNoteTests {
  @Test("at every door, with the way to the whole document", arguments: [Language.vietnamese, .english])
  func doors(_ language: Language) async throws {
    try await TestPortal.run { portal in
      let words = try Resources.words(language).privacy
      let code = try portal.takeIn(.init(.process), .init(.finish()))
      let taken = try portal.addDossier()
      let clerk = try await portal.signedIn("quay", role: .clerk)
      let pages = [
        (PrivacyDoor.intake, clerk, IntakeForm.address), (.receipt, clerk, "/can-bo/ho-so/\(taken)/bieu-mau/receipt"),
        (.digits, portal.browser(), "/tra-cuu/\(code)"), (.rating, portal.browser(), "/danh-gia/\(code)"),
        (.ownDossiers, portal.browser(), "/ho-so-cua-toi"),
      ]
      #expect(pages.map(\.0) == PrivacyDoor.allCases)
      for (door, browser, path) in pages {
        _ = try await browser.get("/ngon-ngu/\(language.rawValue)")
        let isPaper = door == .receipt
        let page = try await browser.get(isPaper && language == .english ? "\(path)?ban-dich=en" : path)
        let beginning = words.doors[door].text.prefix { $0 != "{" && $0 != "’" }
        #expect(page.text.contains(beginning), "\(path)")
        #expect(isPaper || page.text.contains("<a href=\"/quyen-rieng-tu\">\(words.more.text)</a>"), "\(path)")
      }
      let intake = try await clerk.get(IntakeForm.address)
      #expect(intake.text.contains(words.consent.text.prefix { $0 != "’" }))
      // Nothing but "none" is chosen for the applicant.
      #expect(!intake.text.contains("value=\"sms\" checked") && !intake.text.contains("value=\"email\" checked"))
    }
  }
}
