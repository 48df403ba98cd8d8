import OneStop
import TestSupport
import Testing

@testable import Operations

@Suite(.eachEngine) struct ReportBuilderTests {
  let scenario: TestStore

  /// June 2018: the first is a Friday.
  init() throws {
    scenario = try TestStore()
    let (department, district, other) = (
      TestStore.department, TestStore.district, TestStore.otherDistrict
    )
    // Carried over into June, ended late in it.
    try scenario.live(district, received: "2018-05-02T08:00", days: 5, (.finish, at: "2018-06-11T09:00"))
    // Early, on time; of another procedure and channel.
    try scenario.live(district, received: "2018-06-04T08:00", days: 5, (.finish, at: "2018-06-07T09:00"))
    try scenario.live(
      district, procedure: 1, channel: .online, received: "2018-06-04T08:00", days: 5,
      (.finish, at: "2018-06-11T09:00"), (.handOver, at: "2018-06-12T09:00"))
    // Open at the end of June: overdue, paused, within time.
    try scenario.live(department, received: "2018-06-05T08:00", days: 3)
    try scenario.live(
      department, channel: .post, received: "2018-06-26T08:00", (.requestSupplement, at: "2018-06-27T08:00"))
    try scenario.live(department, received: "2018-06-28T08:00", days: 20)
    // Ended otherwise.
    try scenario.live(other, received: "2018-06-04T08:00", (.withdraw, at: "2018-06-05T08:00"))
    try scenario.live(other, received: "2018-06-04T08:00", (.stop, at: "2018-06-05T08:00"))
    // Before June and over before it.
    try scenario.live("000.00.43.H29", received: "2018-04-02T08:00", (.finish, at: "2018-04-03T08:00"))
  }

  @Test("counts each life where it belongs, and every row and the total balance", arguments: Report.Grouping.allCases)
  func balance(grouping: Report.Grouping) throws {
    let report = try scenario.report("2018-06-01", "2018-06-30", by: grouping)
    for row in report.rows {
      #expect(row.figures.isBalanced, "\(row)")
      #expect(!row.figures.isZero)
    }
    #expect(report.total == report.rows.reduce(into: ReportFigures()) { $0 += $1.figures })
    let total = report.total
    #expect(total.isBalanced)
    #expect([total.received.online, total.received.direct, total.received.postal] == [1, 5, 1])
    #expect(total.carriedOver == 1)
    let ended = total.ended
    #expect([ended.early, ended.onTime, ended.late, ended.withdrawn, ended.stopped] == [1, 1, 1, 1, 1])
    #expect([total.open.withinTime, total.open.overdue, total.open.paused] == [1, 1, 1])
    #expect(total.rate?.tenths == 667)
  }

  @Test("has a row with its name for each agency that did anything, and none for the rest")
  func rows() throws {
    let report = try scenario.report("2018-06-01", "2018-06-30")
    #expect(
      Set(report.rows.map(\.key)) == [TestStore.district, TestStore.department, TestStore.otherDistrict])
    #expect(report.rows.map(\.name.vietnamese).contains("Sở Thông tin và Truyền thông"))
  }

  @Test("puts those first whose applicants waited too long, then by rate, then by name")
  func order() throws {
    let report = try scenario.report("2018-06-01", "2018-06-30")
    // One late, with a rate; one overdue, without; none.
    #expect(
      report.rows.map(\.key) == [TestStore.district, TestStore.department, TestStore.otherDistrict])
  }

  @Test("groups procedures under the names of their fields")
  func fields() throws {
    let report = try scenario.report("2018-06-01", "2018-06-30", by: .field)
    let district = try scenario.agency(TestStore.district)
    let field = scenario.procedure(of: district).field
    let row = try #require(report.rows.first { $0.key == field.slug })
    #expect(row.name == field.name)
    let only = try scenario.report("2018-06-01", "2018-06-30", by: .procedure, field: field.slug)
    #expect(only.total == row.figures)
  }

  @Test("counts an agency with all below it, or alone, or the city")
  func scopes() throws {
    let district = try scenario.agency(TestStore.district)
    let ward = try #require(scenario.catalogue.children(of: district.code).first { $0.kind == .ward })
    try scenario.live(ward.code.description, received: "2018-06-06T08:00")
    #expect(try scenario.report("2018-06-01", "2018-06-30", .subtree(district.code)).total.received.total == 3)
    #expect(try scenario.report("2018-06-01", "2018-06-30", .agency(district.code)).total.received.total == 2)
    #expect(try scenario.report("2018-06-01", "2018-06-30").total.received.total == 8)
    let city = try #require(scenario.catalogue.roots.first)
    #expect(try scenario.builder.agencies(of: .subtree(city.code)) == nil)
    #expect(
      try scenario.report("2018-06-01", "2018-06-30", by: .procedure, .subtree(city.code)).total
        == scenario.report("2018-06-01", "2018-06-30").total)
  }

  @Test("is as of its period's end, or as of now if that is earlier")
  func asOf() throws {
    let over = try scenario.report("2018-06-01", "2018-06-30")
    #expect(over.asOf == (try reportMoment("2018-07-01T00:00")))
    let running = try scenario.report("2018-06-01", "2018-06-30", now: "2018-06-07T10:00")
    #expect(running.asOf == (try reportMoment("2018-06-07T10:00")))
    #expect(running.total.isBalanced)
  }

  @Test("counts the events of the period that were entered on a later day")
  func lateEntries() throws {
    #expect(try scenario.report("2018-06-01", "2018-06-30").lateEntries == 0)
    try scenario.live(TestStore.district, received: "2018-06-29T08:00", recorded: "2018-07-02T08:00")
    #expect(try scenario.report("2018-06-01", "2018-06-30").lateEntries == 1)
    #expect(try scenario.report("2018-07-01", "2018-07-31").lateEntries == 0)
    let other = ReportScope.agency(try scenario.agency(TestStore.otherDistrict).code)
    #expect(try scenario.report("2018-06-01", "2018-06-30", other).lateEntries == 0)
  }

  @Test("shows what the catalogue no longer has by its code, in a field of its own")
  func unknown() throws {
    var figures = ReportFigures()
    figures.received.direct = 1
    figures.open.withinTime = 1
    let june = try reportPeriod("2018-06-01", "2018-06-30")
    let now = try reportMoment("2018-07-01T08:00")
    let builder = try scenario.builder
    let make = { (grouping: Report.Grouping, key: String) in
      builder.report(
        ReportQuestion(period: june, grouping: grouping), figures: [key: figures], lateEntries: 0, now: now)
    }
    #expect(make(.agency, "H29.99").rows.map(\.name.vietnamese) == ["H29.99"])
    #expect(make(.procedure, "9.999999").rows.map(\.key) == ["9.999999"])
    let field = try #require(make(.field, "9.999999").rows.first)
    #expect(field.key == "khac")
    #expect(field.name == BilingualText("Lĩnh vực khác", english: "Other fields"))
  }

  @Test(
    "the sum computed alone equals the report's total",
    arguments: [ReportScope.city, .agency(AgencyCode("000.00.41.H29")!)])
  func total(scope: ReportScope) throws {
    let june = try reportPeriod("2018-06-01", "2018-06-30")
    let now = try reportMoment("2018-07-01T08:00")
    let total = try scenario.read { try scenario.builder.total(of: june, scope: scope, from: $0, now: now) }
    #expect(try total == scenario.report("2018-06-01", "2018-06-30", scope).total)
    #expect(!total.isZero)
  }
}
