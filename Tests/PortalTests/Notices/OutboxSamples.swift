import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let outbox: [PageSample] = MessageState.allCases.flatMap { state in
    [
      PageSample("messages, \(state)") { try outbox($0, state).page },
      PageSample("no messages, \(state)", showsText: false) { try outbox($0, state, isEmpty: true).page },
    ]
  }

  static func outbox(_ fixtures: PageFixtures, _ state: MessageState, isEmpty: Bool = false) throws
    -> OutboxPage
  {
    let dossier = try fixtures.stored(in: .accepted).dossier
    let recipients: [Recipient] = [
      .email(try EmailAddress("anh@example.vn").unwrapped), .sms(try PhoneNumber("0912345678").unwrapped),
    ]
    let results = DeliveryResult.Outcome.allCases.map { DeliveryResult($0, answer: fixtures.text) }
    let entries = (isEmpty ? [] : recipients).enumerated().map { place, recipient in
      OutboxPage.Entry(
        message: StoredMessage(
          id: Int64(place), message: OutgoingMessage(id: MessageID(domain: ""), to: recipient, text: fixtures.text),
          createdAt: fixtures.now, queuedAt: fixtures.now, nextAttemptAt: fixtures.now, state: state, tries: 1,
          attemptCount: results.count, isClaimed: place == 1, withdrawal: nil, dossierCode: dossier.code),
        attempts: results.map { StoredAttempt(startedAt: fixtures.now, endedAt: nil, result: $0) })
    }
    let page = KeyedPage(at: nil, length: 1, key: \OutboxPage.Entry.message.key) { _, limit in
      Array(entries.prefix(limit))
    }
    return OutboxPage(
      state: state, place: nil, counts: [state: entries.count], missingChannels: [.sms], entries: page,
      notice: .done("Xong"), csrfField: fixtures.csrfField, words: fixtures.words, language: fixtures.language)
  }
}
