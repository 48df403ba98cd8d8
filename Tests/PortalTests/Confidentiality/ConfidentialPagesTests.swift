import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API

@Suite("Confidential dossiers are on no page except for their holder and the leader", .eachEngine)
struct ConfidentialPagesTests {
  static let dossierPaths = [
    "/tra-cuu/CODE", "/tra-cuu/CODE/han", "/tra-cuu/CODE/lich.ics", "/tra-cuu?ma=CODE", "/tra-cuu/CODE?khoa=KEY",
    "/danh-gia/CODE", "/danh-gia/CODE/cam-on", "/api/v1/dossiers/CODE", "/api/v1/dossiers/CODE/ledger",
  ]
  static let staffPaths = [
    "/can-bo", "/can-bo?muc=qua-han", "/can-bo?thu-tuc=\(TestStore.confidential)", "/can-bo?muc=tat-ca",
    "/can-bo/tim?q=CODE", "/can-bo/tim?q=0987654321", "/can-bo/tim?q=Nguoi+To+Cao", "/can-bo/tim?q=079099999999",
    "/can-bo/so-theo-doi", "/can-bo/so-theo-doi?tu=2018-06-01&den=2018-06-30", "/can-bo/lien-thong",
    "/can-bo/lien-thong?muc=da-xong", "/can-bo/lien-thong?muc=ta-hoi",
  ]
  static let dossierDoors = [
    "/can-bo/ho-so/CODE", "/can-bo/ho-so/CODE/dinh-chinh", "/can-bo/ho-so/CODE/bieu-mau/receipt",
    "/can-bo/ho-so/CODE/bieu-mau/control-slip", "/can-bo/ho-so/CODE/y-kien/1/1",
  ]

  static let district = AgencyCode(TestStore.district)

