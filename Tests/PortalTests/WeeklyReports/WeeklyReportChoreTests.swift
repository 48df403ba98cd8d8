import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Words

@Suite("Weekly reports at their moment", .eachEngine) final class WeeklyReportChoreTests: Sendable {
  private let data: TestStore
  private let now = Mutex(Moment(microseconds: 0))

  init() throws {
    data = try TestStore()
    let accounts: [(String, Account.Role, String, String?, String?)] = [
      ("lan", .leader, TestStore.department, "lan@example.vn", "0912345678"),
      ("minh", .leader, TestStore.department, "minh@example.vn", nil),
      ("hoa", .officer, TestStore.department, "hoa@example.vn", nil),
      ("nga", .leader, TestStore.district, "nga@example.vn", nil),
      ("yen", .leader, TestStore.otherDistrict, nil, nil),
    ]
    try data.store.writer.bulk { transaction in
      for (login, role, agency, email, phone) in accounts {
        let account = Account(
          login: login, name: login, role: role, agency: try data.agency(agency).code,
          email: email.map(EmailAddress.init(stored:)), phone: phone.map(PhoneNumber.init(stored:)))
        _ = try transaction.add(StoredPerson(account, password: "!"))
      }
    }
  }

  /// Runs the chore from a moment on while the body runs, then stops it as the program does.
  private func serving(
    from start: String, _ body: (WeeklyReportChore) async throws -> Void = { _ in }
  ) async throws {
    try set(start)
    let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    let run = WeeklyRun(
      words: try Resources.words(.vietnamese),
      notices: NoticeSettings(site: "https://motcua.example", domain: "motcua.example"))
    let chore = WeeklyReportChore(
      store: data.store, run: run, logger: logger, clock: { self.now.withLock { $0 } })
    try await chore.running { try await body(chore) }
  }

  private func set(_ text: String) throws {
    let moment = try reportMoment(text)
    now.withLock { $0 = moment }
  }

  private func weeks(_ agency: String) throws -> [String] {
    let code = try data.agency(agency).code
    let end = try #require(ISOWeek("2018-52"))
    return try data.read { try $0.weeklyReports(of: code, before: end, limit: 99) }.map(\.week.description)
  }

  private func letters() throws -> [String] {
    try data.read { try $0.messages(.waiting) }.map { "\($0.message.account ?? ""):\($0.message.recipient.channel)" }
      .sorted()
  }

  private static let all = ["lan:email", "lan:sms", "minh:email", "nga:email"]

  @Test("A missed report is made at the start, only for the last week, with a letter to each leader, once")
  func catchesUp() async throws {
    try await serving(from: "2018-06-13T15:00") { _ in
      try await eventually { try weeks(TestStore.otherDistrict) == ["2018-23"] }
    }
    #expect(try weeks(TestStore.department) == ["2018-23"] && weeks(TestStore.district) == ["2018-23"])
    #expect(try letters() == Self.all)
    try await serving(from: "2018-06-17T23:59") { chore in
      chore.bell?.ring()
      // Something that comes after it: the next Monday's.
      try set("2018-06-18T07:00")
      chore.bell?.ring()
      try await eventually { try weeks(TestStore.otherDistrict) == ["2018-24", "2018-23"] }
    }
    #expect(try letters() == (Self.all + Self.all).sorted())
  }

  @Test("Nothing is made before its moment; then it is")
  func moment() async throws {
    let agency = try data.agency(TestStore.district).code
    try await data.store.writer.transaction { transaction in
      try transaction.setWeeklySchedule(WeeklySchedule(weekday: .friday, time: TimeOfDay(16, 0)), of: agency)
    }
    try await serving(from: "2018-06-11T07:00") { chore in
      try await eventually { try weeks(TestStore.otherDistrict) == ["2018-23"] }
      // Friday of the week before is the district's last moment.
      #expect(try weeks(TestStore.district) == ["2018-22"])
      try set("2018-06-15T16:00")
      chore.bell?.ring()
      try await eventually { try weeks(TestStore.district) == ["2018-23", "2018-22"] }
    }
    #expect(try weeks(TestStore.department) == ["2018-23"])
  }

  @Test("An agency that wants none gets none, and neither do those below it that have set nothing")
  func off() async throws {
    let city = try data.agency("000.00.00.H29").code
    let district = try data.agency(TestStore.district).code
    try await data.store.writer.transaction { transaction in
      try transaction.setWeeklySchedule(WeeklySchedule(isOn: false), of: city)
      try transaction.setWeeklySchedule(WeeklySchedule(), of: district)
    }
    try await serving(from: "2018-06-13T15:00") { _ in
      try await eventually { try weeks(TestStore.district) == ["2018-23"] }
    }
    #expect(try weeks(TestStore.department) == [] && weeks(TestStore.otherDistrict) == [])
    #expect(try letters() == ["nga:email"])
  }

  @Test("Two programs that make the same report send one letter")
  func twice() async throws {
    let now = try reportMoment("2018-06-13T15:00")
    let run = WeeklyRun(words: try Resources.words(.vietnamese), notices: NoticeSettings())
    let catalogue = data.catalogue
    let made = try data.read { reader in
      try run.due(from: reader, catalogue: catalogue, now: now).jobs.map { job in
        let (report, messages) = try run.make(job, from: reader, catalogue: catalogue, now: now)
        return (job, report, messages)
      }
    }
    #expect(made.count == 3)
    var kept: [Bool] = []
    for (job, report, messages) in made + made {
      kept.append(try await data.store.writer.transaction { try $0.keep(report, messages, of: job, now: now) })
    }
    #expect(kept == [true, true, true, false, false, false])
    #expect(try letters() == Self.all)
  }
}
