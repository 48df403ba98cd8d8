import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let worklists: [PageSample] =
    WorklistTab.allCases.map { tab in
      PageSample("worklist, \(tab), to act on") { try worklist($0, tab).page($0.form()) }
    } + [
      PageSample("worklist, to look at") { try worklist($0, .open, acts: false).page($0.form()) },
      PageSample("worklist, empty") { try worklist($0, .mine, []).page($0.form()) },
      PageSample("worklist, nothing chosen", wrong: [BulkField.idPrefix + BulkField.action]) {
        let form = $0.form(wrong: [BulkField.action], idPrefix: BulkField.idPrefix)
        var page = try worklist($0, .open, form: form)
        page.message = form.errorSummary
        return page.page(form)
      },
      PageSample("search", showsText: false) { SearchPage(form: $0.form(), agencies: [], table: nil).page },
      PageSample("search, nothing asked for", wrong: ["q"]) {
        SearchPage(form: $0.form(wrong: ["q"]), agencies: [], table: nil).page
      },
      PageSample("search, found") {
        var page = SearchPage(
          form: $0.form(["q": $0.text]), agencies: [(value: "", text: HTML(text: $0.text))], table: try $0.table())
        (page.number, page.last, page.hasMore) = (2, 3, true)
        return page.page
      },
      PageSample("search, not found") {
        SearchPage(form: $0.form(["q": $0.text]), agencies: [], table: try $0.table([]), elsewhere: "Quận 1").page
      },
      PageSample("tracking book") { try book($0, $0.reportForm()).page },
      PageSample("tracking book, wrong days", wrong: ["tu"]) { try book($0, $0.wrongReportForm()).page },
    ]

  static func worklist(
    _ fixtures: PageFixtures, _ tab: WorklistTab, _ statuses: [Status] = Status.allCases, acts: Bool = true,
    form: Form? = nil
  ) throws -> WorklistPage {
    let (words, language) = (fixtures.words, fixtures.language)
    let account = try fixtures.account(.officer)
    let question = WorklistQuestion(FormContent([]))
    var table = try fixtures.table(statuses)
    var choice: WorklistPage.Choice?
    if acts {
      table.choice = RowChoice(words: words, ticks: .every)
      choice = WorklistPage.Choice(
        actions: BulkChoice(
          offered: account.bulkActions, colleagues: try fixtures.colleagues(),
          form: form ?? fixtures.form(idPrefix: BulkField.idPrefix)),
        isTicked: false, elsewhere: [BulkItem(try fixtures.stored(in: .accepted).dossier.code, version: 1)],
        csrfField: fixtures.csrfField)
    }
    let code = try fixtures.stored(in: .accepted).dossier.code
    return WorklistPage(
      tab: tab, counts: WorklistCounts(),
      rows: WorklistRows(dossiers: table.dossiers, place: nil, before: 2, count: 900, list: .open, order: nil),
      scope: AgencyScopeForm(
        scope: .own,
        account: try fixtures.account(.leader, at: fixtures.catalogue.agencies.first { $0.parent == nil }?.code),
        catalogue: fixtures.catalogue, date: fixtures.today, action: .worklist, words: words, language: language),
      filter: WorklistFilterForm(
        tab: tab, question: question, procedures: fixtures.catalogue.procedures(handledBy: try fixtures.agency()),
        colleagues: try fixtures.colleagues(), words: words, language: language),
      table: table, choice: choice, toAnswer: 2, placements: PlacementList(codes: [code], count: 1, words: words))
  }

  private static func book(_ fixtures: PageFixtures, _ form: ReportForm) throws -> TrackingBookPage {
    let dossier = try fixtures.stored(in: .handedOver).dossier
    let line = TrackingBookLine(
      id: 1,
      code: dossier.code, procedure: dossier.filing.procedure, applicant: fixtures.text, address: fixtures.text,
      phone: PhoneNumber("0912345678"), acceptedAt: fixtures.now, due: dossier.due, newDue: nil,
      handedOverAt: fixtures.now, returnBy: .counter, outcome: dossier.ended?.outcome)
    let books = try [fixtures.agency(), fixtures.agency(Permit.planning)]
    return TrackingBookPage(
      form: form, agency: books[0], books: books, lines: form.period == nil ? [] : [line],
      catalogue: fixtures.catalogue,
      words: fixtures.words, language: fixtures.language, site: "https://motcua.example")
  }
}
