import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Messages that are not sent any more", .eachEngine) struct WithdrawalTests {
  /// What is done to an account between a letter's making and its sending.
  enum Change: CaseIterable {
    case nothing, newMail, newPhone, noMail, nothingLeft, disabled
  }

  /// How a message comes to be sent.
  enum Road: CaseIterable {
    case firstAttempt, retry, again, afterKill
  }

  let folder: TemporaryFolder
  let store: Store
  let start = Moment.at("2018-06-01T08:00")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private func write<Value>(_ body: (Transaction) throws -> Value) throws -> Value { try store.writer.bulk(body) }
  private func read<Value>(_ body: (Reader) throws -> Value) throws -> Value { try body(store.makeReader()) }
  private func claim(_ now: Moment) throws -> [StoredMessage] { try write { try $0.claimMessages(upTo: 10, now: now) } }

  private func email(_ text: String) -> Recipient { .email(EmailAddress(stored: text)) }
  private func sms(_ text: String) -> Recipient { .sms(PhoneNumber(stored: text)) }

  private func message(
    _ id: String, to recipient: Recipient, dossier: Int64? = nil, topic: MessageTopic? = nil, account: String? = nil
  ) -> OutgoingMessage {
    OutgoingMessage(
      id: MessageID(stored: "\(id)@motcua.example"), to: recipient, subject: "a", text: "b", dossier: dossier,
      topic: topic, account: account)
  }

  /// A leader with a mail and a mobile, to each of which a letter waits that has come to where the road begins.
  private func letters(_ road: Road) throws {
    try write { transaction in
      let account = Account(
        login: "lan", name: "Lan", role: .leader, agency: Filing.sample().agency,
        email: EmailAddress(stored: "cu@example.vn"), phone: PhoneNumber(stored: "0912345678"))
      _ = try transaction.add(StoredPerson(account, password: "!"))
      try transaction.enqueue(message("mail", to: email("cu@example.vn"), account: "lan"), now: start)
      try transaction.enqueue(message("sms", to: sms("0912345678"), account: "lan"), now: start)
    }
    guard road != .firstAttempt else { return }
    let claimed = try claim(start)
    #expect(claimed.count == 2)
    guard road != .afterKill else { return }
    let outcome = DeliveryResult(road == .retry ? .postponed : .refused)
    for message in claimed { try write { try $0.record(outcome, of: message, now: start) } }
  }

  private func go(_ road: Road, _ now: Moment) throws -> [StoredMessage] {
    switch road {
    case .again: for id in [Int64(1), 2] { _ = try write { try $0.sendAgain(id, now: now) } }
    case .afterKill: _ = try write { try $0.releaseClaims(now: now) }
    default: break
    }
    return try claim(now)
  }

  @Test(
    "A letter goes to where the account is reached now, by whatever road, and to nowhere else",
    arguments: Road.allCases, Change.allCases)
  func staff(road: Road, change: Change) throws {
    try letters(road)
    let later = start.adding(microseconds: Moment.hour)
    let old = (EmailAddress(stored: "cu@example.vn"), PhoneNumber(stored: "0912345678"))
    let new = (EmailAddress(stored: "moi@example.vn"), PhoneNumber(stored: "0987654321"))
    var (email, phone): (EmailAddress?, PhoneNumber?) = old
    switch change {
    case .nothing, .disabled: break
    case .newMail: email = new.0
    case .newPhone: phone = new.1
    case .noMail: email = nil
    case .nothingLeft: (email, phone) = (nil, nil)
    }
    if change == .disabled {
      try write { _ = try $0.setDisabled(true, "lan") }
    } else if change != .nothing {
      try write { _ = try $0.setContact(email: email, phone: phone, of: "lan", now: later) }
    }
    let present = [email?.description, phone?.description].compactMap(\.self)
    let expected: Set<String> = change == .disabled ? [] : Set(present)
    #expect(Set(try go(road, later).map(\.message.recipient.address)) == expected)
    #expect(try claim(later).isEmpty)
    let withdrawn = try read { try $0.messages(.withdrawn) }
    switch change {
    case .nothing: #expect(withdrawn.isEmpty)
    case .newMail, .newPhone: #expect(withdrawn.map(\.withdrawal) == [.addressChanged])
    case .noMail: #expect(withdrawn.map(\.withdrawal) == [.notWanted])
    case .nothingLeft: #expect(withdrawn.map(\.withdrawal) == [.notWanted, .notWanted])
    case .disabled: #expect(withdrawn.map(\.withdrawal) == [.accountDisabled, .accountDisabled])
    }
    for message in withdrawn {
      let again = try write { try $0.sendAgain(message.id, now: later) }
      #expect(again == .tooLate)
    }
  }

  @Test("A new address counts at once, also for a letter that was given up")
  func atOnce() throws {
    try letters(.again)
    #expect(try read { try $0.messageCounts() } == [.failed: 2])
    let (email, phone) = (EmailAddress(stored: "moi@example.vn"), PhoneNumber(stored: "0912345678"))
    try write { _ = try $0.setContact(email: email, phone: phone, of: "lan", now: start) }
    #expect(try read { try $0.messages(.withdrawn).map(\.withdrawal) } == [.addressChanged])
    #expect(try read { try $0.messages(.waiting).map(\.message.recipient) } == [.email(email)])
  }

  @Test("One that is under way when its address changes is not tried there again")
  func underWay() throws {
    try letters(.afterKill)
    let claimed = try read { try $0.messages(.waiting) }
    try write { _ = try $0.setDisabled(true, "lan") }
    #expect(try read { try $0.messages(.waiting).filter(\.isClaimed).count } == 2)
    try write { try $0.record(DeliveryResult(.postponed), of: claimed[0], now: start) }
    try write { try $0.record(DeliveryResult(.sent), of: claimed[1], now: start) }
    try write { _ = try $0.setDisabled(true, "lan") }
    #expect(try read { try $0.messageCounts() } == [.withdrawn: 1, .sent: 1])
  }

  @Test("One that is withdrawn under way is withdrawn once the program begins anew, and stays sent if it got through")
  func withdrawnUnderWay() throws {
    try letters(.afterKill)
    let claimed = try read { try $0.messages(.waiting) }
    try write { transaction in for message in claimed { try transaction.withdraw(message.id, .overtaken) } }
    #expect(try read { try $0.messageCounts() } == [.waiting: 2])
    try write { try $0.record(DeliveryResult(.sent), of: claimed[0], now: start) }
    try write { _ = try $0.releaseClaims(now: start) }
    #expect(try read { try $0.messageCounts() } == [.sent: 1, .withdrawn: 1])
    try write { try $0.withdraw(claimed[0].id, .overtaken) }
    #expect(try read { try $0.messageCounts() } == [.sent: 1, .withdrawn: 1])
  }

  /// A notice to the mail of a dossier, given up or not, whose filing is corrected afterwards.
  private func notice(isGivenUp: Bool = false, _ change: (inout FilingDetails) -> Void) throws -> Int64 {
    let id = try write { transaction in
      var filing = Filing.sample()
      (filing.notices, filing.applicant.email) = (.email, EmailAddress(stored: "cu@example.vn"))
      let id = try transaction.accept(filing, at: start).id
      try transaction.enqueue(message("a", to: email("cu@example.vn"), dossier: id, topic: .event(0)), now: start)
      return id
    }
    if isGivenUp {
      let claimed = try #require(try claim(start).first)
      try write { try $0.record(DeliveryResult(.refused), of: claimed, now: start) }
    }
    try correct(id, change)
    return id
  }

  private func correct(_ id: Int64, _ change: (inout FilingDetails) -> Void) throws {
    try write { transaction in
      _ = try transaction.append(to: id) { stored in
        var details = stored.dossier.filing.details
        change(&details)
        return try stored.dossier.decide(
          DossierCommand(.correct(details), note: "Ghi sai"), by: .staff(login: "lan"), calendar: .plain,
          now: start)
      }
    }
  }

  @Test("A notice goes to the corrected address, once", arguments: [false, true])
  func corrected(isThereAlready: Bool) throws {
    let id = try notice { $0.applicant.email = EmailAddress(stored: "moi@example.vn") }
    if isThereAlready {
      let other = message("b", to: email("moi@example.vn"), dossier: id, topic: .event(0))
      try write { try $0.enqueue(other, now: start) }
    }
    #expect(try claim(start).map(\.message.recipient) == [email("moi@example.vn")])
    #expect(try read { try $0.messageCounts() } == [.waiting: 1, .withdrawn: 1])
  }

  @Test("A notice made for mail does not go out by SMS")
  func otherChannel() throws {
    _ = try notice { $0.notices = .sms }
    #expect(try claim(start).isEmpty)
    #expect(try read { try $0.messageCounts() } == [.withdrawn: 1])
  }

  @Test("One that was given up is not sent again to an address that is not the applicant's any more")
  func sentAgain() throws {
    _ = try notice(isGivenUp: true) { $0.applicant.email = EmailAddress(stored: "moi@example.vn") }
    #expect(try write { try $0.sendAgain(1, now: start) } == .withdrawn)
    #expect(try read { try $0.messages(.waiting).map(\.message.recipient) } == [email("moi@example.vn")])
  }

  @Test("A notice whose address is corrected back goes to where it had been withdrawn from")
  func correctedBack() throws {
    let id = try notice { $0.applicant.email = EmailAddress(stored: "moi@example.vn") }
    let claimed = try #require(try claim(start).first)
    try write { try $0.record(DeliveryResult(.refused), of: claimed, now: start) }
    try correct(id) { $0.applicant.email = EmailAddress(stored: "cu@example.vn") }
    #expect(try write { try $0.sendAgain(claimed.id, now: start) } == .withdrawn)
    #expect(try read { try $0.messages(.waiting).map(\.message.recipient) } == [email("cu@example.vn")])
  }

  @Test("What is written to an account that is disabled already stays there, and says why")
  func disabledBefore() throws {
    try letters(.firstAttempt)
    try write { _ = try $0.setDisabled(true, "lan") }
    try write { try $0.enqueue(message("late", to: email("cu@example.vn"), account: "lan"), now: start) }
    #expect(try claim(start).isEmpty)
    #expect(try read { try $0.messages(.withdrawn).allSatisfy { $0.withdrawal == .accountDisabled } })
    #expect(try read { try $0.messageCounts() } == [.withdrawn: 3])
  }

  @Test("A letter to the staff about a dossier waits for none of its notices, and none of these for it")
  func staffAndApplicant() throws {
    let id = try notice { $0.summary = "Khác" }
    try write { transaction in
      let account = Account(
        login: "lan", name: "Lan", role: .leader, agency: Filing.sample().agency,
        email: EmailAddress(stored: "lan@example.vn"))
      _ = try transaction.add(StoredPerson(account, password: "!"))
      try transaction.enqueue(message("s", to: email("lan@example.vn"), dossier: id, account: "lan"), now: start)
      try transaction.enqueue(message("b", to: email("cu@example.vn"), dossier: id, topic: .event(1)), now: start)
    }
    let claimed = try claim(start)
    #expect(claimed.map(\.message.id.description) == ["a@motcua.example", "s@motcua.example"])
    try write { try $0.record(DeliveryResult(.sent), of: claimed[0], now: start) }
    #expect(try claim(start).map(\.message.id.description) == ["b@motcua.example"])
  }

  @Test("The notices of a dossier leave in their order, one after the other; those of others do not wait for them")
  func order() throws {
    let (first, other) = try write { transaction in
      var filing = Filing.sample()
      (filing.notices, filing.applicant.email) = (.email, EmailAddress(stored: "anh@example.vn"))
      let ids = try (0..<2).map { _ in try transaction.accept(filing, at: start).id }
      for (name, dossier, place) in [("a", ids[0], 0), ("b", ids[0], 1), ("c", ids[1], 0)] {
        try transaction.enqueue(
          message(name, to: email("anh@example.vn"), dossier: dossier, topic: .event(place)), now: start)
      }
      return (ids[0], ids[1])
    }
    let claimed = try claim(start)
    #expect(claimed.map(\.message.dossier) == [first, other])
    #expect(try claim(start).isEmpty)
    #expect(try read { try $0.nextMessageAt() } == nil)
    try write { try $0.record(DeliveryResult(.postponed), of: claimed[0], now: start) }
    let minute = start.adding(microseconds: Moment.minute)
    #expect(try claim(start).isEmpty)
    #expect(try read { try $0.nextMessageAt() } == minute)
    let again = try claim(minute)
    #expect(again.map(\.id) == [claimed[0].id])
    try write { try $0.record(DeliveryResult(.sent), of: again[0], now: minute) }
    #expect(try claim(minute).map(\.message.topic) == [.event(1)])
  }

  @Test(
    "An SMS waits for the morning by whatever road; mail does not",
    arguments: Road.allCases)
  func night(road: Road) throws {
    try letters(road)
    let night = Moment.at("2018-06-01T23:30")
    let morning = Moment.at("2018-06-02T07:00")
    #expect(try go(road, night).map(\.message.recipient.channel) == [.email])
    #expect(try read { try $0.nextMessageAt() } == morning)
    #expect(try claim(morning.adding(microseconds: -1)).isEmpty)
    #expect(try claim(morning).map(\.message.recipient.channel) == [.sms])
  }
}
