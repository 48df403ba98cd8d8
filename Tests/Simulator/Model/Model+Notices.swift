import OneStop

/// A message of the outbox, as the model keeps it.
struct ModelMessage: Hashable {
  var to: Recipient
  var dossier: Int64?
  var topic: MessageTopic?
  /// The login of the member of staff to whom it is addressed.
  var account: String?
  var state = MessageState.waiting
  var withdrawal: Withdrawal?
  /// Whether an attempt is under way.
  var isClaimed = false
  var tries = 0
  var attempts = 0
  /// Whether an attempt may have reached the recipient though nothing says so.
  var isUncertain = false
  var queuedAt: Moment
  var nextAt: Moment

  init(to recipient: Recipient, dossier: Int64?, topic: MessageTopic?, account: String?, at now: Moment) {
    (to, self.dossier, self.topic, self.account, queuedAt, nextAt) = (recipient, dossier, topic, account, now, now)
  }

  /// Whether it waits, or was given up, and is not on its way.
  var canBeSentAgain: Bool { !isClaimed && (state == .waiting || state == .failed) }
}

extension Model {
  mutating func post(_ message: ModelMessage) { messages.append(message) }

  func addresses(of person: Account) -> [Recipient] {
    if person.isDisabled { return [] }
    return [person.email.map(Recipient.email), person.phone.map(Recipient.sms)].compactMap { $0 }
  }

  /// Where the applicant asked to be told.
  func address(of dossier: ModelDossier) -> Recipient? {
    switch dossier.filing.notices {
    case .email: dossier.filing.applicant.email.map(Recipient.email)
    case .sms: dossier.filing.applicant.phone.map(Recipient.sms)
    case nil: nil
    }
  }

  /// Puts in what the applicant is to be told after the dossier's last event, and takes back what is no longer so.
  mutating func notify(_ id: Int64, now: Moment) {
    let dossier = self[id]
    let present = address(of: dossier)
    if present == nil, dossier.entries.last?.kind != .corrected { return }
    let standing = standing(dossier)
    var toldOf: Set<Int> = []
    let kept = messages.indices.filter { messages[$0].dossier == id && messages[$0].account == nil }
    for place in kept {
      guard case .event(let event)? = messages[place].topic, messages[place].state != .withdrawn else { continue }
      let isSame = messages[place].to == present
      if messages[place].state == .sent {
        if isSame { toldOf.insert(event) }
      } else if !isSame {
        withdraw(place, present == nil ? .notWanted : .addressChanged)
      } else if !standing.contains(where: { $0.event == event }), mutation != .noticesAreNotOvertaken {
        withdraw(place, .overtaken)
      } else {
        toldOf.insert(event)
        // On its way, and true again.
        messages[place].withdrawal = nil
      }
    }
    guard let present else { return }
    var isNew = false
    for notice in standing where !toldOf.contains(notice.event) {
      if let mistake = notice.takesBack, !mayHaveReached(present, kept, mistake), mutation != .undoneQuestionIsTold {
        continue
      }
      post(ModelMessage(to: present, dossier: id, topic: .event(notice.event), account: nil, at: now))
      isNew = true
    }
    // A later notice waits for the earlier ones.
    if isNew {
      for place in kept where messages[place].state == .waiting && !messages[place].isClaimed {
        messages[place].nextAt = min(messages[place].nextAt, now)
      }
    }
  }

  /// One that is on its way is withdrawn if it does not arrive.
  mutating func withdraw(_ place: Int, _ reason: Withdrawal) {
    messages[place].withdrawal = reason
    if !messages[place].isClaimed { messages[place].state = .withdrawn }
  }

  private func mayHaveReached(_ recipient: Recipient, _ kept: [Int], _ event: Int) -> Bool {
    kept.contains { place in
      let message = messages[place]
      guard message.to == recipient, message.topic == .event(event) else { return false }
      return message.state == .sent || message.isClaimed || message.isUncertain
    }
  }

  private typealias Notice = (event: Int, kind: EventKind, takesBack: Int?)

  /// What still holds of what the applicant is told: an undone end never happened.
  private func standing(_ dossier: ModelDossier) -> [Notice] {
    var lasting: [Notice] = []
    for (place, entry) in dossier.entries.enumerated() {
      var undone: Int?
      if entry.kind == .endUndone,
        let end = lasting.lastIndex(where: { $0.kind.isEnd || $0.kind == .handedOver })
      {
        undone = lasting.remove(at: end).event
      }
      lasting.append((place, entry.kind, undone))
    }
    let appointments: Set<EventKind> = [.accepted, .extended, .dueRecomputed]
    var standing: [Notice] = []
    for notice in lasting {
      let entry = dossier.entries[notice.event]
      standing.removeAll { earlier in
        switch notice.kind {
        case .accepted, .refused, .finished, .handedOver, .withdrawn, .stopped: true
        case .supplementRequested, .supplementReceived:
          earlier.kind == .supplementRequested || earlier.kind == .filed
        case .paymentRequested, .paymentReceived: earlier.kind == .paymentRequested
        case .extended: appointments.contains(earlier.kind)
        case .dueRecomputed: entry.isMove && appointments.contains(earlier.kind)
        case .transferred: entry.isMove && earlier.kind == .transferred
        default: false
        }
      }
      switch notice.kind {
      case .filed, .accepted, .supplementRequested, .paymentRequested, .extended, .finished, .refused, .stopped,
        .withdrawn:
        standing.append(notice)
      // The applicant is told if the dossier has passed or its appointment has moved, not if a question about it has
      // passed, or the appointment has only become certain.
      case .transferred where entry.isMove, .dueRecomputed where entry.isMove: standing.append(notice)
      case .endUndone where entry.undone != .handedOver: standing.append(notice)
      default: break
      }
    }
    // While papers or a fee are awaited, no appointment holds.
    guard standing.contains(where: { $0.kind == .supplementRequested || $0.kind == .paymentRequested }) else {
      return standing
    }
    return standing.filter { !appointments.contains($0.kind) }
  }
}
