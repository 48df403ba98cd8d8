import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Messages that let their reader in", .eachEngine) struct ExpiringMessageTests {
  let folder: TemporaryFolder
  let store: Store
  let night = Moment.at("2018-06-01T23:00")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    let message = OutgoingMessage(
      id: MessageID(stored: "a@motcua.example"), to: .sms(PhoneNumber(stored: "0912345678")), text: "https://…/x",
      expiresAt: later(30))
    try store.writer.bulk { try $0.enqueue(message, now: night) }
  }

  private func later(_ minutes: Int64) -> Moment { night.adding(microseconds: minutes * Moment.minute) }

  private func claim(_ now: Moment) throws -> [StoredMessage] {
    try store.writer.bulk { try $0.claimMessages(upTo: 9, now: now) }
  }

  @Test("Such an SMS leaves at night, too: somebody waits for it; once it is sent, its text is forgotten")
  func sent() throws {
    let claimed = try #require(try claim(night).first)
    #expect(claimed.message.text == "https://…/x")
    try store.writer.bulk { try $0.record(DeliveryResult(.postponed), of: claimed, now: night) }
    #expect(try store.makeReader().message(claimed.id)?.message.text == "https://…/x")
    let again = try #require(try claim(later(1)).first)
    try store.writer.bulk { try $0.record(DeliveryResult(.sent), of: again, now: later(1)) }
    let kept = try #require(try store.makeReader().message(again.id))
    #expect(kept.state == .sent && kept.message.text.isEmpty && kept.message.html == nil)
  }

  @Test("After its end it is not sent any more")
  func over() throws {
    #expect(try claim(later(30)).isEmpty)
    let kept = try #require(try store.makeReader().messages(.withdrawn).first)
    #expect(kept.withdrawal == .expired)
    #expect(try store.writer.bulk { try $0.sendAgain(kept.id, now: later(31)) } == .tooLate)
  }
}
