import OneStop
import TestSupport
import Testing

@testable import API

/// Staff are told where their work is, and not where citizens look up and call.
@Suite("What staff read on pages that are not for them, or do not exist") struct StaffErrorTests {
  private static let doors = ["", "/dinh-chinh", "/bieu-mau/receipt"]

  private static func main(_ page: Answer) -> Substring {
    let start = page.text.firstRange(of: "<main")?.lowerBound ?? page.text.startIndex
    let end = page.text.firstRange(of: "</main>")?.lowerBound ?? page.text.endIndex
    return page.text[start..<end]
  }

  @Test("another agency's dossier is named as such", arguments: [Account.Role.clerk, .officer, .leader])
  func otherAgency(_ role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = try await portal.signedIn("la", role: role, agency: AgencyCode(TestStore.otherDistrict))
      for door in Self.doors {
        let page = try await browser.get("/can-bo/ho-so/\(code)\(door)")
        let main = Self.main(page)
        #expect(page.status == 403, "\(door)")
        #expect(page.text.contains("<title>Hồ sơ của cơ quan khác – "), "\(door)")
        #expect(main.contains("Hồ sơ này do Ủy ban nhân dân Quận 1 giải quyết."), "\(door)")
        #expect(main.contains("action=\"/can-bo/tim\"") && main.contains("href=\"/can-bo\""), "\(door)")
        #expect(!main.contains("1022") && !main.contains("/tra-cuu"), "\(door)")
      }
    }
  }

  @Test("an unknown dossier, an unknown page and another role's page have words for staff")
  func nothing() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn("ha")
      for (path, status, title) in [
        ("/can-bo/ho-so/000.00.14.H29-180601-0099", 404, "Không tìm thấy trang"),
        ("/can-bo/khong-co", 404, "Không tìm thấy trang"),
        ("/quan-tri/ngay-nghi", 403, "Bạn không có quyền xem trang này"),
      ] {
        let page = try await browser.get(path)
        let main = Self.main(page)
        #expect(page.status == status && page.text.contains("<title>\(title) – "), "\(path)")
        #expect(main.contains("action=\"/can-bo/tim\"") && main.contains("href=\"/can-bo\""), "\(path)")
        #expect(!main.contains("1022") && !main.contains("/tra-cuu"), "\(path)")
      }
    }
  }
}
