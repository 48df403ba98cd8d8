import OneStop
import TestSupport
import Testing

@testable import API

@Suite("Figures that link to what they count") struct FigureListTests {
  private static let days = "tu=2018-06-01&amp;den=2018-06-30"
  private static let address = "/quan-tri/bao-cao?tu=2018-06-01&den=2018-06-30&theo="

  /// A late one and an overdue one of the department.
  private func fill(_ data: TestStore) throws {
    try data.live(TestStore.department, received: "2018-06-01T08:00", days: 2, (.finish, at: "2018-06-11T08:00"))
    try data.live(TestStore.department, received: "2018-06-01T08:00", days: 2)
  }

  private func links(_ page: Answer) -> Set<String> {
    Set(
      page.text.matches(of: /href="(\/(?:can-bo\?muc=qua-han|quan-tri\/tre-han\?tu)[^"]*)"/).map { String($0.output.1) }
    )
  }

  @Test("Late ones link to their causes, overdue ones to the worklist, for readers who have one")
  func links() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try fill(portal.data)
      let leader = try await portal.signedIn("lan", role: .leader)
      let page = try await leader.get("\(Self.address)co-quan")
      let (overdue, late) = ("/can-bo?muc=qua-han", "/quan-tri/tre-han?\(Self.days)")
      #expect(links(page) == [overdue, late, "\(late)&amp;co-quan=\(TestStore.department)"], "\(links(page))")
      for link in [overdue, late] {
        let list = try await leader.get(link.replacing("&amp;", with: "&"))
        #expect(list.status == 200 && list.text.contains("/can-bo/ho-so/\(TestStore.department)-"))
      }
      let procedure = try portal.data.procedure(of: portal.data.agency(TestStore.department)).code
      let byProcedure = try await leader.get("\(Self.address)thu-tuc")
      #expect(links(byProcedure).contains("/can-bo?muc=qua-han&amp;thu-tuc=\(procedure)"))
      let past = try await leader.get("/quan-tri/bao-cao?tu=2018-06-01&den=2018-06-12&theo=co-quan")
      #expect(links(past).allSatisfy { !$0.hasPrefix("/can-bo") } && !links(past).isEmpty)
      // An administrator has no worklist.
      let admin = try await portal.signedIn("quan", role: .admin)
      #expect(try await links(admin.get("\(Self.address)co-quan")).allSatisfy { !$0.hasPrefix("/can-bo") })
    }
  }

  @Test("The city's leader looks at the agencies below, each by its own list")
  func city() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try fill(portal.data)
      let leader = try await portal.signedIn("chu-tich", role: .leader, agency: AgencyCode("000.00.00.H29"))
      let links = try await links(leader.get("\(Self.address)co-quan"))
      #expect(links.contains("/can-bo?muc=qua-han&amp;co-quan=\(TestStore.department)"))
      #expect(!links.contains("/can-bo?muc=qua-han"))
    }
  }

  @Test(
    "After sign-in, a leader whose own agency takes in no dossiers begins with the figures",
    arguments: [
      ("000.00.00.H29", Account.Role.leader, "/quan-tri"), (TestStore.department, .leader, "/can-bo"),
      ("000.00.00.H29", .officer, "/can-bo"), (TestStore.department, .admin, "/quan-tri"),
    ])
  func home(_ agency: String, _ role: Account.Role, _ home: String) async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("lan", role: role, agency: AgencyCode(agency))
      let browser = portal.browser()
      let page = try await browser.get("/can-bo/dang-nhap")
      let answer = try await browser.post(
        "/can-bo/dang-nhap", ["_csrf": page.csrf, "ten": "lan", "mat_khau": TestPortal.password])
      #expect(answer.location == home)
    }
  }
}
