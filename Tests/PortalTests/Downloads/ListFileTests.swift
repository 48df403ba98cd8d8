import HTTPServer
import OneStop
import TestSupport
import Testing

@testable import Web

/// Lists of staff as sheets: offered by their pages, named by agency and day, and open to those who open the page.
@Suite(.eachEngine) struct ListFileTests {
  private static let department = TestStore.department

  @Test(
    "a page with rows offers its sheet",
    arguments: [
      ("/can-bo?muc=tat-ca", "ho-so_tat-ca_\(department)_2018-06-13"),
      ("/can-bo?muc=qua-han&xep=ten", "ho-so_qua-han_\(department)_2018-06-13"),
      ("/can-bo/tim?q=anh%20nguyet", "tim-ho-so_\(department)_2018-06-13"),
      ("/can-bo/so-theo-doi?tu=2018-01-01", "so-theo-doi_\(department)_2018-01-01_2018-06-13"),
      ("/quan-tri/tre-han?tu=2018-01-01", "tre-han_\(department)_2018-01-01_2018-06-13"),
      ("/quan-tri/bao-cao?tu=2018-01-01", "bao-cao-theo-co-quan_2018-01-01_2018-06-13"),
      ("/can-bo/bao-cao-tuan/2018-23", "bao-cao-tuan_\(department)_2018-23"),
    ])
  func offered(path: String, name: String) async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      let leader = try await portal.signedIn("lan", role: .leader, agency: TestPortal.department)
      for _ in 0..<2 { _ = try portal.addDossier("Trần Thị Ánh Nguyệt", daysAgo: 60) }
      try portal.data.live(Self.department, received: "2018-05-07T08:00", days: 2, (.finish, at: "2018-05-21T08:00"))
      let page = try await leader.get(path)
      let link = try #require(page.text.firstMatch(of: /href="([^"]*xlsx[^"]*)"/)?.1)
      let address = String(link).replacing("&amp;", with: "&")
      let file = try await leader.get(address)
      #expect(file.status == 200)
      #expect(file.field("Content-Type") == Response.workbookType)
      #expect(file.field("Content-Disposition") == "attachment; filename=\"\(name).xlsx\"")
      #expect(file.field("Cache-Control") == "no-store")
      #expect(file.body.starts(with: "PK".utf8))
    }
  }

  @Test(
    "a sheet is only for readers who may open the page",
    arguments: [
      "/can-bo/danh-sach.xlsx?muc=tat-ca", "/can-bo/tim?q=anh&dang=xlsx", "/can-bo/so-theo-doi?dang=xlsx",
      "/quan-tri/tre-han?dang=xlsx", "/can-bo/bao-cao-tuan/2018-21?dang=xlsx", "/quan-tri/y-kien?dang=xlsx",
      "/quan-tri/tim-khong-thay?dang=xlsx", "/quan-tri/bao-cao?dang=xlsx",
    ])
  func rights(path: String) async throws {
    try await TestPortal.run { portal in
      #expect(try await portal.get(path).status == 303)
      let isReport = path.hasPrefix("/quan-tri") || path.contains("tuan")
      let other = try await portal.signedIn(
        isReport ? "kha" : "minh", role: isReport ? .clerk : .admin, agency: TestPortal.department)
      #expect(try await other.get(path).status == 403)
      let separator = path.contains("?") ? "&" : "?"
      let elsewhere = try await portal.signedIn("an", role: .leader, agency: TestPortal.department)
      let answer = try await elsewhere.get("\(path)\(separator)co-quan=000.00.41.H29")
      #expect(answer.status == 403 || answer.status == 422)
    }
  }
}
