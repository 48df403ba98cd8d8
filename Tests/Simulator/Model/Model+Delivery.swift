import OneStop
import OneStopStore

/// What becomes of messages.
extension Model {
  /// As many as are sent of a channel at once.
  static let width = 4

  /// One round: of each channel, the next messages are tried; `outcome` says what becomes of an attempt.
  mutating func deliver(now: Moment, outcome: (_ number: Int, _ attempt: Int) -> DeliveryResult.Outcome) {
    for place in claim(now: now) { record(outcome(place + 1, messages[place].attempts), of: place, now: now) }
  }

  /// Begins an attempt at those that are due, and says which.
  mutating func claim(now: Moment) -> [Int] {
    MessageChannel.allCases.flatMap { claim($0, now: now) }
  }

  private mutating func claim(_ channel: MessageChannel, now: Moment) -> [Int] {
    let minute = now.localMinutes
    // Nobody is woken by an SMS.
    if minute < 420 || minute >= 1_260 {
      let opening = Moment(localDay: minute < 420 ? now.localDay : now.localDay + 1, minute: 420)
      for place in messages.indices {
        let message = messages[place]
        guard message.state == .waiting, !message.isClaimed, message.to.channel == .sms, message.nextAt < opening else {
          continue
        }
        messages[place].nextAt = opening
      }
    }
    var claimed: [Int] = []
    while claimed.count < Model.width {
      let due = messages.indices.filter { isNext($0, channel, now) }.sorted {
        (messages[$0].nextAt, $0) < (messages[$1].nextAt, $1)
      }
      if due.isEmpty { break }
      for place in due.prefix(Model.width - claimed.count) where isStillToBeSent(place, now: now) {
        messages[place].isClaimed = true
        messages[place].tries += 1
        messages[place].attempts += 1
        claimed.append(place)
      }
    }
    return claimed
  }

  private func isNext(_ place: Int, _ channel: MessageChannel, _ now: Moment) -> Bool {
    let message = messages[place]
    guard message.state == .waiting, !message.isClaimed, message.nextAt <= now, message.to.channel == channel else {
      return false
    }
    // Notices to an applicant come one after the other.
    return message.account != nil
      || !messages[..<place].contains { $0.dossier == message.dossier && $0.account == nil && $0.state == .waiting }
  }

  /// A reminder only while its question is open; nothing to somebody who wants nothing or has another address now.
  private mutating func isStillToBeSent(_ place: Int, now: Moment) -> Bool {
    let message = messages[place]
    if case .question(let number)? = message.topic, let id = message.dossier,
      !self[id].state.questions[number - 1].isOpen
    {
      withdraw(place, .overtaken)
      return false
    }
    if let login = message.account {
      guard accounts[login]?.isDisabled ?? true else { return true }
      withdraw(place, .accountDisabled)
      return false
    }
    guard let id = message.dossier else { return true }
    let present = address(of: self[id])
    if present == message.to { return true }
    withdraw(place, present == nil ? .notWanted : .addressChanged)
    guard let present, present.channel == message.to.channel else { return false }
    let isThere = messages.contains {
      $0.dossier == id && $0.topic == message.topic && $0.account == nil && $0.to == present && $0.state != .withdrawn
    }
    if !isThere { post(ModelMessage(to: present, dossier: id, topic: message.topic, account: nil, at: now)) }
    return false
  }

  private mutating func record(_ outcome: DeliveryResult.Outcome, of place: Int, now: Moment) {
    messages[place].isClaimed = false
    messages[place].nextAt = now
    switch outcome {
    case .sent: messages[place].state = .sent
    case .refused: messages[place].state = mutation == .refusedMessagesAreRetried ? .waiting : .failed
    case .interrupted: messages[place].isUncertain = true
    case .postponed, .timedOut, .notSetUp:
      if outcome == .timedOut { messages[place].isUncertain = true }
      let last = messages[place].queuedAt.adding(microseconds: 7 * Moment.day)
      let minutes = [1, 5, 30, 120, 360, 720]
      let pause = messages[place].tries <= 6 ? minutes[messages[place].tries - 1] : 1_440
      if now < last {
        messages[place].nextAt = min(last, now.adding(microseconds: Int64(pause) * Moment.minute))
      } else {
        messages[place].state = .failed
      }
    }
    if messages[place].state != .sent, messages[place].withdrawal != nil { messages[place].state = .withdrawn }
  }

  /// What a killed program had under way is due at once.
  mutating func releaseClaims() {
    for place in messages.indices where messages[place].isClaimed {
      messages[place].isClaimed = false
      messages[place].isUncertain = true
      if messages[place].withdrawal != nil { messages[place].state = .withdrawn }
    }
  }

  /// Somebody has a message sent again that did not arrive.
  mutating func sendAgain(_ number: Int, now: Moment) -> Answer {
    guard messages.indices.contains(number - 1), messages[number - 1].canBeSentAgain else {
      return .sentAgain(.tooLate)
    }
    guard isStillToBeSent(number - 1, now: now) else { return .sentAgain(.withdrawn) }
    messages[number - 1].state = .waiting
    (messages[number - 1].queuedAt, messages[number - 1].nextAt, messages[number - 1].tries) = (now, now, 0)
    return .sentAgain(.queued)
  }

  mutating func setDisabled(_ isDisabled: Bool, _ login: String) {
    accounts[login]?.isDisabled = isDisabled
    guard isDisabled else { return }
    for place in messages.indices where messages[place].account == login {
      if messages[place].state == .waiting || messages[place].state == .failed { withdraw(place, .accountDisabled) }
    }
  }
}
