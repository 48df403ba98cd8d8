import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What applicants wrote") struct CommentTests {
  private static let path = "/quan-tri/y-kien"

  private func rate(_ portal: TestPortal, _ code: DossierCode, _ level: Rating.Level, _ comment: String) async throws {
    let at = portal.now
    try await portal.store.writer.transaction { transaction in
      let stored = try transaction.dossier(code).unwrapped
      _ = try transaction.rate(Rating(level: level, comment: comment, at: at), dossier: stored)
    }
  }

  @Test("Leaders read them, of their agency and those below; nobody else does")
  func readers() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      try await rate(portal, code, .unsatisfied, "Chờ <lâu> quá")
      let silent = try portal.addDossier("Lê Văn Im")
      try await rate(portal, silent, .satisfied, "")
      let leader = try await portal.signedIn(role: .leader)
      let page = try await leader.get(Self.path)
      #expect(page.status == 200 && page.text.contains("Chờ &lt;lâu> quá") || page.text.contains("Chờ &lt;lâu&gt; quá"))
      #expect(page.text.contains("href=\"/can-bo/ho-so/\(code)\"") && !page.text.contains("\(silent)"))
      #expect(page.text.contains("Không hài lòng") && page.text.contains("<caption>1 ý kiến"))
      #expect(!page.text.contains("Trần Thị Ánh Nguyệt"))
      #expect(try await leader.get("/quan-tri").text.contains("href=\"\(Self.path)\""))
      #expect(try await leader.get("\(Self.path)?muc=3").text.contains("Không có ý kiến nào"))
      #expect(try await leader.get("\(Self.path)?co-quan=\(TestStore.district)").status == 422)
      let other = try await portal.signedIn("nga", role: .leader, agency: AgencyCode(TestStore.district))
      #expect(try await other.get(Self.path).text.contains("Không có ý kiến nào"))
      for (login, role) in [("an", Account.Role.clerk), ("binh", .officer), ("chi", .admin)] {
        let browser = try await portal.signedIn(login, role: role)
        #expect(try await browser.get(Self.path).status == 403, "\(role)")
        if role == .admin { #expect(try await !browser.get("/quan-tri").text.contains(Self.path)) }
      }
    }
  }

  @Test("They can be downloaded as files, in which nothing runs, and are counted in the weekly report")
  func files() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      try await rate(portal, code, .partly, "=HYPERLINK(\"x\")\nhai dòng")
      let leader = try await portal.signedIn(role: .leader)
      let csv = try await leader.get("\(Self.path)?dang=csv")
      #expect(csv.status == 200 && csv.text.contains("'=HYPERLINK") && csv.text.contains("\(code)"))
      #expect(csv.field("Content-Disposition")?.contains("y-kien_") == true)
      let workbook = try await leader.get("\(Self.path)?dang=xlsx")
      #expect(workbook.status == 200 && workbook.body.starts(with: Array("PK".utf8)))
      let report = try portal.data.read { reader in
        try WeeklyReportMaker(catalogue: portal.data.catalogue).report(
          of: TestPortal.department.unwrapped, week: ISOWeek(containing: portal.now.date), from: reader,
          now: portal.now.adding(microseconds: 7 * Moment.day))
      }
      #expect(report.comments == 1 && report.toAnswer == 0)
    }
  }

  @Test("Pages have fifty, newest first, and no number in an address makes the program fail")
  func pages() async throws {
    try await TestPortal.run { portal in
      for index in 0..<51 {
        portal.now = portal.now.adding(microseconds: Moment.minute)
        try await rate(portal, portal.addDossier(), .satisfied, "Ý kiến số \(index).")
      }
      let leader = try await portal.signedIn(role: .leader)
      let first = try await leader.get(Self.path)
      #expect(first.text.contains("Ý kiến số 50.") && !first.text.contains("Ý kiến số 0."))
      #expect(first.way("prev") == nil)
      let second = try await leader.get(first.way("next").unwrapped)
      #expect(second.text.contains("Ý kiến số 0.") && second.way("next") == nil)
      #expect(try await leader.get(second.way("prev").unwrapped).text.contains("Ý kiến số 50."))
      for text in ["-9223372036854775808", "99999999999999999999", "x"] {
        #expect(try await leader.get("\(Self.path)?sau=\(text).1&truoc=1.\(text)&muc=\(text)").status == 200)
      }
    }
  }
}
