import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What a weekly report counts", .eachEngine) struct WeeklyReportMakerTests {
  private let data: TestStore

  init() throws {
    data = try TestStore()
    // The department's, in weeks 22 and 23: late, late, on time or early; one open and overdue, one due in week 24.
    try data.live(TestStore.department, received: "2018-05-21T08:00", days: 2, (.finish, at: "2018-06-05T08:00"))
    try data.live(TestStore.department, received: "2018-05-28T08:00", days: 2, (.finish, at: "2018-06-01T08:00"))
    try data.live(TestStore.department, received: "2018-06-04T08:00", days: 2, (.finish, at: "2018-06-10T08:00"))
    try data.live(TestStore.department, received: "2018-06-04T08:00", days: 3, (.finish, at: "2018-06-05T08:00"))
    try data.live(TestStore.department, received: "2018-06-05T08:00", days: 2)
    try data.live(TestStore.department, received: "2018-06-08T08:00", days: 2)
    // Of two districts: one late, one early.
    try data.live(TestStore.district, received: "2018-06-04T08:00", days: 2, (.finish, at: "2018-06-08T08:00"))
    try data.live(TestStore.otherDistrict, received: "2018-06-04T08:00", days: 5, (.finish, at: "2018-06-05T08:00"))
  }

  private func report(_ agency: String, _ week: String = "2018-23", now: String = "2018-06-11T07:00") throws
    -> WeeklyReport
  {
    let code = try data.agency(agency).code
    let week = try #require(ISOWeek(week))
    let now = try reportMoment(now)
    return try data.read {
      try WeeklyReportMaker(catalogue: data.catalogue).report(of: code, week: week, from: $0, now: now)
    }
  }

  @Test("The week's figures are those of the report on its days, balanced, and so are the week before's")
  func figures() throws {
    let report = try report(TestStore.department)
    let code = try data.agency(TestStore.department).code
    let same = try data.report("2018-06-04", "2018-06-10", .agency(code), now: "2018-06-11T07:00").total
    let before = try data.report("2018-05-28", "2018-06-03", .agency(code), now: "2018-06-11T07:00").total
    #expect(report.figures == same && report.before == before)
    #expect(report.figures.isBalanced && report.before.isBalanced)
    #expect(report.figures.received.total == 4 && report.figures.ended.late == 2 && report.figures.ended.early == 1)
    #expect(report.figures.open.total == 2 && report.figures.open.overdue == 1)
    #expect(report.before.ended.late == 1)
  }

  @Test("Late ones by cause and by step add up to the late ones")
  func late() throws {
    let report = try report(TestStore.department)
    #expect(report.causes == [.init(cause: .overload, count: 2)])
    #expect(report.steps.map(\.count).reduce(0, +) == report.figures.ended.late)
    let step = try #require(report.steps.first)
    // Nobody has handed it over: it lay where it was taken in.
    #expect(step.step == 0 && step.excess > 0 && !step.name.vietnamese.isEmpty)
  }

  @Test("What is due next is known only in the week after")
  func dueNext() throws {
    #expect(try report(TestStore.department).dueNext == 1)
    #expect(try report(TestStore.department, now: "2018-06-12T18:00").dueNext == 0)
    #expect(try report(TestStore.department, now: "2018-06-18T07:00").dueNext == nil)
    #expect(try report(TestStore.department, "2018-24", now: "2018-06-13T07:00").dueNext == nil)
  }

  @Test("However late it is made, what was received after its week does not count")
  func receivedAfter() throws {
    let present = try reportMoment("2018-06-13T16:30")
    try data.live(TestStore.department, received: "2018-06-11T08:00", days: 3)
    try data.live(TestStore.department, received: "2018-06-12T08:00", days: 2)
    let code = try data.agency(TestStore.department).code
    let end = try reportMoment("2018-06-17T23:59")
    let all = try data.read {
      (
        due: try $0.dueSoonCount(agencies: [code], sight: .all, now: present, until: end),
        late: try $0.likelyLateCount(agencies: [code], sight: .all, now: present)
      )
    }
    #expect(all.due == 2 && all.late > 0)
    let report = try report(TestStore.department, now: "2018-06-13T16:30")
    #expect(report.dueNext == 0 && report.likelyLate == 0)
  }

  @Test("An agency with agencies below compares them; one without compares the units of its steps")
  func units() throws {
    let city = try report("000.00.00.H29")
    #expect(city.figures.isBalanced && city.figures.ended.late == 3)
    #expect(city.units.map(\.agency) == [TestStore.district, TestStore.department, TestStore.otherDistrict])
    #expect(city.units.map(\.late) == [1, 2, 0])
    #expect(city.worstUnits().count == 2 && city.bestUnits().map(\.agency) == [TestStore.otherDistrict])

    let department = try report(TestStore.department)
    #expect(department.units.allSatisfy { $0.agency == nil && $0.rated == 3 })
    #expect(department.units.map(\.late).reduce(0, +) == 2)
    #expect(department.units.first?.late == 2)
  }

  @Test("An agency without a dossier")
  func empty() throws {
    let report = try report("000.00.43.H29")
    #expect(report.figures == ReportFigures() && report.causes == [] && report.units == [] && report.dueNext == 0)
  }
}