  /// A denunciation at the district, in the hands of the login, with all that a search could find.
  @discardableResult
  private func denounce(
    _ portal: TestPortal, by login: String, at text: String = "2018-06-01T09:00"
  ) throws -> Dossier {
    let at = try #require(Moment(text))
    let procedure = try #require(ProcedureCode(TestStore.confidential).flatMap(portal.data.catalogue.procedure))
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try #require(Self.district), channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: "Người Tố Cáo", identity: IdentityNumber("079099999999", for: .citizen),
        phone: PhoneNumber("0987654321")),
      summary: "Tố cáo ông A", papers: [], returnBy: .counter, key: LookupKey())
    return try portal.data.add(filing, procedure.rules, at: at, recordedAt: at, by: .staff(login: login)).dossier
  }

  /// The answer without what is new in each: the moment, the form's token and its number.
  private func stable(_ answer: Answer, _ code: String) -> String {
    var text = answer.text.replacing(code, with: "CODE")
    text.replace(/name="(_csrf|so_phieu)" value="[^"]*"/, with: "")
    return "\(answer.status)\n\(text)"
  }

  @Test("a confidential and an unknown code get the same answer")
  func unknown() async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      let hidden = try denounce(portal, by: "lan")
      let browser = portal.browser()
      // A code that nobody has, of as many figures.
      let unknown = DossierCode(agency: hidden.agency, date: portal.now.date, serial: 499_999)
      for path in Self.dossierPaths {
        let ask = { (code: DossierCode) in
          try await browser.get(
            path.replacing("CODE", with: "\(code)").replacing("KEY", with: "\(hidden.filing.key)"))
        }
        let (one, two) = (try await ask(hidden.code), try await ask(unknown))
        #expect(one.status == 404, "\(path)")
        #expect(stable(one, "\(hidden.code)") == stable(two, "\(unknown)"), "\(path)")
        #expect(one.fields.map(\.name) == two.fields.map(\.name), "\(path)")
      }
      for form in ["so_cuoi=4321", "so_cuoi=\(hidden.filing.key)"] {
        let one = try await browser.post("/tra-cuu/\(hidden.code)", form)
        let two = try await browser.post("/tra-cuu/\(unknown)", form)
        #expect(one.status == 404 && stable(one, "\(hidden.code)") == stable(two, "\(unknown)"))
      }
    }
  }

  @Test(
    "no page for staff shows it to anyone but its holder and their leader",
    arguments: ["clerk", "officer", "tren", "hoi"])
  func others(_ reader: String) async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      try portal.addDossier(agency: Self.district)
      _ = try await portal.signedIn("truong", role: .leader, agency: Self.district)
      let browser =
        switch reader {
        case "clerk": try await portal.signedIn("tiep", role: .clerk, agency: Self.district)
        case "officer": try await portal.signedIn("ha", agency: Self.district)
        case "tren":
          try await portal.signedIn("tren", role: .leader, agency: portal.data.catalogue.roots.first?.code)
        default: try await portal.signedIn("hoi", agency: AgencyCode(TestStore.otherDistrict))
        }
      var before: [String] = []
      for path in Self.staffPaths { before.append(stable(try await browser.get(path), "CODE")) }
      let hidden = try denounce(portal, by: "lan")
      let unknown = DossierCode(agency: hidden.agency, date: portal.now.date, serial: 499_999)
      for (path, text) in zip(Self.staffPaths, before) {
        let answer = try await browser.get(path.replacing("CODE", with: "\(hidden.code)"))
        #expect(stable(answer, "\(hidden.code)") == text, "\(path)")
      }
      for path in Self.dossierDoors {
        let one = try await browser.get(path.replacing("CODE", with: "\(hidden.code)"))
        let two = try await browser.get(path.replacing("CODE", with: "\(unknown)"))
        #expect(one.status == 404 && stable(one, "\(hidden.code)") == stable(two, "\(unknown)"), "\(path)")
      }
      let csrf = try await browser.get("/can-bo").csrf
      for action in ["xu-ly", "chuyen", "phan-cong", "xong", "dinh-chinh"] {
        let answer = try await browser.post(
          "/can-bo/ho-so/\(hidden.code)/\(action)", ["_csrf": csrf, "nguoi": "ha", "buoc": "2", "ly_do": "x"])
        #expect(answer.status == 404, "\(action)")
      }
      // Neither by a form for many, nor by the number of the applicant at the counter.
      let bulk = try await browser.post(
        "/can-bo/nhieu-ho-so", ["_csrf": csrf, "ho_so": "\(hidden.code)", "viec": "xu-ly"])
      #expect(!bulk.text.contains("Người Tố Cáo"))
      let order = try await browser.post(
        "/can-bo/nhieu-ho-so/thuc-hien", ["_csrf": csrf, "ho_so": "\(hidden.code)", "viec": "chuyen"])
      if let result = order.location { #expect(try await !browser.get(result).text.contains("Người Tố Cáo")) }
      #expect(try portal.dossier(hidden.code).eventCount == 1)
    }
  }

  @Test(
    "its holder and their leader find it, and its papers have neither a QR code nor a key",
    arguments: ["lan", "truong"])
  func holder(_ login: String) async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: Self.district)
      let leader = try await portal.signedIn("truong", role: .leader, agency: Self.district)
      let browser = login == "lan" ? clerk : leader
      let dossier = try denounce(portal, by: "lan")
      for path in ["/can-bo?muc=tat-ca", "/can-bo/tim?q=Nguoi+To+Cao"] {
        #expect(try await browser.get(path).text.contains("\(dossier.code)"), "\(path)")
      }
      let page = try await browser.get("/can-bo/ho-so/\(dossier.code)")
      #expect(page.status == 200 && page.text.contains("Người Tố Cáo") && !page.text.contains("hoi-y-kien"))
      for translation in ["", "?ban-dich=en"] {
        let receipt = try await browser.get("/can-bo/ho-so/\(dossier.code)/bieu-mau/receipt\(translation)")
        #expect(receipt.status == 200)
        for text in ["<svg", "\(dossier.filing.key)", dossier.filing.key.spaced] {
          #expect(!receipt.text.contains(text), "\(text)")
        }
      }
      // An ordinary one has both.
      let ordinary = try portal.addDossier(agency: Self.district)
      let receipt = try await browser.get("/can-bo/ho-so/\(ordinary)/bieu-mau/receipt")
      #expect(receipt.text.contains("<svg"))
      #expect(receipt.text.contains(try portal.dossier(ordinary).filing.key.spaced))
      let asked = try await browser.act(
        dossier.code, "hoi-y-kien", [("co_quan", TestStore.otherDistrict), ("so_ngay", "3"), ("noi_dung", "?")],
        on: page)
      #expect(asked.status >= 400)
      #expect(try portal.dossier(dossier.code).consultations.isEmpty)
    }
  }

  @Test("a person who gives it to another goes back to the list and no longer sees it; the other does")
  func givenAway() async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: Self.district)
      let officer = try await portal.signedIn("ha", agency: Self.district)
      let dossier = try denounce(portal, by: "lan")
      let page = try await clerk.get("/can-bo/ho-so/\(dossier.code)")
      let given = try await clerk.act(dossier.code, "chuyen", [("buoc", "2"), ("nguoi", "ha")], on: page)
      let list = try #require(given.location)
      #expect(given.status == 303 && !list.contains("\(dossier.code)"))
      #expect(try await clerk.get(list).text.contains("hồ sơ được giữ kín"))
      #expect(try await clerk.get("/can-bo/ho-so/\(dossier.code)").status == 404)
      #expect(try await clerk.act(dossier.code, "chuyen", [("buoc", "2")], on: page).status == 404)
      #expect(try await officer.get("/can-bo?muc=cua-toi").text.contains("\(dossier.code)"))
      #expect(try await officer.act(dossier.code, "xu-ly").status == 303)
      #expect(try await officer.get("/can-bo/ho-so/\(dossier.code)").status == 200)
    }
  }

  @Test("a program sees what it filed until it is assigned; another program of the agency never does")
  func programs() async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      let body = """
        {"procedure":"\(TestStore.confidential)","channel":"counter","applicant":{"name":"An","kind":"citizen"},
         "return_by":"counter"}
        """
      let filed = try await portal.post("/api/v1/dossiers", body, token: portal.otherToken, key: "1")
      #expect(filed.status == 201)
      let path = try #require(filed.location)
      let other = try portal.data.addToken(TestStore.district, label: "another program")
      let event = #"{"type":"process"}"#
      #expect(try await portal.get(path, token: portal.otherToken).status == 200)
      #expect(try await portal.get("\(path)/ledger", token: portal.otherToken).field("Cache-Control") == "no-store")
      for token in [nil, portal.token, other] {
        #expect(try await portal.get(path, token: token).status == 404)
        #expect(try await portal.get("\(path)/ledger", token: token).status == 404)
      }
      #expect(try await portal.post("\(path)/events", event, token: other).status == 404)
      let acted = try await portal.post("\(path)/events", event, token: portal.otherToken, key: "2")
      #expect(acted.status == 200)
      let again = try await portal.post("\(path)/events", event, token: portal.otherToken, key: "2")
      #expect(again.status == 200 && again.text == acted.text)
      let code = try #require(DossierCode(String(path.split(separator: "/").last ?? "")))
      let now = portal.now
      _ = try await portal.store.writer.transaction { transaction in
        try transaction.append(to: code) {
          try $0.dossier.decide(
            DossierCommand(.assign(officer: "ha")), by: .staff(login: "truong"), calendar: transaction.calendar,
            now: now)
        }
      }
      #expect(try await portal.get(path, token: portal.otherToken).status == 404)
      #expect(try await portal.post("\(path)/events", event, token: portal.otherToken).status == 404)
      // Not even the answer that it had before.
      let replayed = try await portal.post("\(path)/events", event, token: portal.otherToken, key: "2")
      #expect(replayed.status == 404 && !replayed.text.contains("lookup_key"))
    }
  }
}
