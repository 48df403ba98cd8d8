import OneStop
import OneStopStore

extension Transaction {
  /// Updates the outbox with what the applicant is to be told after the dossier's last event, in that event's
  /// transaction.
  ///
  /// A notice that applies and was not yet put in for the present address is put in. One that waits and no longer
  /// applies, or goes to an address that was corrected, is withdrawn. One that waits and still applies is rewritten
  /// with the present facts and names. One that is under way, and applies again after all, is sent again if it fails.
  package func notify(_ stored: StoredDossier, _ writer: NoticeWriter, now: Moment) throws {
    let recipient = stored.dossier.filing.noticeRecipient
    guard recipient != nil || stored.events.last?.kind.isCorrection ?? false else { return }
    let catalogue = try presentCatalogue
    let standing = StandingNotice.all(stored.events, of: stored.dossier)
    // No message can precede a first event.
    let kept = stored.events.count == 1 ? [] : try notices(of: stored.id)
    var toldOf: Set<Int> = []
    for message in kept {
      guard let place = message.eventPlace(in: stored.events) else { continue }
      guard message.state == .waiting || message.state == .failed else {
        if message.state == .sent, message.message.recipient == recipient { toldOf.insert(place) }
        continue
      }
      guard let recipient, message.message.recipient == recipient else {
        try withdraw(message.id, recipient == nil ? .notWanted : .addressChanged)
        continue
      }
      guard let notice = standing.first(where: { $0.event == place }) else {
        try withdraw(message.id, .overtaken)
        continue
      }
      toldOf.insert(place)
      if message.withdrawal != nil { try keepAfterAll(message.id) }
      let present = writer.message(stored, notice, to: recipient, catalogue)
      if present.text != message.message.text { try rewrite(message.id, as: present) }
    }
    guard let recipient else { return }
    var isNew = false
    for notice in standing where !toldOf.contains(notice.event) {
      if let mistake = notice.takesBack, try !mayHaveReached(recipient, kept, mistake, stored.events) { continue }
      try enqueue(writer.message(stored, notice, to: recipient, catalogue), now: now)
      isNew = true
    }
    if isNew, !kept.isEmpty { try hasten(noticesOf: stored.id, now: now) }
  }

  /// Whether the recipient may have received the notice of the event: it was sent, or that is not known.
  private func mayHaveReached(
    _ recipient: Recipient, _ kept: [StoredMessage], _ place: Int, _ events: [DossierEvent]
  ) throws -> Bool {
    for message in kept where message.message.recipient == recipient && message.eventPlace(in: events) == place {
      if message.state == .sent || message.isClaimed { return true }
      let outcomes = try attempts(at: message.id).compactMap(\.result?.outcome)
      if outcomes.contains(.timedOut) || outcomes.contains(.interrupted) { return true }
    }
    return false
  }
}

extension StoredMessage {
  /// The place of the event that the message is about; where it does not say, the last event of its moment that has a
  /// notice.
  fileprivate func eventPlace(in events: [DossierEvent]) -> Int? {
    message.topic?.event
      ?? events.lastIndex { NoticeOccasion($0.kind) != nil && $0.recordedAt <= createdAt }
  }
}

extension DossierEvent.Kind {
  fileprivate var isCorrection: Bool { if case .corrected = self { true } else { false } }
}
