import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("The security log, as an auditor reads it", .eachEngine) struct SecurityLogPageTests {
  private static let path = "/quan-tri/nhat-ky-bao-mat"

  @Test("Lines are of the auditor's agencies, and are searched by person, event and day")
  func search() async throws {
    try await TestPortal.run { portal in
      let own = try AgencyCode(TestStore.district).unwrapped
      let other = try AgencyCode(TestStore.otherDistrict).unwrapped
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        for (event, agency, login, days) in [
          (.wrongPassword, own, "lan", 3), (.accountDisabled, own, "lan", 1), (.tokenMade, other, "khac", 1),
          (.linkMade, own, "binh", 0),
        ] as [(SecurityEvent, AgencyCode, String, Int64)] {
          let at = now.adding(microseconds: -days * Moment.day)
          try transaction.note(
            SecurityLine(
              event, at: at, login: login, agency: agency, actor: login == "lan" ? "truong" : nil,
              client: login == "binh" ? SecurityLine.command(by: "<root>") : "10.1.2.3"))
        }
        try transaction.note(SecurityLine(.wrongToken, at: now, client: "10.9.9.9"))
      }
      let browser = try await portal.signedIn("giam-sat", role: .auditor, agency: own)
      let all = try await browser.get(Self.path).text
      for text in ["Sai mật khẩu", "Khóa tài khoản", "10.1.2.3", "người dùng &lt;root&gt;"] {
        #expect(all.contains(text), "\(text)")
      }
      #expect(!all.contains("khac") && !all.contains("10.9.9.9"))
      for (query, count) in [
        ("nguoi=LAN", 2), ("nguoi=truong", 2), ("viec=account-disabled", 1), ("nguoi=lan&viec=link-made", 0),
        ("tu=\(now.date.adding(days: -1))", 3), ("den=\(now.date.adding(days: -2))", 1),
        ("tu=\(now.date.adding(days: -3))&den=\(now.date.adding(days: -2))", 1), ("sau=2", 1),
        ("dia_chi=10.1.2.3", 2), ("dia_chi=10.1.2.", 2), ("dia_chi=10.", 2), ("dia_chi=10.1.2.30", 0),
        ("dia_chi=10.1.2", 0), ("dia_chi=10.1.2.3&viec=wrong-password", 1), ("dia_chi=2001:DB8:", 0),
      ] {
        let found = try await browser.get("\(Self.path)?\(query)").text
        #expect(found.matches(of: /<tr><th scope="row">/).count == count, "\(query)")
      }
      for query in [
        "viec=gi-do", "dia_chi=lan", "dia_chi=10%25", "dia_chi=1", "tu=mai", "tu=2018-06-09&den=2018-06-01",
      ] {
        let wrong = try await browser.get("\(Self.path)?\(query)")
        #expect(wrong.status == 422 && !wrong.text.contains("<tr><th"), "\(query)")
      }
      let city = try await portal.signedIn("thanh", role: .auditor, agency: AgencyCode("000.00.00.H29"))
      #expect(try await city.get(Self.path).text.contains("10.9.9.9"))
    }
  }

  @Test("That a confidential dossier is held is on no page")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let own = try AgencyCode(TestStore.district).unwrapped
      let (hidden, open) = (try portal.takeIn(of: TestStore.confidential), try portal.addDossier(agency: own))
      let leader = try await portal.signedIn("sep", role: .leader, agency: own)
      for (code, isLifted) in [(hidden, false), (hidden, true), (open, false)] {
        let path = "/can-bo/ho-so/\(code)"
        let page = try await leader.get(path)
        let field = isLifted ? ("viec", "bo") : ("ly_do", "Đang kiện")
        let answer = try await leader.post("\(path)/tam-giu", pairs: [("_csrf", page.csrf), field])
        #expect(answer.status == 303, "\(code): \(answer.text)")
      }
      for (login, agency) in [("giam-sat", own), ("thanh", AgencyCode("000.00.00.H29"))] {
        let browser = try await portal.signedIn(login, role: .auditor, agency: agency)
        let rows = try await browser.get("\(Self.path)?nguoi=sep&viec=data-held").text
        #expect(rows.matches(of: /<tr><th scope="row">/).count == 1 && rows.contains("\(open)"), "\(login)")
        let lifted = try await browser.get("\(Self.path)?viec=hold-lifted").text
        #expect(!lifted.contains("<tr><th scope=\"row\">"))
      }
    }
  }

  @Test("Older lines come page by page")
  func pages() async throws {
    try await TestPortal.run { portal in
      let now = portal.now
      let own = try AgencyCode(TestStore.district).unwrapped
      try await portal.store.writer.transaction { transaction in
        for number in 1...60 {
          try transaction.note(SecurityLine(.forbidden, at: now, agency: own, detail: "số \(number)."))
        }
      }
      let browser = try await portal.signedIn("giam-sat", role: .auditor, agency: own)
      let first = try await browser.get("\(Self.path)?viec=forbidden").text
      #expect(first.contains("số 60.") && !first.contains("số 10."))
      let next = try first.firstMatch(of: /rel="next" href="([^"]+)"/).unwrapped.1.replacing("&amp;", with: "&")
      let second = try await browser.get(String(next)).text
      #expect(second.contains("số 10.") && !second.contains("số 11.") && !second.contains("rel=\"next\""))
      #expect(second.contains("Về mới nhất"))
    }
  }
}
