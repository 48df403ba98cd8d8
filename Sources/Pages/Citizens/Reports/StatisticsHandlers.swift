import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Public figures, for everyone: the city by agency, and an agency by its procedures.
enum StatisticsHandlers {
  /// `GET /thong-ke`, `/thong-ke.csv`, `/thong-ke.xlsx`, `/thong-ke.json`
  static let city: ReadHandler = { visit in try visit.statistics(nil, .html) }
  static let cityCSV: ReadHandler = { visit in try visit.statistics(nil, .csv) }
  static let citySheet: ReadHandler = { visit in try visit.statistics(nil, .xlsx) }
  static let cityJSON: ReadHandler = { visit in try visit.statistics(nil, .json) }

  /// `GET /thong-ke/{agency}`, with `.csv`, `.xlsx` or `.json` after the code for a file: codes have dots of their own.
  static let agency: ReadHandler = { visit in
    var text = visit.context.parameters["agency"] ?? ""
    var format = ReportFormat.html
    let files: [(ending: String, ReportFormat)] = [(".csv", .csv), (".xlsx", .xlsx), (".json", .json)]
    for (ending, file) in files where text.hasSuffix(ending) {
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
    guard var period = form.period else { return show(StatisticsPage.mistakes(form, agency, words, language)) }

    reader.askEarly { reader in
      _ = try builder.report(
        ReportQuestion(period: period, grouping: grouping, scope: scope), from: reader, now: now)
      _ = try publicRatings(period, agency)
    }
    var report = try builder.report(
      ReportQuestion(period: period, grouping: grouping, scope: scope), from: reader, now: now)
    let isChosen = !query["tu"].isEmpty || !query["den"].isEmpty
    if !isChosen, report.rows.isEmpty {
      // The last month may have ended before the portal's first dossier; then this month says more.
      period = ReportPeriodName.thisMonth.period(now: now)
      form.choose(period)
      report = try builder.report(
        ReportQuestion(period: period, grouping: grouping, scope: scope), from: reader, now: now)
    }
    let ratings = try publicRatings(period, agency)
    let file = ReportFile(
      report, scope: plainScope(scope), words: words, language: language, ratings: ratings
    ).table
    switch format {
    case .csv: return .csv(file, isPublic: true)
    case .xlsx: return try .sheet(file, isPublic: true)
    case .json:
      return .download(
        ReportJSON(report: report, ratings: ratings).bytes, name: "\(file.name).json", type: "application/json",
        isPublic: true)
    case .html: break
    }
    let question = ReportQuestion(period: period, grouping: grouping, scope: scope)
    let view = try reportView(report, question, by: builder) { row in
      if agency == nil {
        return AgencyCode(row.key).flatMap(catalogue.agency).map { Address.statisticsOf($0.code).with(period) }
      }
      return ProcedureCode(row.key).flatMap(catalogue.procedure).map { Address.procedure($0.code) }
    }
    let page = StatisticsPage(
      view: view, ratings: ratings, form: form, agency: agency,
      below: agency.map { catalogue.children(of: $0.code) } ?? [],
      contact: agency.map { ContactFacts(counter: catalogue.counter(of: $0), words: words, language: language) },
      isChosen: isChosen, now: now)
    return show(page.page)
  }

  private func publicRatings(_ period: Period, _ agency: Agency?) throws -> PublicRatings {
    let counted = PublicRatings.period(of: period)
    return PublicRatings(
      of: period, city: try reader.ratings(in: counted),
      agency: try agency.map { ($0.code.description, try reader.ratings(in: counted, of: $0.code)) })
  }
}
