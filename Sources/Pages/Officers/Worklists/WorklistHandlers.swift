import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum WorklistHandlers {
  /// `GET /can-bo?muc=&co-quan=&thu-tuc=&nguoi=&kenh=&xep=&dong=&sau=&truoc=&trang=&chon=`: without `muc`, the reader's
  /// own dossiers, or else all of the agency's; 403 for an agency that the reader does not see.
  static let show: ReadHandler = { visit in try visit.worklist(visit.query, WorklistForm(words: visit.words)) }

  /// `GET /can-bo/danh-sach.xlsx` with the same choices: all rows of the list as of now, up to the limit of files.
  static let file: ReadHandler = { visit in
    let list = try visit.chosenList(visit.query)
    let dossiers = try visit.reader.worklist(
      list.tab.list(login: try visit.account.login, until: list.soon), agencies: list.agencies,
      sight: visit.confidentialSight, now: visit.now, filter: list.question.filter, order: list.question.sort?.order,
      limit: TableFile.mostRows)
    let count = list.tab.count(in: list.counts)
    visit.note(.export, dossiers.map(\.id))
    return try .sheet(
      visit.dossierFile(
        "ho-so_\(list.tab.rawValue)", "\(visit.words.site.worklist.text): \(visit.words.staff.tabs[list.tab].text)",
        of: dossiers, count: count, scope: list.scope, list.agencies))
  }

  /// The list that a form for many dossiers was sent from, with its ticks and choices.
  static let again: VisitHandler = { visit in
    try visit.worklist(visit.list.query, WorklistForm(visit.form, words: visit.words))
  }

  /// Another page of it, or the same page with more or fewer ticks; nil if the form asks for neither.
  static func turned(_ visit: Visit) throws -> Response? {
    let form = visit.form
    for (field, ticks) in [
      (BulkField.goTo, WorklistForm.Ticks.all), (BulkField.clear, .none), (BulkField.clearPage, .elsewhere),
    ] {
      guard let list = ListAddress(form[field]), list.kind == .worklist else { continue }
      return try visit.worklist(list.query, WorklistForm(form, ticks: ticks, words: visit.words))
    }
    return nil
  }
}

/// The ticks and choices in a list, as they were posted.
struct WorklistForm {
  /// Which ticks are kept.
  enum Ticks {
    case all, none
    /// Those on other pages.
    case elsewhere
  }

  let form: Form
  let items: [BulkItem]
  var keepsPage = true

  init(_ values: FormContent = FormContent([]), ticks: Ticks = .all, words: Words) {
    self.init(Form(values, words: words, idPrefix: BulkField.idPrefix), ticks: ticks)
  }

  /// - Parameter form: with its mistakes.
  init(_ form: Form, ticks: Ticks = .all) {
    self.form = form
    items = ticks == .none ? [] : Array(BulkItem.read(form.values).prefix(BulkOrder.limit * 2))
    keepsPage = ticks == .all
  }
}

extension WorklistHandlers {
  fileprivate static let givenAwayField = "da"

  /// The page for somebody who has just given a confidential dossier to another.
  static let givenAway = Address.worklist.with(givenAwayField, Action.assign.path)
}

/// A list as its address describes it.
private struct ChosenList {
  let tab: WorklistTab
  let question: WorklistQuestion
  let scope: AgencyScope
  let agencies: [AgencyCode]
  let counts: WorklistCounts
  /// The last due moment that counts as soon.
  let soon: Moment
}

extension Visit {
  /// 403 for an agency that the reader does not see.
  fileprivate func chosenList(_ query: FormContent) throws -> ChosenList {
    let account = try account
    let question = WorklistQuestion(query)
    guard let scope = AgencyScope(question.agency, of: account, in: catalogue, on: now.date) else {
      throw PortalError.forbidden
    }
    let agencies = scope.agencies(of: account, in: catalogue, on: now.date)
    let soon = calendar.endOfDueSoon(now: now)
    if agencies.count == 1 {
      reader.askEarly { reader in
        _ = try? reader.staff(of: agencies[0], on: now.date)
        _ = try? reader.placementCount(agencies: agencies)
      }
    }
    let counts = try reader.worklistCounts(
      agencies: agencies, login: account.login, sight: confidentialSight, now: now, soon: soon,
      filter: question.filter)
    let tab = WorklistTab(rawValue: query[WorklistQuestion.Field.tab]) ?? (counts.mine > 0 ? .mine : .open)
    return ChosenList(tab: tab, question: question, scope: scope, agencies: agencies, counts: counts, soon: soon)
  }

