import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Markup
@testable import Operations
@testable import Pages
@testable import Words

@Suite("Channels that a server has") struct ChannelTests {
  private static let subsets: [[MessageChannel]] = [[], [.email], [.sms], MessageChannel.allCases]

  private func settings(_ channels: [MessageChannel]) -> NoticeSettings {
    var settings = NoticeSettings()
    settings.channels = channels
    return settings
  }

  private func offered(_ page: Answer) -> [String] {
    page.text.matches(of: /name="nhan_tin" value="([a-z]+)"/).map { String($0.output.1) }
  }

  @Test(
    "Intake and correction offer only those; the dossier's present channel stays a choice",
    arguments: subsets)
  func offers(_ channels: [MessageChannel]) async throws {
    try await TestPortal.run(notices: settings(channels)) { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let form = try await browser.get(IntakeForm.address)
      #expect(offered(form) == MessageChannel.allCases.filter(channels.contains).map(\.rawValue))
      #expect(form.text.contains("name=\"nhan_tin\"") == !channels.isEmpty)
      // A form from before the server lost the way is still saved.
      let fields = IntakeForm.filled() + [("nhan_tin", "sms"), ("_csrf", form.csrf)]
      let saved = try await browser.post(IntakeForm.address, pairs: fields)
      let code = try IntakeForm.code(saved)
      #expect(try portal.dossier(code).filing.notices == .sms)
      let correction = try await browser.get("/can-bo/ho-so/\(code)/dinh-chinh")
      let expected = MessageChannel.allCases.filter { channels.contains($0) || $0 == .sms }
      #expect(offered(correction) == expected.map(\.rawValue))
      #expect(correction.text.contains(/name="nhan_tin" value="sms"[^>]* checked/))
    }
  }

  @Test(
    "A program's choice is accepted, and the answer says whether it is set up",
    arguments: [([], "sms", false), ([.sms], "sms", true), ([.sms], "email", false), ([.sms], "none", nil)]
      as [([MessageChannel], String, Bool?)])
  func told(_ channels: [MessageChannel], _ wish: String, _ isSetUp: Bool?) async throws {
    try await TestPortal.run(notices: settings(channels)) { portal in
      let body = """
        {"procedure": "1.003868", "channel": "counter", "notify": "\(wish)", "applicant": {"kind": "citizen",
        "name": "Nguyễn Thị Ánh", "phone": "0912345678", "email": "anh@example.vn"}}
        """
      let api = portal.browser()
      let answer = try await api.ask(
        "POST", "/api/v1/dossiers",
        fields: [
          ("Authorization", "Bearer \(portal.token)"), ("Content-Type", "application/json"), ("Idempotency-Key", "1"),
        ], body: Array(body.utf8))
      #expect(answer.status == 201, "\(answer.text)")
      let said = answer.text.firstMatch(of: /"notify_is_set_up":(true|false)/).map { $0.output.1 == "true" }
      #expect(said == isSetUp)
    }
  }

  @Test("The outbox says once which channels are not set up, not at each message")
  func outbox() async throws {
    try await TestPortal.run(notices: settings([.email])) { portal in
      let clerk = try await portal.signedIn(role: .clerk)
      for index in 0..<2 {
        let form = try await clerk.get(IntakeForm.address)
        let fields = IntakeForm.filled(["ho_ten": "Trần Ánh \(index)", "so_dinh_danh": "07918501234\(index)"])
        _ = try await clerk.post(IntakeForm.address, pairs: fields + [("nhan_tin", "sms"), ("_csrf", form.csrf)])
      }
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        for message in try transaction.claimMessages(upTo: 9, hours: .always, now: now) {
          try transaction.record(DeliveryResult(.notSetUp), of: message, now: now)
        }
      }
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let page = try await admin.get("/quan-tri/thu-di").text
      #expect(page.matches(of: /<form method="post" action="\/quan-tri\/thu-di\/[0-9]+/).count == 2)
      #expect(page.matches(of: /chưa cài đặt/).count == 1)
      #expect(!page.contains("Lần gửi tới") && !page.contains("<details>"))
      #expect(page.contains("chưa cài đặt cách gửi: tin nhắn."))
      // Put into the queue again, it is not said to be sent.
      let form = try await admin.get("/quan-tri/thu-di")
      let sent = try await admin.post("/quan-tri/thu-di/1/gui-lai", ["_csrf": form.csrf])
      #expect(sent.status == 303 && sent.location?.hasSuffix("&da=cho-cai-dat") == true)
      let told = try await admin.get(try sent.location.unwrapped).text
      #expect(told.contains("chưa gửi được: máy chủ chưa cài đặt cách gửi này") && !told.contains("gửi ngay"))
    }
  }

  @Test("Who asked for a link to their own dossiers is not shown; to whom anything else goes is")
  func askers() async throws {
    try await TestPortal.run(notices: settings(MessageChannel.allCases)) { portal in
      let now = portal.now
      let later = now.adding(microseconds: Moment.hour)
      try await portal.store.writer.transaction { transaction in
        for (name, account, expiresAt) in [("quanhhiu", nil, later), ("lan", "lan", later), ("cu", nil, nil)]
          as [(String, String?, Moment?)]
        {
          try transaction.enqueue(
            OutgoingMessage(
              id: MessageID(stored: "\(name)@a"), to: .email(EmailAddress(stored: "\(name)@vidu.example")),
              subject: "Đường dẫn", text: "x", account: account, expiresAt: expiresAt), now: now)
        }
      }
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let page = try await admin.get("/quan-tri/thu-di").text
      #expect(!page.contains("quanhhiu") && page.contains("Người xin đường dẫn mở hồ sơ của mình"))
      #expect(page.contains("lan@vidu.example") && page.contains("cu@vidu.example"))
    }
  }

  @Test("The page for weekly reports says which channels are not set up", arguments: subsets)
  func weekly(_ channels: [MessageChannel]) async throws {
    try await TestPortal.run(notices: settings(channels)) { portal in
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let page = try await admin.get("/quan-tri/bao-cao-tuan").text
      let words = try Resources.words(.vietnamese).notices.outbox.channelsInSentence
      let notice = page.firstMatch(of: /chưa cài đặt cách gửi: ([^.]*)\./).map { String($0.output.1) }
      let missing = MessageChannel.allCases.filter { !channels.contains($0) }.map { words[$0].text }
      #expect(notice == (missing.isEmpty ? nil : missing.joined(separator: ", ")))
    }
  }
}
