import OneStop
import TestSupport

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let weekly: [PageSample] = [
    PageSample("weekly report as it was made") { try weekly($0, isKept: true).page },
    PageSample("weekly report of an agency below") { try weekly($0, isOwn: false).page },
    PageSample("weekly reports") {
      let week = ISOWeek(containing: $0.today)
      let entries = [week.previous, week].map { WeeklyListPage.Entry(week: $0, madeAt: nil) }
      return WeeklyListPage(entries: entries, agency: HTML(text: $0.text), setsReports: true, words: $0.words).page
    },
    PageSample("weekly schedule") {
      try settings($0, $0.form(["gui": "theo-cap-tren", "thu": "1", "gio": "07:00"])).page
    },
    PageSample("weekly schedule, wrong", wrong: ["gui", "thu", "gio"]) {
      try settings($0, $0.form(["gio": $0.text], wrong: ["gui", "thu", "gio"])).page
    },
  ]

  private static func weekly(_ fixtures: PageFixtures, isKept: Bool = false, isOwn: Bool = true) throws
    -> WeeklyReportPage
  {
    let view = try fixtures.reportView()
    let name = BilingualText(fixtures.text)
    let agency = try fixtures.agency(AgencyCode(TestStore.district))
    let step = WeeklyReport.Step(
      procedure: Permit.procedure, step: 0, name: name, unit: name, count: 1, excess: Moment.day)
    let report = WeeklyReport(
      figures: view.report.total, before: view.report.total, madeAt: fixtures.now, dueNext: 3, likelyLate: 1,
      toAnswer: 1,
      comments: 2, causes: [WeeklyReport.Cause(cause: .overload, count: 1), WeeklyReport.Cause(cause: nil, count: 1)],
      steps: [step],
      units: [
        WeeklyReport.Unit(agency: try fixtures.agency().code.description, name: name, rated: 4, late: 2),
        WeeklyReport.Unit(name: name, rated: 4, late: 0),
      ])
    let week = ISOWeek(containing: fixtures.today)
    return WeeklyReportPage(
      lines: WeeklyLines(report: report, week: week, words: fixtures.words, language: fixtures.language), view: view,
      agency: agency, catalogue: fixtures.catalogue, isKept: isKept, isOwn: isOwn, readsComments: true,
      opensDossiers: true)
  }

  private static func settings(_ fixtures: PageFixtures, _ form: Form) throws -> WeeklySettingsPage {
    let schedule = WeeklySchedule()
    return WeeklySettingsPage(
      form: form, agency: HTML(text: fixtures.text), schedule: schedule, owner: try fixtures.agency(), isOwn: false,
      next: schedule.next(after: fixtures.now), missingChannels: [.sms], notice: .done("Xong"),
      csrfField: fixtures.csrfField, language: fixtures.language)
  }
}
