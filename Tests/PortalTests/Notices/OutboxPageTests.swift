import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Portal

@Suite("The outbox page") struct OutboxPageTests {
  private static let address = "/quan-tri/thu-di"

  /// Puts in so many messages; those up to `failed` are refused.
  private static func fill(_ portal: TestPortal, _ count: Int, failed: Int) async throws {
    let now = portal.now
    try await portal.store.writer.transaction { transaction in
      for number in 1...count {
        try transaction.enqueue(
          OutgoingMessage(
            id: MessageID(stored: "\(number)@motcua.example"),
            to: .email(EmailAddress(stored: "a\(number)@example.vn")),
            subject: "Hồ sơ <b>\(number)</b>", text: "a"),
          now: now)
      }
      for message in try transaction.claimMessages(upTo: failed, now: now) {
        try transaction.record(DeliveryResult(.refused, answer: "550 <no> such"), of: message, now: now)
      }
    }
  }

  @Test("The city's administrator sees what waits and what failed, with answers, and has it sent again")
  func again() async throws {
    try await TestPortal.run { portal in
      try await Self.fill(portal, 3, failed: 1)
      let browser = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let waiting = try await browser.get(Self.address)
      #expect(
        waiting.status == 200 && waiting.text.contains("a2@example.vn") && !waiting.text.contains("a1@example.vn"))
      #expect(waiting.text.contains("Hồ sơ &lt;b&gt;2&lt;/b&gt;"))
      #expect(waiting.text.contains("href=\"/quan-tri/thu-di\" aria-current=\"page\""))
      let failed = try await browser.get("\(Self.address)?trang-thai=khong-gui-duoc")
      #expect(failed.text.contains("a1@example.vn") && failed.text.contains("550 &lt;no&gt; such"))

      #expect(try await browser.post("\(Self.address)/1/gui-lai").status == 403)
      let form: KeyValuePairs = ["_csrf": failed.csrf]
      let answer = try await browser.post("\(Self.address)/1/gui-lai", form)
      #expect(answer.status == 303)
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("role=\"status\"") && page.text.contains("a1@example.vn"))
      #expect(try await browser.post("\(Self.address)/99/gui-lai", form).status == 404)

      _ = try await portal.store.writer.transaction { try $0.claimMessages(upTo: 9, now: portal.now) }
      let late = try await browser.post("\(Self.address)/1/gui-lai", form)
      #expect(late.status == 409 && late.text.contains("class=\"error-summary\""))
    }
  }

  @Test("It has pages")
  func pages() async throws {
    try await TestPortal.run { portal in
      try await Self.fill(portal, 60, failed: 0)
      let browser = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let first = try await browser.get(Self.address)
      #expect(first.text.contains("a25@example.vn") && !first.text.contains("a26@example.vn"))
      #expect(first.text.contains("trang-thai=cho-gui&amp;trang=2"))
      for page in ["3", "99"] {
        let last = try await browser.get("\(Self.address)?trang=\(page)")
        #expect(last.text.contains("a60@example.vn") && !last.text.contains("a50@example.vn"))
      }
      for odd in ["trang=0", "trang=-1", "trang=x", "trang-thai=x"] {
        #expect(try await browser.get("\(Self.address)?\(odd)").text.contains("a1@example.vn"))
      }
    }
  }

  @Test("Nobody else enters", arguments: [Account.Role.clerk, .officer, .leader, .admin])
  func others(role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: role, agency: AgencyCode(TestStore.district))
      #expect(try await browser.get(Self.address).status == 403)
      #expect(try await portal.browser().get(Self.address).status == 303)
      let home = try await browser.get(role == .admin ? "/quan-tri" : "/can-bo")
      #expect(home.status == 200 && !home.text.contains("href=\"\(Self.address)\""))
    }
  }
}
