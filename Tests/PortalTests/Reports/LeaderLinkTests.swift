import OneStop
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("Ways on from leaders' pages, as values") struct LeaderLinkTests {
  @Test("Applicants' comments are linked for those who may read them", arguments: [true, false])
  func comments(_ readsComments: Bool) throws {
    let fixtures = try PageFixtures()
    let page = AdminPage(
      view: try fixtures.reportView(), agency: "Sở Xây dựng", now: fixtures.now,
      question: try PageSample.question(fixtures, .agency), readsComments: readsComments)
    let links = try PageElements(page.page.content).named("a").compactMap { $0["href"] }
    #expect(links.contains(Address.comments.description) == readsComments)
  }

  @Test("The schedule of weekly reports is linked for those who set it", arguments: [true, false])
  func schedule(_ setsReports: Bool) throws {
    let page = WeeklyListPage(
      entries: [], agency: "Sở Xây dựng", setsReports: setsReports, words: try PageFixtures().words)
    let links = try PageElements(page.page.content).named("a").compactMap { $0["href"] }
    #expect(links.contains(Address.weeklySchedule.description) == setsReports)
  }
}
