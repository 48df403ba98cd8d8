import OneStop
import TestSupport
import Testing

@testable import API
@testable import OneStopStore
@testable import Operations
@testable import Pages

@Suite("The outbox page", .eachEngine) struct OutboxPageTests {
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
      #expect(answer.status == 303 && answer.location?.hasSuffix("&da=gui-lai") == true)
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("role=\"status\"") && page.text.contains("a1@example.vn"))
      #expect(try await browser.post("\(Self.address)/99/gui-lai", form).status == 404)

      _ = try await portal.store.writer.transaction { try $0.claimMessages(upTo: 9, now: portal.now) }
      let late = try await browser.post("\(Self.address)/1/gui-lai", form)
      #expect(late.status == 409 && late.text.contains("class=\"error-summary\""))
    }
  }

  /// The numbers of the messages that the page shows, in its order.
  private static func numbers(_ page: Answer) -> [Int] {
    page.text.matches(of: /scope="row">a(\d+)@example\.vn/).compactMap { Int($0.output.1) }
  }

  @Test(
    "No message is skipped, forwards or backwards, when others leave the list meanwhile",
    arguments: MessageState.allCases)
  func pages(state: MessageState) async throws {
    try await TestPortal.run { portal in
      try await Self.fill(portal, 60, failed: 0)
      func move(_ numbers: some Sequence<Int>, to state: MessageState) async throws {
        let ids = numbers.map(Int64.init)
        try await portal.store.writer.transaction { transaction in
          for id in ids {
            try transaction.connection.run("UPDATE messages SET state = $1 WHERE id = $2", state.rawValue, id)
          }
        }
      }
      try await move(1...60, to: state)
      let all = state == .waiting ? Array(1...60) : (1...60).reversed()
      let browser = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let list = Address.outbox(state).description
      var page = try await browser.get(list)
      #expect(Self.numbers(page) == Array(all[..<25]) && page.way("prev") == nil)
      // Those shown last leave the list, among them the one that the next page begins behind.
      try await move(all[15..<25], to: state == .sent ? .waiting : .sent)
      page = try await browser.get(page.way("next").unwrapped)
      #expect(Self.numbers(page) == Array(all[25..<50]))
      let last = try await browser.get(page.way("next").unwrapped)
      #expect(Self.numbers(last) == Array(all[50...]) && last.way("next") == nil)
      let back = try await browser.get(last.way("prev").unwrapped)
      #expect(Self.numbers(back) == Array(all[25..<50]))
      // The beginning is a whole page again.
      let first = try await browser.get(back.way("prev").unwrapped)
      #expect(Self.numbers(first) == Array(all[..<15] + all[25..<35]) && first.way("prev") == nil)
      for odd in ["sau=0", "truoc=-1.1", "sau=x.1", "trang=2", "sau=1.2.3", "truoc=.\(Int.min)"] {
        #expect(Self.numbers(try await browser.get("\(list)&\(odd)")).count == 25, "\(odd)")
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
