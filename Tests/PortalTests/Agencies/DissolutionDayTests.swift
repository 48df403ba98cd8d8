import JSON
import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("The day on which an agency merges into another") struct DissolutionDayTests {
  private static let health = "000.00.18.H29"
  private static let district = AgencyCode(TestStore.district)
  private static let other = AgencyCode(TestStore.otherDistrict)

  /// The department goes up in that of health on 2 June.
  private func decide(_ portal: TestPortal) throws {
    try portal.dissolve(TestStore.department, into: Self.health, on: LocalDate("2018-06-02"), passing: false)
  }

  /// District 1 goes up in district 2 on that day.
  private func decideDistrict(_ portal: TestPortal) throws {
    try portal.dissolve(
      TestStore.district, into: TestStore.otherDistrict, on: LocalDate("2018-06-02"), passing: false)
  }

  @Test(
    "Work that the law gives it by name is the successor's from midnight on, without a restart",
    arguments: [true, false])
  func named(runsOver: Bool) async throws {
    try await TestPortal.run(now: "2018-06-01T23:59") { portal in
      try decide(portal)
      let token = try portal.data.addToken(Self.health)
      let form = "/can-bo/tiep-nhan?thu-tuc=\(TestStore.press)"
      let body = #"{"procedure":"\#(TestStore.press)","channel":"counter","applicant":{"name":"Lê Thị Muộn"}}"#
      let (old, new) = (portal.browser(), portal.browser())
      /// At the counters of the old and the new one, and of their programs.
      func statuses(key: String) async throws -> [Int] {
        var statuses: [Int] = []
        for browser in [old, new] { statuses.append(try await browser.get(form).status) }
        for token in [portal.token, token] {
          statuses.append(try await portal.post("/api/v1/dossiers", body, token: token, key: key).status)
        }
        return statuses
      }
      /// Whether each is told to handle it.
      func handled() async throws -> [Bool] {
        var handled: [Bool] = []
        for agency in [TestStore.department, Self.health] {
          let list = try await portal.get("/api/v1/procedures?agency=\(agency)").text
          handled.append(list.contains("\"\(TestStore.press)\""))
        }
        return handled
      }
      try await portal.addAccount("cu", role: .clerk)
      try await portal.addAccount("moi", role: .clerk, agency: AgencyCode(Self.health))
      if runsOver {
        try await portal.signIn("cu", with: old)
        try await portal.signIn("moi", with: new)
        #expect(try await statuses(key: "1") == [200, 403, 201, 422])
        #expect(try await !new.get("/can-bo/tiep-nhan").text.contains("thu-tuc=\(TestStore.press)\""))
        #expect(try await handled() == [true, false])
      }
      portal.now = try Moment("2018-06-02T00:00").unwrapped
      if !runsOver {
        try await portal.signIn("cu", with: old)
        try await portal.signIn("moi", with: new)
      }
      #expect(try await statuses(key: "2") == [403, 200, 403, 201])
      #expect(try await new.get("/can-bo/tiep-nhan").text.contains("thu-tuc=\(TestStore.press)\""))
      #expect(try await handled() == [false, true])
    }
  }

  @Test("The list of procedures says so beside the agency's name, and the old name finds the successor's")
  func list() async throws {
    try await TestPortal.run(now: "2018-06-01T23:59") { portal in
      try decide(portal)
      let (old, new) = (try portal.data.agency(TestStore.department).name, try portal.data.agency(Self.health).name)
      let count = portal.data.catalogue.procedures(handledBy: try portal.data.agency(Self.health)).count
      let browser = portal.browser()
      let before = try await browser.get("/thu-tuc?co-quan=\(TestStore.department)").text
      #expect(before.contains("selected>\(old.vietnamese) (sẽ nhập vào \(new.vietnamese) từ 02/06/2018)</option>"))
      #expect(before.contains("Tìm thấy 9 thủ tục.") && !before.contains("<p class=\"notice\">"))
      portal.now = try Moment("2018-06-02T00:00").unwrapped
      let after = try await browser.get("/thu-tuc?co-quan=\(TestStore.department)").text
      #expect(after.contains("selected>\(old.vietnamese) (đã nhập vào \(new.vietnamese) từ 02/06/2018)</option>"))
      #expect(after.contains("Tìm thấy 9 thủ tục.") && after.contains("nay do \(new.vietnamese) giải quyết"))
      let successor = try await browser.get("/thu-tuc?co-quan=\(Self.health)").text
      #expect(successor.contains("Tìm thấy \(count + 9) thủ tục.") && !successor.contains("<p class=\"notice\">"))
      #expect(successor.contains("<option value=\"\(Self.health)\" selected>\(new.vietnamese)</option>"))
      _ = try await browser.get("/ngon-ngu/en")
      let english = try await browser.get("/thu-tuc?co-quan=\(TestStore.department)").text
      #expect(english.contains("(merged into") && english.contains("handled by"))
    }
  }

  @Test("Programs read it in the list of agencies once it is decided, only for that agency")
  func agencies() async throws {
    try await TestPortal.run(now: "2018-06-01T23:59") { portal in
      try decideDistrict(portal)
      let ward = try portal.data.catalogue.children(of: Self.district.unwrapped)[0].code.description
      let parents = [("2018-06-01T23:59", TestStore.district), ("2018-06-02T00:00", TestStore.otherDistrict)]
      for (moment, parent) in parents {
        portal.now = try Moment(moment).unwrapped
        guard case .array(let agencies) = try await portal.get("/api/v1/agencies").json() else { throw Missing() }
        func agency(_ code: String) -> JSONValue? { agencies.first { $0["code"] == .string(code) } }
        #expect(agency(TestStore.district)?["dissolved_on"] == .string("2018-06-02"))
        #expect(agency(TestStore.district)?["successor"] == .string(TestStore.otherDistrict))
        #expect(agency(TestStore.otherDistrict)?["dissolved_on"] == nil)
        #expect(agency(ward)?["parent"] == .string(parent))
      }
    }
  }

  @Test("Agencies below it are below the successor from then on: for leaders, in reports and for programs")
  func below() async throws {
    try await TestPortal.run(now: "2018-06-01T23:30") { portal in
      let ward = try #require(
        portal.data.catalogue.children(of: Self.district.unwrapped).first { $0.kind == .ward })
      let code = try portal.addDossier("Phường Một", agency: ward.code)
      try decideDistrict(portal)
      let leader = try await portal.signedIn(role: .leader, agency: Self.other)
      let report = "tu=2018-06-01&den=2018-06-02&theo=co-quan&dang=json"
      func hasRow() async throws -> [Bool] {
        let own = try await leader.get("/quan-tri/bao-cao?\(report)").text
        let program = try await portal.get(
          "/api/v1/reports/on-time?from=2018-06-01&to=2018-06-02&by=agency&agency=\(TestStore.otherDistrict)"
        ).text
        return [own, program].map { $0.contains("\"\(ward.code)\"") }
      }
      let below = "/can-bo?muc=tat-ca&co-quan=truc-thuoc"
      #expect(try await !leader.get(below).text.contains("\(code)"))
      #expect(try await leader.get("/can-bo/ho-so/\(code)").status == 403)
      #expect(try await hasRow() == [false, false])
      portal.now = try Moment("2018-06-02T00:00").unwrapped
      let page = try await leader.get(below).text
      #expect(page.contains("/can-bo/ho-so/\(code)\"") && page.contains(ward.name.vietnamese))
      let dossier = try await leader.get("/can-bo/ho-so/\(code)")
      #expect(dossier.status == 200 && dossier.text.contains("cơ quan đó xử lý"))
      #expect(try await hasRow() == [true, true])
      #expect(try await leader.get("/can-bo/bao-cao-tuan/2018-21?co-quan=\(ward.code)").status == 200)
    }
  }

  @Test("Leaders above the successor read what is closed in the old name")
  func above() async throws {
    try await TestPortal.run { portal in
      let wards = try [Self.district, Self.other].map { district in
        try #require(portal.data.catalogue.children(of: district.unwrapped).first { $0.kind == .ward }).code
      }
      let code = try portal.addDossier("Phường Cũ", agency: wards[0])
      let (now, calendar) = (portal.now, portal.data.calendar)
      try portal.store.writer.bulk { transaction in
        _ = try transaction.append(to: code) {
          try $0.dossier.decide(DossierCommand(.withdraw), by: .portal, calendar: calendar, now: now)
        }
      }
      let leader = try await portal.signedIn(role: .leader, agency: Self.other)
      #expect(try await leader.get("/can-bo/ho-so/\(code)").status == 403)
      try portal.dissolve(wards[0].description, into: wards[1].description)
      let page = try await leader.get("/can-bo/ho-so/\(code)")
      #expect(page.status == 200 && !page.text.contains("action=\"/can-bo/ho-so/\(code)/"))
      #expect(try await leader.get("/can-bo/ho-so/\(code)/dinh-chinh").status == 403)
      #expect(try await leader.get("/can-bo/tim?q=cu&co-quan=\(wards[0])").text.contains("\(code)"))
    }
  }
}
