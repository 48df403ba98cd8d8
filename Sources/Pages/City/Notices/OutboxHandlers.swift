import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum OutboxHandlers {
  /// `GET /quan-tri/thu-di?trang-thai=&sau=&truoc=`
  static let show: ReadHandler = { visit in
    let words = visit.words.notices.outbox
    let sentence: Phrase? =
      switch visit.query["da"] {
      case OutboxPage.sentAgain: words.done
      case OutboxPage.keptWaiting: words.keptWaiting
      default: nil
      }
    return try visit.outbox(notice: sentence.map { .done($0.html) })
  }

  /// `POST /quan-tri/thu-di/{id}/gui-lai`: has the message sent at once and goes back to the list; 409 if it has been
  /// sent, is being sent, or must no longer be sent to that address.
  static let sendAgain: VisitHandler = { visit in
    let number = visit.context.parameters["id"].flatMap { Int(typed: $0, in: 1...Int.max) }
    guard let id = number.map(Int64.init), let message = try visit.reader.shownMessage(id) else {
      throw PortalError.notFound
    }
    let words = visit.words.notices.outbox
    let sentence: Phrase
    switch try await visit.run(SendAgain(id, by: visit.manager, now: visit.now)) {
    case .queued:
      let isStuck = visit.state.shared.notices.missingChannels.contains(message.message.recipient.channel)
      return .redirect(
        to: Address.outbox(.waiting).with("da", isStuck ? OutboxPage.keptWaiting : OutboxPage.sentAgain))
    case .tooLate: sentence = words.tooLate
    case .withdrawn: sentence = words.nowWithdrawn
    }
    return try visit.outbox(notice: .wrong(sentence.html), status: .conflict)
  }
}

extension OutboxHandlers {
  /// The list, whose buttons work again.
  static let again: VisitHandler = { visit in
    return try visit.outbox(notice: nil)
  }
}

extension Visit {
  fileprivate func outbox(notice: Notice?, status: HTTPResponse.Status = .ok) throws -> Response {
    let state = MessageState(formValue: query["trang-thai"]) ?? .waiting
    let counts = try reader.messageCounts()
    let place = ListPlace(query)
    let entries = try KeyedPage(
      at: place, length: OutboxPage.pageLength, key: \OutboxPage.Entry.message.key,
      read: { place, limit in
        try reader.messages(state, place: place, limit: limit).map {
          OutboxPage.Entry(message: $0, attempts: try reader.attempts(at: $0.id))
        }
      })
    note(.messages, Set(entries.rows.compactMap(\.message.message.dossier)))
    let page = OutboxPage(
      state: state, place: place, counts: counts, missingChannels: self.state.shared.notices.missingChannels,
      entries: entries,
      notice: notice, csrfField: csrfField, words: words, language: language)
    return show(page.page.with(status))
  }
}
