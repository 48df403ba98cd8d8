import Testing

@testable import OneStop

@Suite("Messages that go out")
struct MessageTests {
  @Test("A Message-ID is an address of its domain, and no two are alike")
  func identifiers() {
    let ids = (0..<100).map { _ in MessageID(domain: "motcua.example").description }
    #expect(Set(ids).count == 100)
    for id in ids { #expect(EmailAddress(id) != nil && id.hasSuffix("@motcua.example"), "\(id)") }
    let other = MessageID(domain: "no host\r\nBcc: a@b.vn").description
    #expect(other.hasSuffix("@motcua.invalid"))
  }

  @Test(
    "A recipient is read back by its channel, and nothing else is one",
    arguments: [
      (MessageChannel.email, "lan@example.vn", true), (.sms, "0912345678", true), (.email, "0912345678", false),
      (.sms, "lan@example.vn", false), (.email, "a@b.vn\nBcc: c@d.vn", false),
    ])
  func recipients(channel: MessageChannel, address: String, isOne: Bool) {
    let recipient = Recipient(channel, address)
    #expect((recipient != nil) == isOne)
    if let recipient { #expect(recipient.channel == channel && recipient.address == address) }
  }

  @Test("A subject is one line")
  func subject() {
    let message = OutgoingMessage(
      id: MessageID(stored: "a@b.vn"), to: .sms(PhoneNumber(stored: "0912345678")), subject: " Một\r\nBcc: x  ",
      text: "")
    #expect(message.subject == "Một Bcc: x")
  }

  @Test("A long answer keeps its end, in whole characters and without controls", arguments: ["", "\u{7F}", "\u{1B}["])
  func answers(control: String) {
    let end = "\(control)\u{0}\u{1B}cuối"
    let result = DeliveryResult(.postponed, answer: "đầu" + String(repeating: "ệ", count: 3_000) + end)
    #expect(result.answer.utf8.count <= DeliveryResult.answerLimit)
    #expect(result.answer.hasSuffix("ệ\(control.filter { $0 == "[" })cuối") && result.answer.hasPrefix("ệ"))
    #expect(DeliveryResult(.sent, answer: "250 OK\n").answer == "250 OK\n")
  }
}
