import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageFixtures {
  /// The form of a report of the month so far.
  func reportForm() -> ReportForm { ReportForm(FormContent([]), standard: period, today: today, words: words) }

  /// One whose first day is none.
  func wrongReportForm() -> ReportForm {
    ReportForm(FormContent([(name: "tu", value: text)]), standard: period, today: today, words: words)
  }

  /// More rows than are unfolded, each named by the text.
  func reportView(isEmpty: Bool = false) throws -> ReportView {
    var figures = ReportFigures()
    if !isEmpty {
      (figures.received.online, figures.ended.onTime, figures.ended.late) = (12, 9, 1)
      (figures.open.withinTime, figures.open.overdue) = (3, 1)
    }
    let code = try agency().code.description
    let rows = (0..<(isEmpty ? 0 : ReportView.rowsInSight + 2)).map { _ in
      Report.Row(key: code, name: BilingualText(text), figures: figures)
    }
    let report = Report(period: period, asOf: now, grouping: .agency, rows: rows, total: figures)
    return ReportView(report: report, previous: figures, words: words, language: language) { row in
      AgencyCode(row.key).map { Address.statisticsOf($0) }
    }
  }
}

extension PageSample {
  static let statistics: [PageSample] = [
    PageSample("figures of the city") { try statistics($0, of: nil).page },
    PageSample("figures of an agency") { try statistics($0, of: $0.agency(AgencyCode(TestStore.district))).page },
    PageSample("figures of nothing", showsText: false) { try statistics($0, of: nil, isEmpty: true).page },
    PageSample("figures, wrong days", wrong: ["tu"]) {
      StatisticsPage.mistakes($0.wrongReportForm(), nil, $0.words, $0.language)
    },
  ]

  private static func statistics(_ fixtures: PageFixtures, of agency: Agency?, isEmpty: Bool = false) throws
    -> StatisticsPage
  {
    let (catalogue, words, language) = (fixtures.catalogue, fixtures.words, fixtures.language)
    return StatisticsPage(
      view: try fixtures.reportView(isEmpty: isEmpty), ratings: PublicRatings(of: fixtures.period, city: [:]),
      form: fixtures.reportForm(), agency: agency, below: agency.map { catalogue.children(of: $0.code) } ?? [],
      contact: agency.map { ContactFacts(counter: catalogue.counter(of: $0), words: words, language: language) },
      isChosen: false, now: fixtures.now)
  }

  static let reports: [PageSample] =
    Report.Grouping.allCases.map { grouping in
      PageSample("report by \(grouping)") { try report($0, by: grouping).page }
    } + [
      PageSample("report of what was chosen") {
        try report($0, by: .procedure, chosen: ReportChoice(agency: $0.agency().code.description)).page
      },
      PageSample("report, wrong days", wrong: ["tu"]) {
        ReportPage.mistakes($0.wrongReportForm(), chosen: ReportChoice())
      },
      PageSample("first page of leaders") {
        AdminPage(
          view: try $0.reportView(), agency: $0.text, now: $0.now, question: try question($0, .agency),
          readsComments: true
        ).page
      },
    ]

  static func question(_ fixtures: PageFixtures, _ grouping: Report.Grouping) throws -> ReportQuestion {
    ReportQuestion(period: fixtures.period, grouping: grouping, scope: .subtree(try fixtures.agency().code))
  }

  private static func report(
    _ fixtures: PageFixtures, by grouping: Report.Grouping, chosen: ReportChoice = ReportChoice()
  ) throws -> ReportPage {
    let dossier = try fixtures.stored(in: .accepted).dossier
    let entry = LateEntry(
      code: dossier.code, agency: dossier.agency, procedure: dossier.filing.procedure, at: fixtures.now,
      recordedAt: fixtures.now, action: .finish)
    return ReportPage(
      view: try fixtures.reportView(), form: fixtures.reportForm(), question: try question(fixtures, grouping),
      scope: HTML(text: fixtures.text), chosen: chosen, lateEntries: [entry], opensDossiers: true, readsComments: true,
      now: fixtures.now)
  }
}