  /// A list with its ticks and choices; 422 if they have mistakes.
  func worklist(_ query: FormContent, _ chosen: WorklistForm) throws -> Response {
    let account = try account
    let today = now.date
    let list = try chosenList(query)
    let (tab, question, counts) = (list.tab, list.question, list.counts)
    let (scope, agencies, soon) = (list.scope, list.agencies, list.soon)
    let rows = try WorklistRows(
      tab.list(login: account.login, until: soon), agencies: agencies, sight: confidentialSight,
      question: question, query: query, count: tab.count(in: counts), now: now, reader: reader)
    // The reader's own work is the one list that nobody is told of.
    if scope != .own { note(.list, rows.dossiers.map(\.id)) }
    let shown = agencies.compactMap(catalogue.agency)
    let colleagues = agencies.count == 1 ? try reader.staff(of: agencies[0], on: now.date) : []
    let filter = WorklistFilterForm(
      tab: tab, question: question,
      procedures: catalogue.procedures.filter { procedure in shown.contains { procedure.isHandled(by: $0) } },
      colleagues: colleagues, words: words, language: language)
    let scopeForm = AgencyScopeForm(
      scope: scope, account: account, catalogue: catalogue, date: today, action: .worklist,
      hidden: [(name: WorklistQuestion.Field.tab, value: tab.rawValue)] + question.fields, words: words,
      language: language)
    var table = try table(of: rows.dossiers, words.staff.caption[tab](count: tab.count(in: counts)))
    table.showsAgency = agencies.count > 1
    var choice: WorklistPage.Choice?
    // Superior agencies may view; only the agency itself may act.
    if scope == .own {
      let codes = Set(rows.dossiers.map(\.code))
      let here = chosen.items.filter { codes.contains($0.code) }
      let everyRow = query[WorklistQuestion.Field.ticked] == WorklistQuestion.everyRow
      let ticks: RowTicks = everyRow ? .every : .these(chosen.keepsPage ? Set(here.map(\.code)) : [])
      table.choice = RowChoice(words: words, ticks: ticks)
      let actions = BulkChoice(offered: account.bulkActions, colleagues: colleagues, form: chosen.form)
      choice = WorklistPage.Choice(
        actions: actions, isTicked: everyRow, elsewhere: chosen.items.filter { !codes.contains($0.code) },
        csrfField: csrfField)
    }
    var page = WorklistPage(
      tab: tab, counts: counts, rows: rows, scope: scopeForm, filter: filter, table: table, choice: choice,
      toAnswer: toAnswer(account))
    if query[WorklistHandlers.givenAwayField] == Action.assign.path {
      page.message = Notice.done(words.staff.givenAway.html).html
    }
    if agencies.count == 1 {
      let count = try reader.placementCount(agencies: agencies)
      let codes = count == 0 ? [] : try reader.placedDossiers(agency: agencies[0], limit: PlacementList.limit)
      page.placements = PlacementList(codes: codes, count: count, words: words)
    }
    page.message += chosen.form.errorSummary
    var response = show(page.page(chosen.form))
    remember(ListAddress(page.address), in: &response)
    return response
  }

  /// The list that a form for many dossiers comes from.
  var list: ListAddress {
    ListAddress(form[BulkField.list]).flatMap { $0.kind == .worklist ? $0 : nil } ?? .worklist
  }

  func table(of dossiers: [DossierSummary], _ caption: HTML) throws -> DossierTable {
    try DossierTable(
      dossiers: dossiers, caption: caption, catalogue: catalogue, calendar: calendar, now: now, words: words,
      language: language, holders: names(of: dossiers.compactMap(\.officer)))
  }

  /// Display names by login.
  func names(of logins: [String]) throws -> [String: String] {
    try reader.accountNames(Set(logins))
  }
}
