import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Weekly reports are kept as they were made", .eachEngine) struct WeeklyReportStoreTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let week: ISOWeek

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    week = try #require(ISOWeek("2018-23"))
  }

  private func report(_ received: Int) -> WeeklyReport {
    var figures = ReportFigures()
    figures.received.online = received
    figures.ended.late = 3
    figures.open.overdue = 2
    return WeeklyReport(
      figures: figures, before: ReportFigures(), madeAt: .at("2018-06-11T07:00"), dueNext: 4,
      causes: [.init(cause: .otherAgency, count: 2), .init(cause: nil, count: 1)],
      steps: [
        .init(
          procedure: "1.009994", step: 2, name: BilingualText("Thẩm định", english: "Appraisal"),
          unit: BilingualText("Phòng"), count: 2, excess: 5)
      ],
      units: [.init(agency: "000.00.41.H29", name: BilingualText("Quận 1"), rated: 9, late: 3)])
  }

  @Test("The first report of an agency's week stays, whole")
  func once() throws {
    #expect(try store.writer.bulk { try $0.keep(report(7), of: .district1, week: week) })
    #expect(try !store.writer.bulk { try $0.keep(report(8), of: .district1, week: week) })
    #expect(try store.writer.bulk { try $0.keep(report(9), of: .district2, week: week) })
    #expect(try store.writer.bulk { try $0.keep(report(9), of: .district1, week: week.previous) })
    let reader = try store.makeReader()
    #expect(try reader.weeklyReport(of: .district1, week: week) == report(7))
    #expect(try reader.weeklyReport(of: .district1, week: week.next) == nil)
    #expect(try reader.weeklyReportDate(of: .district1, week: week) == .at("2018-06-11T07:00"))
    let weeks = try reader.weeklyReports(of: .district1, before: week.next, limit: 9).map(\.week)
    #expect(weeks == [week, week.previous])
    #expect(try reader.weeklyReports(of: .district1, before: week, limit: 9).map(\.week) == [week.previous])
    #expect(try reader.weeklyReports(of: .district1, before: week.next, limit: 1).count == 1)
  }

  @Test("Letters are kept with their report, or not at all")
  func together() throws {
    let letter = OutgoingMessage(
      id: MessageID(stored: "a@motcua.example"), to: .email(EmailAddress(stored: "a@example.vn")), text: "a")
    for _ in 0..<3 {
      try store.writer.bulk { transaction in
        if try transaction.keep(report(7), of: .district1, week: week) {
          try transaction.enqueue(letter, now: .at("2018-06-11T07:00"))
        }
      }
    }
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      try store.writer.bulk { transaction in
        _ = try transaction.keep(report(7), of: .district2, week: week)
        throw Broken()
      }
    }
    let reader = try store.makeReader()
    #expect(try reader.messageCounts() == [.waiting: 1])
    #expect(try reader.weeklyReport(of: .district2, week: week) == nil)
  }

  @Test("Schedules are set, changed and taken away")
  func schedules() throws {
    #expect(try store.makeReader().weeklySchedules() == [:])
    let friday = WeeklySchedule(isOn: false, weekday: .friday, time: TimeOfDay(16, 30))
    try store.writer.bulk { transaction in
      try transaction.setWeeklySchedule(WeeklySchedule(), of: .district1)
      try transaction.setWeeklySchedule(friday, of: .district1)
      try transaction.setWeeklySchedule(WeeklySchedule(), of: .district2)
      try transaction.setWeeklySchedule(nil, of: .district2)
      try transaction.setWeeklySchedule(nil, of: .health)
    }
    #expect(try store.makeReader().weeklySchedules() == [.district1: friday])
  }

  @Test("Leaders with where they are reached; those who left are none")
  func leaders() throws {
    let lan = Account(
      login: "lan", name: "Lan", role: .leader, agency: .district2, email: EmailAddress("lan@example.vn"))
    let others = [
      Account(login: "minh", name: "Minh", role: .leader, agency: .district1, phone: PhoneNumber("0912345678")),
      Account(login: "hoa", name: "Hoa", role: .officer, agency: .district1),
      Account(login: "di", name: "Đi", role: .leader, agency: .district1, isDisabled: true),
    ]
    try store.writer.bulk { transaction in
      for account in [lan] + others { _ = try transaction.add(StoredPerson(account, password: "!")) }
    }
    #expect(try store.makeReader().leaders(on: .on("2018-06-01")) == [others[0], lan])
    #expect(
      try store.writer.bulk {
        try $0.setContact(email: nil, phone: PhoneNumber("0987654321"), of: "lan", now: Moment(microseconds: 0))
      })
    #expect(
      try !store.writer.bulk { try $0.setContact(email: nil, phone: nil, of: "nobody", now: Moment(microseconds: 0)) })
    let changed = try #require(try store.makeReader().person("lan")?.person)
    #expect(changed.email == nil && changed.phone?.description == "0987654321")
  }
}
