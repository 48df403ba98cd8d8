import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("A dissolved agency's dossier passes on first, on every page that acts") struct DoorsTests {
  private func names(_ portal: TestPortal, _ code: DossierCode) throws -> [EventKind] {
    try portal.data.read { try $0.dossier(code).unwrapped.events.map(\.kind.name) }
  }

  @Test("A correction")
  func correction() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(agency: AgencyCode(TestStore.district))
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict, passing: false)
      let browser = try await portal.signedIn(role: .clerk, agency: AgencyCode(TestStore.otherDistrict))
      let path = "/can-bo/ho-so/\(code)/dinh-chinh"
      let form = try await browser.get(path)
      let pairs = [
        ("_csrf", form.csrf), ("phien_ban", form.value(of: "phien_ban") ?? ""), ("ho_ten", "Trần Thị Kép"),
        ("so_dinh_danh", "079185012345"), ("dien_thoai", "0912345678"), ("noi_dung", "Kỷ yếu"), ("ly_do", "Ghi nhầm"),
      ]
      #expect(try await browser.post(path, pairs: pairs).location == "/can-bo/ho-so/\(code)?da=dinh-chinh")
      #expect(try names(portal, code) == [.accepted, .transferred, .corrected])
      #expect(try portal.dossier(code).agency.description == TestStore.otherDistrict)
    }
  }

  @Test("An answer, which is the successor's")
  func answer() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning])
      try portal.dissolve(try Permit.planning.unwrapped.description, into: TestStore.department, passing: false)
      let successor = try await portal.signedIn("tt", agency: TestPortal.department)
      #expect(try await successor.answer(of: code, "agree").status == 303)
      #expect(try names(portal, code) == [.accepted, .consultationAsked, .transferred, .consultationAnswered])
      #expect(try portal.dossier(code).consultations.map(\.agency) == [TestPortal.department])
    }
  }

  @Test("An answer to the agency itself, which is no longer needed")
  func ownAnswer() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning])
      let construction = try Permit.construction.unwrapped
      try portal.dissolve(
        try Permit.planning.unwrapped.description, into: construction.description, passing: false)
      let browser = try await portal.signedIn("xd", agency: construction)
      #expect(try await browser.answer(of: code, "agree").status == 409)
      #expect(try !names(portal, code).contains(.consultationAnswered))
    }
  }

  @Test("The rest of an interrupted order for many dossiers")
  func bulk() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(agency: AgencyCode(TestStore.district))
      let browser = try await portal.signedIn(agency: AgencyCode(TestStore.otherDistrict))
      let key = BulkKey(login: "ha", number: "0123456789abcdef")
      let now = portal.now
      _ = try await portal.store.writer.transaction {
        try $0.begin(BulkOrder(.process), of: [BulkItem(code, version: 1)], as: key, digest: "", now: now)
      }
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict, passing: false)
      let page = try await browser.get("/can-bo/nhieu-ho-so/\(key.number)")
      let done = try await browser.post("/can-bo/nhieu-ho-so/\(key.number)/lam-tiep", ["_csrf": page.csrf])
      #expect(done.status == 303)
      #expect(try names(portal, code) == [.accepted, .transferred, .processed])
    }
  }
}
