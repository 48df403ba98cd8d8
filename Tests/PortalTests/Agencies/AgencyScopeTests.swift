import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Words

@Suite("Leaders and the agencies below theirs") struct AgencyScopeTests {
  private static let district = AgencyCode(TestStore.district)

  private static func wards(_ portal: TestPortal) throws -> [Agency] {
    try portal.data.catalogue.children(of: district.unwrapped).filter { $0.kind == .ward }
  }

  @Test("A leader chooses their own agency, all below or one of them; lists and counts follow")
  func worklist() async throws {
    try await TestPortal.run { portal in
      let wards = try Self.wards(portal)
      let own = try portal.addDossier("Của Quận", agency: Self.district)
      let first = try portal.addDossier("Phường Một", agency: wards[0].code)
      let second = try portal.addDossier("Phường Hai", isAccepted: false, agency: wards[1].code)
      let outside = try portal.addDossier("Ở Ngoài", agency: AgencyCode(TestStore.otherDistrict))
      let browser = try await portal.signedIn(role: .leader, agency: Self.district)
      func shown(_ query: String) async throws -> [Bool] {
        let page = try await browser.get("/can-bo?\(query)")
        #expect(page.status == 200)
        return [own, first, second, outside].map { page.text.contains("/can-bo/ho-so/\($0)\"") }
      }
      #expect(try await shown("muc=tat-ca") == [true, false, false, false])
      #expect(try await shown("muc=tat-ca&co-quan=truc-thuoc") == [false, true, true, false])
      #expect(try await shown("muc=cho-tiep-nhan&co-quan=truc-thuoc") == [false, false, true, false])
      #expect(try await shown("muc=tat-ca&co-quan=\(wards[0].code)") == [false, true, false, false])
      #expect(try await shown("muc=tat-ca&co-quan=\(TestStore.district)") == [true, false, false, false])
      let page = try await browser.get("/can-bo?muc=tat-ca&co-quan=truc-thuoc&xep=ten")
      #expect(page.text.contains("aria-current=\"page\">Tất cả <span class=\"count\">2</span>"))
      #expect(page.text.contains("value=\"truc-thuoc\" selected"))
      #expect(page.text.contains("/can-bo?muc=qua-han&amp;co-quan=truc-thuoc&amp;xep=ten"))
      #expect(page.text.contains(wards[0].name.vietnamese) && page.text.contains("cơ quan giữ hồ sơ xử lý"))
    }
  }

  @Test("A dossier below opens without actions; another agency's dossier and list do not open")
  func dossier() async throws {
    try await TestPortal.run { portal in
      let wards = try Self.wards(portal)
      let below = try portal.addDossier(agency: wards[0].code)
      let outside = try portal.addDossier(agency: AgencyCode(TestStore.otherDistrict))
      let browser = try await portal.signedIn(role: .leader, agency: Self.district)
      let page = try await browser.get("/can-bo/ho-so/\(below)")
      #expect(page.status == 200 && page.text.contains("bạn xem được, cơ quan đó xử lý"))
      #expect(!page.text.contains("action=\"/can-bo/ho-so/\(below)/"))
      let csrf = try await browser.get("/can-bo").csrf
      #expect(try await browser.post("/can-bo/ho-so/\(below)/xu-ly", ["_csrf": csrf]).status == 403)
      #expect(try await browser.get("/can-bo/ho-so/\(outside)").status == 403)
      for code in [TestStore.otherDistrict, "000.00.00.H29", "x"] {
        #expect(try await browser.get("/can-bo?co-quan=\(code)").status == 403, "\(code)")
        #expect(try await browser.get("/can-bo/tim?q=anh&co-quan=\(code)").status == 403, "\(code)")
      }
    }
  }

  @Test("Search covers all agencies that the reader sees, or one of them")
  func search() async throws {
    try await TestPortal.run { portal in
      let wards = try Self.wards(portal)
      let own = try portal.addDossier("Trần Thị Ánh", agency: Self.district)
      let below = try portal.addDossier("Lê Thị Ánh", agency: wards[0].code)
      let browser = try await portal.signedIn(role: .leader, agency: Self.district)
      func found(_ query: String) async throws -> [Bool] {
        let page = try await browser.get("/can-bo/tim?q=anh\(query)")
        return [own, below].map { page.text.contains("/can-bo/ho-so/\($0)\"") }
      }
      #expect(try await found("") == [true, true])
      #expect(try await found("&co-quan=truc-thuoc") == [false, true])
      #expect(try await found("&co-quan=\(wards[0].code)") == [false, true])
      #expect(try await found("&co-quan=\(TestStore.district)") == [true, false])
    }
  }

  @Test("Others than leaders have no choice", arguments: [Account.Role.clerk, .officer])
  func others(role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let wards = try Self.wards(portal)
      let browser = try await portal.signedIn(role: role, agency: Self.district)
      for path in ["/can-bo", "/can-bo/tim"] {
        #expect(try await !browser.get(path).text.contains("name=\"co-quan\""))
      }
      for value in ["truc-thuoc", wards[0].code.description] {
        #expect(try await browser.get("/can-bo?co-quan=\(value)").status == 403)
      }
    }
  }
}
