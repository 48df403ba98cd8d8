import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum ReportHandlers {
  /// `GET /quan-tri/bao-cao`: a report on the reader's agency and all below it, as a page or a file.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let words = visit.words
    let standard = ReportPeriodName.thisMonth.period(now: visit.now)
    var form = ReportForm(visit.query, standard: standard, today: visit.now.date, words: words)
    let choice = ReportChoice(agency: visit.query["co-quan"], field: visit.query["linh-vuc"])
    let scope = visit.reportScope(choice, account)
    if scope == nil { form.mistake("theo", words.reports.badAgency) }
    if !choice.field.isEmpty, choice.field != ReportBuilder.noField, visit.catalogue.field(choice.field) == nil {
      form.mistake("theo", words.reports.badField)
    }
    guard let period = form.period, let scope else { return visit.show(ReportPage.mistakes(form, chosen: choice)) }

    let question = ReportQuestion(
      period: period, grouping: form.grouping, scope: scope, field: choice.field.isEmpty ? nil : choice.field)
    let builder = visit.reportBuilder(for: .staff)
    let report = try builder.report(question, from: visit.reader, now: visit.now)
    let file = ReportFile(
      report, scope: visit.plainScope(scope, choice), words: words, language: visit.language
    ).table
    switch form.format {
    case .html: return try visit.reportPage(report, question, form, choice)
    case .csv: return .csv(file)
    case .xlsx: return try .sheet(file)
    case .json:
      return .download(ReportJSON(report: report).bytes, name: "\(file.name).json", type: "application/json")
    }
  }

  /// `GET /quan-tri`: the month so far in one number, with links to more.
  static let home: ReadHandler = { visit in
    let account = try visit.account
    let builder = visit.reportBuilder(for: .staff)
    let scope = ReportScope.subtree(account.agency)
    let question = ReportQuestion(
      period: ReportPeriodName.thisMonth.period(now: visit.now), grouping: .agency, scope: scope)
    let report = try builder.report(question, from: visit.reader, now: visit.now)
    var view = try visit.reportView(report, question, by: builder) { _ in nil }
    view.list = try visit.figureLists(of: report, question, ReportChoice())
    let page = AdminPage(
      view: view, agency: visit.agencyName(account.agency), now: visit.now, question: question,
      readsComments: account.role.has(.readComments))
    return visit.show(page.page)
  }
}

extension Visit {
  /// The reader's agency and all below it, or the agency chosen among these and those that merged into them; nil for
  /// any other.
  func reportScope(_ choice: ReportChoice, _ account: Account) -> ReportScope? {
    guard !choice.agency.isEmpty else { return .subtree(account.agency) }
    guard let code = AgencyCode(typed: choice.agency),
      account.ownAgencies(in: catalogue, on: now.date).contains(where: { own in
        catalogue.subtree(of: own).contains { $0.code == code }
      })
    else { return nil }
    return .agency(code)
  }

  fileprivate func reportPage(
    _ report: Report, _ question: ReportQuestion, _ form: ReportForm, _ choice: ReportChoice
  ) throws -> Response {
    let builder = reportBuilder(for: .staff)
    let lateEntries = try reader.lateEntries(in: question.period, agencies: builder.agencies(of: question.scope))
    var view = try reportView(report, question, by: builder) { closerLook(at: $0, question, choice) }
    view.list = try figureLists(of: report, question, choice)
    let page = ReportPage(
      view: view, form: form, question: question, scope: HTML(text: plainScope(question.scope, choice)), chosen: choice,
      lateEntries: lateEntries, opensDossiers: session?.account.role.has(.handleDossiers) ?? false,
      readsComments: session?.account.role.has(.readComments) ?? false, now: now)
    return show(page.page)
  }

  /// The target of the link on a row's name: the procedures of an agency or a field, or the procedure itself.
  private func closerLook(at row: Report.Row, _ question: ReportQuestion, _ choice: ReportChoice) -> Address? {
    var closer = question
    var choice = choice
    closer.grouping = .procedure
    switch question.grouping {
    case .agency: choice.agency = row.key
    case .field: choice.field = row.key
    case .procedure:
      return ProcedureCode(row.key).flatMap(catalogue.procedure).map { Address.procedure($0.code) }
    }
    return .report(closer, choice)
  }

  func reportBuilder(for audience: ReportBuilder.Audience) -> ReportBuilder {
    state.reportBuilder(catalogue, for: audience)
  }

  func reportView(
    _ report: Report, _ question: ReportQuestion, by builder: ReportBuilder, address: @escaping (Report.Row) -> Address?
  ) throws -> ReportView {
    // The period before is counted as of its own end, whenever the report is read.
    let previous =
      question.field == nil
      ? try builder.total(of: question.period.previous, scope: question.scope, from: reader, now: now)
      : try builder.report(question.previous, from: reader, now: now).total
    return ReportView(report: report, previous: previous, words: words, language: language, address: address)
  }

  /// The agencies whose dossiers a report counts, in words.
  func plainScope(_ scope: ReportScope, _ choice: ReportChoice = ReportChoice()) -> String {
    var text =
      switch scope {
      case .city: words.reports.city.text
      case .agency(let code): agencyName(code)
      case .subtree(let code):
        catalogue.children(of: code).isEmpty
          ? agencyName(code) : words.reports.subtree.text(["agency": agencyName(code)])
      }
    if let field = catalogue.field(choice.field) { text += " – \(words.plainName(field.name, in: language))" }
    return text
  }
}
