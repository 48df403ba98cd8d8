import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

/// Asked on Friday 1 June 2018 for three working days: due on Wednesday 6 June, 17:00; reminded of on Tuesday.
@Suite("Reminders of questions", .eachEngine) final class ReminderChoreTests: Sendable {
  private let data: TestStore
  private let now: Mutex<Moment>

  init() throws {
    data = try TestStore()
    now = Mutex(try Moment("2018-06-01T09:30").unwrapped)
  }

  private func chore() throws -> ReminderChore {
    ReminderChore(
      store: data.store, words: try Resources.words(.vietnamese),
      notices: NoticeSettings(site: "https://motcua.example", domain: "motcua.example"),
      logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }, clock: { self.now.withLock { $0 } })
  }

  private func add(
    _ login: String, _ role: Account.Role, email: String? = nil, phone: String? = nil, isDisabled: Bool = false
  ) throws {
    let account = Account(
      login: login, name: "Lan", role: role, agency: try Permit.planning.unwrapped, isDisabled: isDisabled,
      email: email.flatMap { EmailAddress($0) }, phone: phone.flatMap { PhoneNumber($0) })
    try data.store.writer.bulk { _ = try $0.add(StoredPerson(account, password: "!")) }
  }

  private func ask(days: Int = 3) throws -> DossierCode {
    let procedure = try ProcedureCode(Permit.procedure).flatMap(data.catalogue.procedure).unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try Permit.construction.unwrapped, channel: .counter,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey())
    let now = now.withLock { $0 }
    let time = try ProcessingTime(days, .workingDays).unwrapped
    let ask = DossierCommand.Kind.askConsultation(
      try Permit.planning.unwrapped, time: time, isSilenceAgreement: true)
    let command = DossierCommand(ask, note: "Bí mật?")
    return try data.add(filing, procedure.rules, at: now, recordedAt: now, [(command, now)]).dossier.code
  }

  private func at(_ text: String) async throws -> [OutgoingMessage] {
    now.withLock { now in Moment(text).map { now = $0 } }
    try await chore().runOnce()
    return try data.read { try $0.messages(.waiting).map(\.message) }
  }

  @Test("Leaders are reminded once, a working day before, by each of their channels, without personal data")
  func once() async throws {
    try add("lanh-dao", .leader, email: "lan@example.vn", phone: "0912345678")
    try add("cu", .leader, email: "cu@example.vn", isDisabled: true)
    try add("can-bo", .officer, email: "cb@example.vn")
    let code = try ask()
    for text in ["2018-06-01T10:00", "2018-06-04T17:00", "2018-06-05T07:29"] {
      #expect(try await at(text).isEmpty, "\(text)")
    }
    let messages = try await at("2018-06-05T07:30")
    #expect(Set(messages.map(\.recipient.address)) == ["lan@example.vn", "0912345678"])
    #expect(messages.allSatisfy { $0.account == "lanh-dao" && $0.dossier != nil })
    let asker = try data.agency(Permit.construction.unwrapped.description).name.vietnamese
    for message in messages {
      let all = message.subject + message.text
      #expect(all.contains("\(code)") && message.text.contains(asker))
      let hasLink = message.text.contains("https://motcua.example/can-bo/ho-so/\(code)")
      #expect(hasLink == (message.recipient.channel == .email))
      #expect(!all.contains("Ánh") && !all.contains("Bí mật"))
    }
    #expect(messages.contains { $0.text.contains("17 giờ 00") && $0.text.contains("coi như thống nhất") })
    for text in ["2018-06-05T07:31", "2018-06-06T09:00", "2018-06-08T09:00"] {
      #expect(try await at(text).count == 2, "\(text)")
    }
    #expect(try data.store.check().findings == [])
  }

  @Test(
    "Without a reachable leader others are reminded; without anybody, nothing is sent or waits"
  )
  func others() async throws {
    try add("lanh-dao", .leader)
    try add("can-bo", .officer, email: "cb@example.vn")
    _ = try ask()
    #expect(try await at("2018-06-05T08:00").map(\.recipient.address) == ["cb@example.vn"])
    try data.store.writer.bulk { _ = try $0.setContact(email: nil, phone: nil, of: "can-bo", now: now.withLock { $0 }) }
    _ = try ask(days: 1)
    #expect(try await at("2018-06-06T08:00").isEmpty)
  }

  @Test("There is no reminder of a question answered or withdrawn in time")
  func answered() async throws {
    try add("lanh-dao", .leader, email: "lan@example.vn")
    let code = try ask()
    let (now, calendar) = (now.withLock { $0 }, data.calendar)
    try data.store.writer.bulk { transaction in
      _ = try transaction.append(to: code) {
        try $0.dossier.decide(
          DossierCommand(.answerConsultation(number: 1, .agree)),
          by: .portal, calendar: calendar, now: now)
      }
    }
    #expect(try await at("2018-06-05T08:00").isEmpty)
  }

  @Test("Missed reminders are sent at the next start and say that they are late; hundreds in one go")
  func missed() async throws {
    try add("lanh-dao", .leader, email: "lan@example.vn")
    for _ in 0..<130 { _ = try ask() }
    let messages = try await at("2018-06-07T08:00")
    #expect(try data.read { try $0.messageCounts()[.waiting] } == 130)
    #expect(messages.allSatisfy { $0.text.contains("đã qua") })
  }

  @Test("It sleeps until work begins, and not long")
  func pause() async throws {
    now.withLock { now in Moment("2018-06-05T07:25").map { now = $0 } }
    #expect(try await chore().runOnce() == .seconds(300))
    now.withLock { now in Moment("2018-06-05T12:00").map { now = $0 } }
    #expect(try await chore().runOnce() == .seconds(900))
  }
}
