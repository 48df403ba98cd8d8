import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal

@Suite("Filling in with somebody at the counter or the post office") struct AssistingTests {
  private static let list = "/can-bo/nop-giup"

  @Test("At the counter of the agency that handles it, it is taken in at once, as at any intake", .eachEngine)
  func counter() async throws {
    try await TestPortal.filing { portal in
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      let listed = try await clerk.get(Self.list).text
      #expect(listed.contains("/nop-ho-so/\(DraftSteps.procedure)?giup=1") && listed.contains("Không có bản nào"))
      let draft = try await DraftSteps(clerk, helping: true)
      #expect(try await clerk.get("\(draft.path)/1").text.contains("Bạn đang điền giúp"))
      #expect(try await draft.send(1, DraftSteps.person).status == 303)
      let list = try await clerk.get(Self.list).text
      #expect(list.contains("Nguyễn Thị Ánh") && list.contains("href=\"\(draft.path)\""))
      // In another browser, she needs no digits while she is signed in; anybody else does.
      let second = portal.browser()
      try await portal.signIn("lan", with: second)
      #expect(try await second.get("\(draft.path)/1").text.contains("value=\"Nguyễn Thị Ánh\""))
      let colleague = try await portal.signedIn("ha", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      for other in [portal.browser(), colleague] {
        let page = try await other.get("\(draft.path)/1").text
        #expect(page.contains("4 số cuối") && !page.contains("Nguyễn Thị Ánh"))
      }
      #expect(try await !colleague.get(Self.list).text.contains("Nguyễn Thị Ánh"))
      try await draft.by(second).fillIn()
      let filed = try await draft.by(second).file()
      let code = try DossierCode(String(filed.location.unwrapped.split(separator: "/").last.unwrapped)).unwrapped
      #expect(filed.location == "/can-bo/ho-so/\(code)")
      let stored = try portal.data.read { try $0.dossier(code) }.unwrapped
      #expect(
        stored.dossier.status == .accepted && stored.dossier.due != nil && stored.dossier.filing.channel == .counter)
      #expect(stored.events.map(\.kind) == [.filed, .accepted])
      #expect(stored.events.allSatisfy { $0.actor == .staff(login: "lan") })
      let page = try await second.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("Tờ khai đã nộp") && page.text.contains("giay-hen"))
      #expect(try await !clerk.get(Self.list).text.contains("href=\"\(draft.path)\""))
      #expect(try await second.post("\(draft.path)/kiem-tra", ["_csrf": page.csrf]).status == 303)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Elsewhere, it waits for the agency to accept it")
  func elsewhere() async throws {
    let samples: [(role: Account.Role, agency: String, channel: Channel)] = [
      (.clerk, DraftSteps.otherWard, .counter), (.officer, DraftSteps.otherWard, .counter),
      (.postClerk, DraftSteps.ward, .post), (.postClerk, DraftSteps.otherWard, .post),
    ]
    try await TestPortal.filing { portal in
      // Whoever accepts it sees what was filed.
      let clerk = try await portal.signedIn("bn", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      for (number, sample) in samples.enumerated() {
        let login = "lan\(number)"
        let staff = try await portal.signedIn(login, role: sample.role, agency: AgencyCode(sample.agency))
        let draft = try await DraftSteps(staff, helping: true)
        try await draft.fillIn()
        #expect(try await draft.file().location == "\(draft.path)/da-nop")
        let code = try filedCode(draft, portal)
        let stored = try portal.data.read { try $0.dossier(code) }.unwrapped
        #expect(stored.dossier.status == .filed && stored.dossier.filing.channel == sample.channel)
        #expect(stored.events.map(\.actor) == [.staff(login: login)])
        #expect(try await clerk.get("/can-bo/ho-so/\(stored.dossier.code)").text.contains("Tờ khai đã nộp"))
      }
    }
  }

  private func filedCode(_ draft: DraftSteps, _ portal: TestPortal) throws -> DossierCode {
    let key = try DraftKey(String(draft.path.split(separator: "/").last.unwrapped)).unwrapped
    return try portal.data.read { try $0.draft(keyDigest: key.digest, now: portal.now)?.filed }.unwrapped
  }

  @Test("Whoever it was filled in with may go on at home, and files it themselves")
  func atHome() async throws {
    try await TestPortal.filing { portal in
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      let draft = try await DraftSteps(clerk, helping: true)
      try await draft.fillIn()
      let home = portal.browser()
      let closed = try await home.get(draft.path)
      _ = try await home.post(draft.path, ["_csrf": closed.csrf, "so_cuoi": "5678"])
      #expect(try await home.get(draft.path).text.contains("giúp điền bản này"))
      #expect(try await draft.by(home).file().location == "\(draft.path)/da-nop")
      let dossier = try portal.dossier(try await draft.by(home).code())
      #expect(dossier.filing.channel == .online && dossier.status == .filed && dossier.firstActor == .applicant)
    }
  }

  @Test("With the session ends the way without digits; nobody else begins a draft so")
  func sessions() async throws {
    try await TestPortal.filing { portal in
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      let draft = try await DraftSteps(clerk, helping: true)
      _ = try await draft.send(1, DraftSteps.person)
      let page = try await clerk.get("\(draft.path)/2")
      _ = try await clerk.post("/can-bo/dang-xuat", ["_csrf": page.csrf])
      for browser in [clerk, portal.browser()] {
        let after = try await browser.get("\(draft.path)/1").text
        #expect(after.contains("4 số cuối") && !after.contains("Nguyễn Thị Ánh"))
      }
      for (role, status) in [(Account.Role.admin, 403), (.auditor, 403), (nil, 303)] {
        let browser = if let role { try await portal.signedIn("\(role)", role: role) } else { portal.browser() }
        let start = try await browser.get("/nop-ho-so/\(DraftSteps.procedure)?giup=1")
        #expect(!start.text.contains("Bạn đang nộp giúp"))
        let answer = try await browser.post(
          "/nop-ho-so/\(DraftSteps.procedure)", ["_csrf": start.csrf, "giup": "1"])
        #expect(answer.status == status)
      }
      let post = try await portal.signedIn("buu", role: .postClerk, agency: AgencyCode(DraftSteps.ward))
      #expect(try await post.get("/").status == 200)
      let own = try await post.get(Self.list).text
      #expect(own.contains("aria-current=\"page\">Nộp giúp") && !own.contains("/can-bo/tiep-nhan"))
    }
  }
}
