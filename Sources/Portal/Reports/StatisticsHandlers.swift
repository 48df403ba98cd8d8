import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore

/// Public figures, for everyone: the city by agency, and an agency by its procedures.
enum StatisticsHandlers {
  /// `GET /thong-ke`, `/thong-ke.csv`, `/thong-ke.json`
  static let city: ReadHandler = { visit in try visit.statistics(nil, .html) }
  static let cityCSV: ReadHandler = { visit in try visit.statistics(nil, .csv) }
  static let cityJSON: ReadHandler = { visit in try visit.statistics(nil, .json) }

  /// `GET /thong-ke/{agency}`, with `.csv` or `.json` behind the code for a file: codes have dots of their own.
  static let agency: ReadHandler = { visit in
    var text = visit.context.parameters["agency"] ?? ""
    var format = ReportFormat.html
    for (ending, file) in [(".csv", ReportFormat.csv), (".json", .json)] where text.hasSuffix(ending) {
      text = String(text.dropLast(ending.count))
      format = file
    }
    guard let agency = AgencyCode(typed: text).flatMap(visit.catalogue.agency) else { throw PortalError.notFound }
    return try visit.statistics(agency, format)
  }
}

extension Visit {
  fileprivate func statistics(_ agency: Agency?, _ format: ReportFormat) throws -> Response {
    let builder = reportBuilder(for: .everyone)
    let scope = agency.map { ReportScope.agency($0.code) } ?? .city
    let grouping = agency == nil ? Report.Grouping.agency : .procedure
    let standard = ReportPeriodName.lastMonth.period(now: now)
    var form = ReportForm(query, standard: standard, today: now.date, words: words)
    guard var period = form.period else { return mendStatistics(form, agency) }

    var report = try builder.report(
      ReportQuestion(period: period, grouping: grouping, scope: scope), from: reader, now: now)
    let isChosen = !query["tu"].isEmpty || !query["den"].isEmpty
    if !isChosen, report.rows.isEmpty {
      // A month before the portal's first dossier says nothing: what has happened since then does.
      period = ReportPeriodName.thisMonth.period(now: now)
      form.choose(period)
      report = try builder.report(
        ReportQuestion(period: period, grouping: grouping, scope: scope), from: reader, now: now)
    }
    let file = ReportFile(
      report, scope: plainScope(scope), words: words, language: language, hasRatings: true)
    switch format {
    case .csv:
      return .download(file.csv(), name: "\(file.name).csv", type: "text/csv; charset=utf-8", isPublic: true)
    case .json: return .json(ReportJSON(report: report, hasRatings: true).bytes, isPublic: true)
    case .html, .xlsx: break
    }
    let question = ReportQuestion(period: period, grouping: grouping, scope: scope)
    let view = try reportView(report, question, by: builder) { row in
      let days = "?tu=\(period.from)&den=\(period.to)"
      if agency == nil { return AgencyCode(row.key).flatMap(catalogue.agency).map { "/thong-ke/\($0.code)\(days)" } }
      return ProcedureCode(row.key).flatMap(catalogue.procedure).map { "/thu-tuc/\($0.code)" }
    }
    let page = StatisticsPage(
      view: view, form: form, agency: agency, below: agency.map { catalogue.children(of: $0.code) } ?? [],
      contact: agency.map { ContactFacts(counter: catalogue.counter(of: $0), words: words, language: language) },
      isChosen: isChosen, now: now)
    return self.page(statisticsFrame(page.title, agency), page.content)
  }

  private func mendStatistics(_ form: ReportForm, _ agency: Agency?) -> Response {
    let title = StatisticsPage.title(agency, words, language)
    let content: HTML = """
      <h1>\(title)</h1>\(form.form.errorSummary)\
      \(form.html(action: StatisticsPage.path(agency), hasGroupings: false))
      """
    return page(statisticsFrame(form.form.title(title), agency), content, status: .unprocessableContent)
  }

  private func statisticsFrame(_ title: HTML, _ agency: Agency?) -> Frame {
    var frame = frame(title, current: .statistics)
    if agency != nil { frame.crumbs = [(words.site.statistics.html, "/thong-ke")] }
    return frame
  }
}
