import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("Dossiers to be checked after a merger", .eachEngine) struct PlacementTests {
  private func moved(_ portal: TestPortal) async throws -> [DossierCode] {
    let codes = try (1...2).map { _ in try portal.takeIn(of: TestStore.press, .init(.process)) }
    let agencies = try [TestStore.department, TestStore.district, TestStore.otherDistrict].map {
      try portal.data.agency($0).code
    }
    let now = portal.now
    try await portal.store.writer.transaction { transaction in
      let end = Dissolution(
        into: agencies[1], on: now.date, decision: "Nghị quyết 1685", candidates: Array(agencies[1...]),
        isCertain: false)
      try transaction.dissolve(agencies[0], end, by: .portal, now: now)
      let work = try transaction.agencyDissolutions()[0]
      try transaction.beginPassing(work)
      while try transaction.passDossiers(of: work, limit: 10, now: now) > 0 {}
    }
    return codes
  }

  @Test("The list has them; one is confirmed, the other passes on; each once, by the agency alone")
  func look() async throws {
    try await TestPortal.run { portal in
      let codes = try await moved(portal)
      let staff = try await portal.signedIn("lan", agency: AgencyCode(TestStore.district))
      let list = try await staff.get("/can-bo").text
      #expect(codes.allSatisfy { list.contains("href=\"/can-bo/ho-so/\($0)\"") } && list.contains("2 hồ sơ chuyển về"))
      let path = { (code: DossierCode) in "/can-bo/ho-so/\(code)" }
      let page = try await staff.get(path(codes[0]))
      #expect(page.text.contains("Xem lại nơi giải quyết"))

      let none = try await staff.post("\(path(codes[0]))/noi-thu-ly", ["_csrf": page.csrf, "co_quan": "000.00.99.H29"])
      #expect(none.status == 422 && none.text.contains("Hãy chọn một cơ quan trong danh sách"))
      let stranger = try await portal.signedIn("minh", agency: AgencyCode(TestStore.otherDistrict))
      let token = try await stranger.get("/can-bo").csrf
      #expect(
        try await stranger.post("\(path(codes[0]))/noi-thu-ly", ["_csrf": token, "co_quan": TestStore.district]).status
          == 403)

      for (code, agency) in zip(codes, [TestStore.district, TestStore.otherDistrict]) {
        let answer = try await staff.post("\(path(code))/noi-thu-ly", ["_csrf": page.csrf, "co_quan": agency])
        #expect(answer.status == 303)
        #expect(try portal.dossier(code).agency.description == agency)
      }
      #expect(try await !staff.get(path(codes[0])).text.contains("Xem lại nơi giải quyết"))
      #expect(try await !staff.get("/can-bo").text.contains("hồ sơ chuyển về"))
      #expect(try await stranger.get(path(codes[1])).status == 200)
      #expect(try portal.store.check().findings == [])
    }
  }
}
