import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Words

@Suite("Notices to applicants", .eachEngine) struct NoticeTests {
  private static let email = "anh@example.vn"

  private static func body(_ notify: String, email: String? = email, phone: String? = "0912345678") -> String {
    let addresses = [email.map { #""email":"\#($0)""# }, phone.map { #""phone":"\#($0)""# }].compactMap(\.self)
    let applicant = [#""name":"Nguyễn Thị Ánh""#] + addresses
    return """
      {"procedure":"\(TestStore.press)","channel":"counter","notify":"\(notify)",\
      "applicant":{\(applicant.joined(separator: ","))}}
      """
  }

  private static func waiting(_ portal: TestPortal) throws -> [OutgoingMessage] {
    try portal.data.read { try $0.messages(.waiting) }.map(\.message)
  }

  private static func file(_ portal: TestPortal, _ notify: String, key: String = "1") async throws -> String {
    let answer = try await portal.post("/api/v1/dossiers", body(notify), token: portal.token, key: key)
    guard answer.status == 201, case .string(let code) = try answer.json()["code"] else { throw Missing() }
    return code
  }

  @Test("Mail reports each event that matters, Vietnamese first, with a link and no personal data")
  func mail() async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal, "email")
      for (minute, event) in [
        #""type":"process""#, #""type":"request_supplement","papers":["Bản sao hộ khẩu"]"#,
        #""type":"supplement_received""#, #""type":"extend","cause":"overload","new_due":"2018-12-03T17:00""#,
        #""type":"finish""#, #""type":"hand_over""#,
      ].enumerated() {
        portal.now = portal.now.adding(microseconds: Int64(minute + 1) * Moment.minute)
        let answer = try await portal.post("/api/v1/dossiers/\(code)/events", "{\(event)}", token: portal.token)
        #expect(answer.status == 200, "\(answer.text)")
      }
      let mails = try portal.data.read { try $0.notices(of: 1) }.map(\.message)
      #expect(
        mails.map(\.subject) == [
          "Hồ sơ \(code) đã được tiếp nhận", "Hồ sơ \(code) cần bổ sung giấy tờ",
          // Nothing has left meanwhile: with its papers, the dossier's acceptance is news again.
          "Hồ sơ \(code) đã được tiếp nhận",
          "Hồ sơ \(code): hẹn lại ngày trả kết quả", "Hồ sơ \(code) đã có kết quả",
        ])
      let dossier = try portal.dossier(try #require(DossierCode(code)))
      for mail in mails {
        #expect(mail.recipient == .email(EmailAddress(stored: Self.email)) && mail.dossier == 1)
        let html = try #require(mail.html)
        for text in [mail.text, html] {
          #expect(text.contains("http://127.0.0.1/tra-cuu/\(code)"))
          #expect(!text.contains(dossier.filing.key.description) && !text.contains("Ánh") && !text.contains("hộ khẩu"))
          let vietnamese = try #require(text.firstRange(of: "của bạn"))
          let english = try #require(text.firstRange(of: "Your dossier"))
          #expect(vietnamese.lowerBound < english.lowerBound)
        }
      }
      #expect(mails[0].text.contains("17 giờ 00, thứ ") && mails[3].text.contains("03/12/2018"))
      #expect(Set(mails.map(\.id)).count == 5)
    }
  }

  @Test("An SMS is one short line")
  func sms() async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal, "sms")
      let message = try #require(try Self.waiting(portal).first)
      #expect(message.recipient == .sms(PhoneNumber(stored: "0912345678")) && message.html == nil)
      #expect(message.text.hasPrefix("Hồ sơ \(code) đã được tiếp nhận. Hẹn trả: trước 17:00, "))
      // The appointment is whole; a link stands there where two segments have room for it.
      #expect(message.text.hasSuffix("15/06/2018.") && !message.text.contains("\n"))
      #expect(SMSLetters.unicode.segments(message.text) == 2)
    }
  }

  @Test("A repeated request sends nothing again; an applicant who asked for no notices gets none")
  func once() async throws {
    try await TestPortal.run { portal in
      _ = try await Self.file(portal, "email")
      _ = try await Self.file(portal, "email")
      _ = try await Self.file(portal, "none", key: "2")
      #expect(try Self.waiting(portal).count == 1)
    }
  }

  @Test(
    "The API refuses a channel without the address for it",
    arguments: [
      body("email", email: nil), body("sms", phone: nil), body("pigeon"),
    ])
  func refused(body: String) async throws {
    try await TestPortal.run { portal in
      let answer = try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "1")
      #expect(answer.status == 422)
      #expect(try answer.fieldMistakes() == ["notify"])
      #expect(try Self.waiting(portal).isEmpty)
    }
  }

  @Test(
    "The form at the counter asks how to tell the applicant",
    arguments: [
      ("", "", "", 303, 0), ("email", "anh@example.vn", "", 303, 1), ("sms", "", "0912345678", 303, 1),
      ("email", "", "0912345678", 422, 0), ("sms", "anh@example.vn", "", 422, 0), ("khac", "", "", 422, 0),
    ])
  func counter(wish: String, email: String, phone: String, status: Int, messages: Int) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let address = "/can-bo/tiep-nhan?thu-tuc=\(TestStore.press)"
      let page = try await browser.get(address)
      #expect(page.text.contains("name=\"nhan_tin\" value=\"\" checked"))
      let answer = try await browser.post(
        address,
        [
          "_csrf": page.csrf, "thu_tuc": TestStore.press, "ho_ten": "Nguyễn Thị Ánh", "email": email,
          "dien_thoai": phone, "nhan_tin": wish,
        ])
      #expect(answer.status == status)
      #expect(answer.text.contains("href=\"#nhan_tin\"") == (status == 422))
      if status == 422, wish != "khac" { #expect(answer.text.contains("value=\"\(wish)\" checked")) }
      #expect(try Self.waiting(portal).count == messages)
    }
  }

  @Test("A confidential procedure is neither named nor linked")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let procedure = try #require(ProcedureCode(TestStore.confidential).flatMap(portal.data.catalogue.procedure))
      let code = try portal.takeIn(of: TestStore.confidential)
      let stored = try portal.data.read { try #require(try $0.dossier(code)) }
      for language in [Language.vietnamese, .english] {
        let text = NoticeText(
          stored.dossier, .received, words: portal.service.words(language), language: language,
          catalogue: portal.data.catalogue, site: "https://motcua.example")
        let all = text.long + text.shorts.joined() + text.subject
        #expect(!all.contains("https://") && !all.contains(procedure.name.vietnamese) && all.contains("\(code)"))
      }
    }
  }
}
