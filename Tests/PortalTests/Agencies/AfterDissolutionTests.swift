import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Words

extension TestPortal {
  /// Decides the end of an agency today, or on another day, and, unless it is to wait, passes all on.
  @discardableResult
  func dissolve(
    _ code: String, into successor: String, on day: LocalDate? = nil, passing: Bool = true
  ) throws -> AgencyDissolution {
    let (agency, next) = (try AgencyCode(code).unwrapped, try AgencyCode(successor).unwrapped)
    let now = now
    return try store.writer.bulk { transaction in
      try transaction.dissolve(
        agency, Dissolution(into: next, on: day ?? now.date, decision: "Nghị quyết 1685"),
        by: .staff(login: "quan-tri"), now: now)
      let end = try transaction.agencyDissolutions().first { $0.agency == agency }.unwrapped
      if passing {
        try transaction.beginPassing(end)
        while try transaction.passDossiers(of: end, limit: 99, now: now) > 0 {}
        try transaction.finishPassing(end, now: now)
      }
      return end
    }
  }
}

@Suite("After an agency has merged into another") struct AfterDissolutionTests {
  private static let district = AgencyCode(TestStore.district)
  private static let other = AgencyCode(TestStore.otherDistrict)

  @Test(
    "The look-up names the new agency; the timeline names both agencies and the decision",
    arguments: [
      Language.vietnamese, .english,
    ])
  func lookup(language: Language) async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(agency: Self.district)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict)
      let browser = portal.browser()
      _ = try await browser.get("/ngon-ngu/\(language.rawValue)")
      let page = try await browser.get("/tra-cuu/\(code)")
      let names = try [TestStore.district, TestStore.otherDistrict].map { code in
        let name = try portal.data.agency(code).name
        return (language == .english ? name.english ?? "" : name.vietnamese).replacing("'", with: "&#39;")
      }
      #expect(page.status == 200 && page.text.contains("Nghị quyết 1685"))
      let words = language == .english ? "From \(names[0]) to \(names[1])." : "Từ \(names[0]) sang \(names[1])."
      #expect(page.text.contains(words))
      #expect(page.text.contains("<dd>\(names[1])</dd>") && !page.text.contains("<dd>\(names[0])</dd>"))
    }
  }

  @Test("The successor's staff continue what passed and read what is closed; others still cannot")
  func staff() async throws {
    try await TestPortal.run { portal in
      let open = try portal.addDossier("Lê Văn Mở", agency: Self.district)
      let closed = try portal.addDossier("Trần Thị Khép", agency: Self.district)
      let id = try portal.data.read { try $0.dossier(closed).unwrapped.id }
      let (now, calendar) = (portal.now, portal.data.calendar)
      for action in [Action.finish, .handOver] {
        try portal.store.writer.bulk { transaction in
          _ = try transaction.append(to: id) {
            try $0.dossier.decide(DossierCommand(.usual(action)), by: .portal, calendar: calendar, now: now)
          }
        }
      }
      let moved = try await portal.signedIn("cu", role: .officer, agency: Self.district)
      let there = try await portal.signedIn("moi", role: .officer, agency: Self.other)
      #expect(try await there.get("/can-bo/ho-so/\(open)").status == 403)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict)
      for browser in [moved, there] {
        let page = try await browser.get("/can-bo/ho-so/\(open)")
        #expect(page.status == 200 && page.text.contains("/can-bo/ho-so/\(open)/xu-ly"))
        #expect(page.text.contains("Căn cứ: <span lang=\"vi\">Nghị quyết 1685</span>."))
        let old = try await browser.get("/can-bo/ho-so/\(closed)")
        #expect(old.text.contains("đứng tên cơ quan đã sáp nhập"))
        #expect(old.status == 200 && !old.text.contains("<form method=\"post\" action=\"/can-bo/ho-so/"))
        #expect(try await browser.get("/can-bo/ho-so/\(closed)/bieu-mau/receipt").status == 200)
        #expect(try await browser.get("/can-bo/ho-so/\(open)/bieu-mau/control-slip").status == 200)
        let found = try await browser.get("/can-bo/tim?q=khep")
        #expect(found.text.contains("\(closed)"))
        let book = try await browser.get("/can-bo/so-theo-doi?co-quan=\(TestStore.district)")
        #expect(book.status == 200 && book.text.contains("\(open)") && book.text.contains("\(closed)"))
        #expect(try await browser.get("/can-bo/so-theo-doi?co-quan=000.00.43.H29").status == 403)
      }
      let outside = try await portal.signedIn("ngoai", role: .leader, agency: AgencyCode("000.00.43.H29"))
      for code in [open, closed] { #expect(try await outside.get("/can-bo/ho-so/\(code)").status == 403) }
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Nothing can be filed there any more: pages and programs name the successor")
  func intake() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn("cu", role: .clerk, agency: Self.district)
      let procedure = try #require(
        portal.data.catalogue.procedures(handledBy: portal.data.agency(TestStore.district)).first { !$0.isConfidential }
      )
      let form = try await browser.get("/can-bo/tiep-nhan?thu-tuc=\(procedure.code)")
      let filled = [
        ("_csrf", form.csrf), ("thu_tuc", procedure.code.description), ("so_phieu", form.value(of: "so_phieu") ?? ""),
        ("ho_ten", "Lê <Thị> Muộn"),
      ]
      let body = """
        {"procedure":"\(procedure.code)","channel":"counter","applicant":{"name":"Lê Thị Muộn"}}
        """
      let kept = try await portal.post("/api/v1/dossiers", body, token: portal.otherToken, key: "0")
      #expect(kept.status == 201)
      // Decided, and the staff have not been moved yet.
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict, passing: false)
      let refused = try await browser.get("/can-bo/tiep-nhan?thu-tuc=\(procedure.code)")
      let name = try portal.data.agency(TestStore.otherDistrict).name.vietnamese
      #expect(refused.status == 403 && refused.text.contains("Hãy nộp tại \(name)."))
      let sent = try await browser.post("/can-bo/tiep-nhan?thu-tuc=\(procedure.code)", pairs: filled)
      #expect(sent.status == 422 && sent.text.contains("Hãy nộp tại \(name)."))
      #expect(sent.text.contains("Lê &lt;Thị&gt; Muộn"))
      let answer = try await portal.post("/api/v1/dossiers", body, token: portal.otherToken, key: "1")
      #expect(answer.status == 403 && answer.text.contains("File with \(TestStore.otherDistrict)"))
      // What was filed before is answered as before, so that nobody files it twice.
      let again = try await portal.post("/api/v1/dossiers", body, token: portal.otherToken, key: "0")
      #expect(again.status == 201 && again.text == kept.text)
      #expect(try portal.data.read { try $0.dossier(id: 1) != nil && $0.dossier(id: 2) == nil })
    }
  }

  @Test("The law's questions to it go to the successor; a form that names it is told so")
  func asking() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: Permit.procedure)
      let planning = try Permit.planning.unwrapped.description
      try portal.dissolve(planning, into: TestStore.department)
      let browser = try await portal.signedIn("xd", role: .officer, agency: Permit.construction)
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("name=\"co_quan\" value=\"\(TestStore.department)\" checked"))
      #expect(!page.text.contains("value=\"\(planning)\""))
      let wrong = try await browser.askAgencies(code, [("co_quan", planning), ("noi_dung", "Ý kiến?")])
      #expect(wrong.status == 422 && wrong.text.contains("Hãy hỏi"))
      // Its term is the law's.
      let asked = try await browser.askAgencies(code, [("co_quan", TestStore.department), ("noi_dung", "Ý kiến?")])
      #expect(asked.status == 303)
      #expect(try portal.dossier(code).consultations.map(\.agency.description) == [TestStore.department])
    }
  }

  @Test("A question that passed is on the successor's list, to be answered by the same moment")
  func answering() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let due = try portal.dossier(code).consultations[0].due
      try portal.dissolve(try Permit.planning.unwrapped.description, into: TestStore.department)
      let browser = try await portal.signedIn("tt", role: .officer)
      #expect(try await browser.get("/can-bo/lien-thong").text.contains("\(code)"))
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(page.status == 200 && page.text.contains("Câu hỏi gửi"))
      #expect(try await browser.answer(of: code, "agree").status == 303)
      let asked = try portal.dossier(code).consultations[0]
      #expect(asked.due == due && asked.agency.description == TestStore.department)
      #expect(asked.end?.outcome == .answered(.agree))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("The report shows what passed, in page, JSON and table, and balances")
  func report() async throws {
    try await TestPortal.run { portal in
      _ = try portal.addDossier(agency: Self.district)
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict)
      let browser = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let address = "/quan-tri/bao-cao?tu=2018-06-01&den=2018-06-30&theo=co-quan"
      let page = try await browser.get(address)
      #expect(page.status == 200)
      #expect(page.text.contains("data-label=\"Nhận từ cơ quan sáp nhập\">1</td>"))
      #expect(page.text.contains("data-label=\"Chuyển sang cơ quan mới\">1</td>"))
      let json = try await browser.get(address + "&dang=json").json()
      guard case .array(let rows) = json["rows"] else { throw Missing() }
      for row in rows {
        let isOld = row["key"] == .string(TestStore.district)
        #expect(row["transferred_out"] == .number(isOld ? "1" : "0"))
        #expect(row["transferred_in"] == .number(isOld ? "0" : "1"))
      }
      let one = try await browser.get(address.replacing("co-quan", with: "thu-tuc") + "&co-quan=\(TestStore.district)")
      #expect(one.text.contains("<th scope=\"row\">Chuyển sang cơ quan mới</th>"))
    }
  }
}
