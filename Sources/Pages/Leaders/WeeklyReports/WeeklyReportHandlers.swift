import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum WeeklyReportHandlers {
  /// `GET /can-bo/bao-cao-tuan?truoc=`: the weeks that have ended, for the reader's agency.
  static let list: ReadHandler = { visit in
    let account = try visit.account
    let present = ISOWeek(containing: visit.now.date)
    let end = ISOWeek(visit.query["truoc"]).map { min($0, present) } ?? present
    var week = end.previous
    var entries = (0..<WeeklyListPage.pageLength).map { _ in
      defer { week = week.previous }
      return WeeklyListPage.Entry(week: week, madeAt: nil)
    }
    let kept = try visit.reader.weeklyReports(of: account.agency, before: end, limit: entries.count)
    for (index, entry) in entries.enumerated() {
      entries[index].madeAt = kept.first { $0.week == entry.week }?.madeAt
    }
    let page = WeeklyListPage(
      entries: entries.filter { $0.week.monday.isInReports }, agency: HTML(text: visit.agencyName(account.agency)),
      setsReports: account.role.has(.setReports), words: visit.words)
    return visit.show(page.page)
  }

  /// `GET /can-bo/bao-cao-tuan/{week}?co-quan=&dang=xlsx`: the report as it was made, or else one computed now; 404 for
  /// a week that has not ended.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    guard let week = visit.context.parameters["week"].flatMap({ ISOWeek($0) }), week.monday.isInReports,
      week.monday <= visit.now.date
    else { throw PortalError.notFound }
    let chosen = visit.query["co-quan"]
    guard let code = chosen.isEmpty ? account.agency : AgencyCode(typed: chosen),
      let agency = visit.catalogue.agency(code)
    else { throw PortalError.notFound }
    guard visit.catalogue.isAgency(code, under: account.agency, on: visit.now.date) else { throw PortalError.forbidden }
    let kept = try visit.reader.weeklyReport(of: code, week: week)
    let report =
      try kept
      ?? WeeklyReportMaker(catalogue: visit.catalogue).report(of: code, week: week, from: visit.reader, now: visit.now)
    let lines = WeeklyLines(report: report, week: week, words: visit.words, language: visit.language)
    if visit.query["dang"] == ReportFormat.xlsx.rawValue {
      return try .sheet(WeeklyFile(lines: lines, agency: agency, catalogue: visit.catalogue).tables)
    }
    let page = WeeklyReportPage(
      lines: lines, view: visit.weeklyView(report, week), agency: agency, catalogue: visit.catalogue,
      isKept: kept != nil,
      isOwn: code == account.agency, readsComments: account.role.has(.readComments),
      opensDossiers: account.role.has(.handleDossiers))
    return visit.show(page.page)
  }
}

extension Visit {
  fileprivate func weeklyView(_ report: WeeklyReport, _ week: ISOWeek) -> ReportView {
    let period = week.period
    let whole = Report(
      period: period, asOf: period.asOf(now: Moment(microseconds: report.madeAt)), grouping: .agency, rows: [],
      total: report.figures)
    return ReportView(
      report: whole, previous: report.before, previousPeriod: week.previous.period, words: words, language: language
    ) { _ in nil }
  }
}
