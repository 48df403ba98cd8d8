import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words
import Workbook

enum LateCausesHandlers {
  /// `GET /quan-tri/tre-han?tu=&den=&co-quan=&nguyen-nhan=&dang=html|csv|xlsx`: late dossiers of the reader's agency
  /// and those below it.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let words = visit.words
    var form = ReportForm(
      visit.query, standard: ReportPeriodName.thisMonth.period(now: visit.now), today: visit.now.date,
      words: visit.words)
    let agency = visit.query["co-quan"]
    let scope = visit.reportScope(ReportChoice(agency: agency), account)
    if scope == nil { form.mistake("tu", visit.words.reports.badAgency) }
    guard let period = form.period, let scope else {
      return visit.show(LateCausesPage.mistakes(form))
    }
    let choice = LateCausesAddress(
      period: period, agency: agency, cause: LatenessCause(rawValue: visit.query["nguyen-nhan"]))
    let agencies = visit.reportBuilder(for: .staff).agencies(of: scope)
    let counts = try visit.reader.lateCounts(in: period, agencies: agencies)
    var steps: [WeeklyReport.Step]?
    if counts.values.reduce(0, +) <= LateCausesPage.mostSteps {
      let late = try visit.reader.lateDossiers(
        in: period, agencies: agencies, sight: .all, limit: LateCausesPage.mostSteps)
      steps = try LateSteps(catalogue: visit.catalogue).counts(late, from: visit.reader)
    }
    if form.format == .csv || form.format == .xlsx {
      let dossiers = try visit.reader.lateDossiers(
        in: period, agencies: agencies, sight: visit.confidentialSight, cause: choice.cause, limit: TableFile.mostRows)
      let total = counts.filter { choice.cause == nil || $0.key == choice.cause }.values.reduce(0, +)
      let code = AgencyCode(typed: agency) ?? account.agency
      let days = words.reports.period.text([
        "from": words.dateText(period.from), "to": words.dateText(period.to),
      ])
      let make: LateFile.Maker = { sheet, columns, rows in
        TableFile(
          name: "tre-han_\(code)_\(period.from)_\(period.to)", sheet: sheet.text,
          caption: [words.lateness.page.title.text, visit.plainScope(scope), days]
            + (rows.count < TableFile.mostRows ? [] : [visit.limited(to: rows.count, of: total)]),
          columns: columns.map { .init($0.text) }, rows: rows.map { Workbook.Row($0) })
      }
      let file = LateFile(words: words)
      let list = file.dossiers(dossiers, visit.catalogue, visit.language, make)
      if form.format == .csv { return .csv(list) }
      return try .sheet([
        list, file.causes(WeeklyReport.Cause.rows(counts), make),
        file.steps(steps ?? [], visit.catalogue, visit.language, make),
      ])
    }
    let page = LateCausesPage(
      form: form, period: period, scope: HTML(text: visit.plainScope(scope)), counts: counts, steps: steps,
      dossiers: try visit.reader.lateDossiers(
        in: period, agencies: agencies, sight: visit.confidentialSight, cause: choice.cause,
        limit: LateCausesPage.listed + 1),
      choice: choice, opensDossiers: account.role.has(.handleDossiers), catalogue: visit.catalogue,
      words: visit.words, language: visit.language)
    return visit.show(page.page)
  }
}
