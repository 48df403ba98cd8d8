/// A message to be delivered: a notice to an applicant, a report to a leader.
package struct OutgoingMessage: Hashable, Sendable {
  package var id: MessageID
  package var recipient: Recipient
  /// One line; an SMS has none.
  package var subject: String
  package var text: String
  /// The same for mail programs that show HTML.
  package var html: String?
  /// The number of the dossier concerned.
  package var dossier: Int64?
  /// What it tells of that dossier.
  package var topic: MessageTopic?
  /// The login of the member of staff to whom it is addressed.
  package var account: String?
  /// For a message that somebody is waiting for, and that lets whoever reads it in: it leaves at any hour, is not sent
  /// later than this, and is forgotten once it is sent.
  package var expiresAt: Moment?

  package init(
    id: MessageID, to recipient: Recipient, subject: String = "", text: String, html: String? = nil,
    dossier: Int64? = nil, topic: MessageTopic? = nil, account: String? = nil,
    expiresAt: Moment? = nil
  ) {
    self.id = id
    self.recipient = recipient
    self.subject = subject.squeezed
    self.text = text
    self.html = html
    self.dossier = dossier
    self.topic = topic
    self.account = account
    self.expiresAt = expiresAt
  }
}

/// Where a message stands.
package enum MessageState: String, Hashable, Sendable, CaseIterable {
  /// To be sent, for the first time or again.
  case waiting
  case sent
  /// Given up; somebody may have it sent again.
  case failed
  /// Not to be sent any more (`Withdrawal`).
  case withdrawn
}

/// What a message tells of its dossier.
package enum MessageTopic: Hashable, Sendable {
  /// The event at an index among the dossier's events.
  case event(Int)
  /// A question to another agency, by its number.
  case question(Int)

  package var event: Int? { if case .event(let place) = self { place } else { nil } }
  package var question: Int? { if case .question(let number) = self { number } else { nil } }
}
