import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Words

@Suite("The weekly letter", .eachEngine) struct WeeklyLetterTests {
  private func letter(site: String? = "https://motcua.example") throws -> WeeklyLetter {
    let agency = try TestStore().agency(TestStore.department)
    var figures = ReportFigures()
    figures.received.direct = 1_200
    figures.ended.early = 960
    figures.ended.onTime = 4
    figures.ended.late = 36
    figures.open.overdue = 7
    figures.open.withinTime = 80
    var before = figures
    before.ended.late = 40
    before.received.direct = 1_100
    let report = WeeklyReport(
      figures: figures, before: before, madeAt: try reportMoment("2018-06-11T07:00"), dueNext: 21,
      causes: [.init(cause: .overload, count: 30), .init(cause: nil, count: 6)],
      steps: [
        .init(
          procedure: TestStore.press, step: 2, name: BilingualText("Thẩm định <b>"),
          unit: BilingualText("Phòng Báo chí"),
          count: 30, excess: 0)
      ],
      units: [
        .init(name: BilingualText("Phòng Báo chí"), rated: 100, late: 30),
        .init(name: BilingualText("Văn phòng"), rated: 100, late: 0),
      ])
    let lines = WeeklyLines(
      report: report, week: try #require(ISOWeek("2018-23")), words: try Resources.words(.vietnamese),
      language: .vietnamese)
    return WeeklyLetter(lines: lines, agency: agency, site: site)
  }

  @Test("Text and HTML say the same: figures with their change, causes, steps, units, and a link to the page")
  func mail() throws {
    let letter = try letter()
    #expect(letter.subject == "Báo cáo Tuần 23 năm 2018: Sở Thông tin và Truyền thông")
    let html = String(decoding: letter.html.bytes, as: UTF8.self)
    for text in [letter.text, html.replacing("&lt;", with: "<").replacing("&gt;", with: ">")] {
      for part in [
        "96,4% đúng hạn và trước hạn: 964 trên 1.000", "1.200", "(+100)", "(\u{2212}4)", "Quá tải",
        "Chưa có nguyên nhân", "3. Thẩm định <b> (Phòng Báo chí)", "30 trễ hạn trên 100", "Cần chú ý nhất",
        "Làm tốt nhất", "https://motcua.example/can-bo/bao-cao-tuan/2018-23", "từ 04/06/2018 đến hết 10/06/2018", "21",
      ] { #expect(text.contains(part), "\(part)") }
    }
    #expect(!html.contains("định <b>") && html.contains("lang=\"vi\""))
  }

  @Test("Without a site there are no links")
  func noSite() throws {
    let letter = try letter(site: nil)
    #expect(!letter.text.contains("http"))
    #expect(!String(decoding: letter.html.bytes, as: UTF8.self).contains("href"))
    #expect(letter.shorts.allSatisfy { !$0.contains("http") })
  }

  @Test("A leader gets it by each available channel, and not at all without one")
  func ways() throws {
    let agency = try TestStore().agency(TestStore.department).code
    var leader = Account(login: "lan", name: "Lan", role: .leader, agency: agency)
    let letter = try letter()
    #expect(letter.messages(to: leader, domain: "motcua.example", letters: .unicode) == [])
    leader.email = EmailAddress("lan@example.vn")
    leader.phone = PhoneNumber("0912345678")
    let messages = letter.messages(to: leader, domain: "motcua.example", letters: .unicode)
    #expect(messages.map(\.recipient.channel) == [.email, .sms])
    #expect(messages.allSatisfy { $0.account == "lan" && $0.dossier == nil })
    #expect(messages[0].html != nil && messages[1].html == nil)
    #expect(messages[1].text.contains("tiếp nhận 1.200") && messages[1].text.contains("trễ hạn 36"))
    #expect(Set(messages.map(\.id)).count == 2)
  }

  @Test("A real msmtp delivers it to a mail server, in both forms", .enabled(if: Msmtp.shouldRun, Msmtp.missing))
  func msmtp() async throws {
    let server = try MailServer(.takes)
    let msmtp = try Msmtp(port: server.port)
    let letter = try letter()
    let stored = StoredMessage.sample(
      to: .email(EmailAddress(stored: "lan@example.vn")), text: letter.text,
      html: String(decoding: letter.html.bytes, as: UTF8.self))
    let sendmail = Sendmail(path: msmtp.path, from: EmailAddress(stored: "mot-cua@motcua.example"), name: "Một Cửa")
    let result = try await onThread { sendmail.send(stored) { false } }.get()
    #expect(result.outcome == .sent, "\(result.answer)")
    let mail = try #require(server.mails.first)
    #expect(mail.field("Content-Type")?.hasPrefix("multipart/alternative") == true)
    let parts = mail.text.split(separator: "\n").filter { !$0.contains(" ") && $0.count == 76 }
    #expect(parts.count > 20)
    for part in [letter.text, String(decoding: letter.html.bytes, as: UTF8.self)] {
      #expect(mail.text.contains(Data(part.utf8.prefix(57)).base64EncodedString()))
    }
    withExtendedLifetime(msmtp) {}
  }
}
