import OneStop
import OneStopStore

/// What becomes of messages.
extension Model {
  /// As many as are sent of a channel at once.
  static let width = 4

  /// One round: of each channel, the next messages are tried; `outcome` says what becomes of an attempt.
  mutating func deliver(now: Moment, outcome: (_ number: Int, _ attempt: Int) -> DeliveryResult.Outcome) {
    for place in claim(now: now) { record(outcome(place + 1, letters[place].attempts), of: place, now: now) }
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
      for place in letters.indices {
        let letter = letters[place]
        guard letter.state == .waiting, !letter.isClaimed, letter.to.channel == .sms, letter.nextAt < opening else {
          continue
        }
        letters[place].nextAt = opening
      }
    }
    var claimed: [Int] = []
    while claimed.count < Model.width {
      let due = letters.indices.filter { isNext($0, channel, now) }.sorted {
        (letters[$0].nextAt, $0) < (letters[$1].nextAt, $1)
      }
      if due.isEmpty { break }
      for place in due.prefix(Model.width - claimed.count) where isStillToBeSent(place, now: now) {
        letters[place].isClaimed = true
        letters[place].tries += 1
        letters[place].attempts += 1
        claimed.append(place)
      }
    }
    return claimed
  }

  private func isNext(_ place: Int, _ channel: MessageChannel, _ now: Moment) -> Bool {
    let letter = letters[place]
    guard letter.state == .waiting, !letter.isClaimed, letter.nextAt <= now, letter.to.channel == channel else {
      return false
    }
    // Notices to an applicant come one after the other.
    return letter.account != nil
      || !letters[..<place].contains { $0.dossier == letter.dossier && $0.account == nil && $0.state == .waiting }
  }

  /// A reminder only while its question is open; nothing to somebody who wants nothing or has another address now.
  private mutating func isStillToBeSent(_ place: Int, now: Moment) -> Bool {
    let letter = letters[place]
    if case .question(let number)? = letter.topic, let id = letter.dossier, !self[id].state.questions[number - 1].isOpen
    {
      withdraw(place, .overtaken)
      return false
    }
    if let login = letter.account {
      guard people[login]?.isDisabled ?? true else { return true }
      withdraw(place, .accountDisabled)
      return false
    }
    guard let id = letter.dossier else { return true }
    let present = address(of: self[id])
    if present == letter.to { return true }
    withdraw(place, present == nil ? .notWanted : .addressChanged)
    guard let present, present.channel == letter.to.channel else { return false }
    let isThere = letters.contains {
      $0.dossier == id && $0.topic == letter.topic && $0.account == nil && $0.to == present && $0.state != .withdrawn
    }
    if !isThere { post(Letter(to: present, dossier: id, topic: letter.topic, account: nil, at: now)) }
    return false
  }

  private mutating func record(_ outcome: DeliveryResult.Outcome, of place: Int, now: Moment) {
    letters[place].isClaimed = false
    letters[place].nextAt = now
    switch outcome {
    case .sent: letters[place].state = .sent
    case .refused: letters[place].state = mutation == .refusedLettersAreRetried ? .waiting : .failed
    case .interrupted: letters[place].isUncertain = true
    case .postponed, .timedOut, .notSetUp:
      if outcome == .timedOut { letters[place].isUncertain = true }
      let last = letters[place].queuedAt.adding(microseconds: 7 * Moment.day)
      let minutes = [1, 5, 30, 120, 360, 720]
      let pause = letters[place].tries <= 6 ? minutes[letters[place].tries - 1] : 1_440
      if now < last {
        letters[place].nextAt = min(last, now.adding(microseconds: Int64(pause) * Moment.minute))
      } else {
        letters[place].state = .failed
      }
    }
    if letters[place].state != .sent, letters[place].withdrawal != nil { letters[place].state = .withdrawn }
  }

  /// What a killed program had under way is due at once.
  mutating func releaseClaims() {
    for place in letters.indices where letters[place].isClaimed {
      letters[place].isClaimed = false
      letters[place].isUncertain = true
      if letters[place].withdrawal != nil { letters[place].state = .withdrawn }
    }
  }

  /// Somebody has a message sent again that did not arrive.
  mutating func sendAgain(_ number: Int, now: Moment) -> Answer {
    guard letters.indices.contains(number - 1), letters[number - 1].canBeSentAgain else { return .sentAgain(.tooLate) }
    guard isStillToBeSent(number - 1, now: now) else { return .sentAgain(.withdrawn) }
    letters[number - 1].state = .waiting
    (letters[number - 1].queuedAt, letters[number - 1].nextAt, letters[number - 1].tries) = (now, now, 0)
    return .sentAgain(.queued)
  }

  mutating func setDisabled(_ isDisabled: Bool, _ login: String) {
    people[login]?.isDisabled = isDisabled
    guard isDisabled else { return }
    for place in letters.indices where letters[place].account == login {
      if letters[place].state == .waiting || letters[place].state == .failed { withdraw(place, .accountDisabled) }
    }
  }
}
