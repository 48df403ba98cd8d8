import HTTPServer
import OneStop
import OneStopStore

enum WorklistHandlers {
  /// `GET /can-bo?muc=&co-quan=&thu-tuc=&nguoi=&kenh=&xep=&dong=&trang=&chon=`: without `muc`, what the reader has in
  /// hand, or else all of the agency; 403 for an agency that the reader does not see.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let question = WorklistQuestion(visit.query)
    let today = visit.now.date
    guard let scope = AgencyScope(question.agency, of: account, in: visit.catalogue, on: today) else {
      throw PortalError.forbidden
    }
    let agencies = scope.agencies(of: account, in: visit.catalogue, on: today)
    let soon = visit.calendar.endOfDueSoon(now: visit.now)
    let counts = try visit.reader.worklistCounts(
      agencies: agencies, login: account.login, now: visit.now, soon: soon, filter: question.filter)
    let tab = WorklistTab(rawValue: visit.query["muc"]) ?? (counts.mine > 0 ? .mine : .open)
    let last = max(1, (tab.count(in: counts) + question.rows - 1) / question.rows)
    let number = PageNumber.asked(visit.query["trang"], of: last)
    let dossiers = try visit.reader.worklist(
      tab.list(login: account.login, until: soon), agencies: agencies, now: visit.now, filter: question.filter,
      order: question.sort?.order, limit: question.rows, offset: (number - 1) * question.rows)
    let words = visit.words
    let caption = words.staff.caption[tab](count: tab.count(in: counts))
    let shown = agencies.compactMap(visit.catalogue.agency)
    let colleagues = agencies.count == 1 ? try visit.reader.staff(of: agencies[0]) : []
    let filter = WorklistFilterForm(
      tab: tab, question: question,
      procedures: visit.catalogue.procedures.filter { procedure in
        shown.contains { procedure.isHandled(by: $0) }
      },
      colleagues: colleagues, words: words,
      language: visit.language)
    let scopeForm = AgencyScopeForm(
      scope: scope, account: account, catalogue: visit.catalogue, date: today, action: "/can-bo",
      hidden: [(name: WorklistQuestion.Field.tab, value: tab.rawValue)] + question.fields, words: words,
      language: visit.language)
    var table = visit.table(of: dossiers, caption)
    table.showsAgency = agencies.count > 1
    var choice: WorklistPage.Choice?
    // Whoever leads from above looks; the agency itself acts.
    if scope == .own {
      let isTicked = visit.query[WorklistQuestion.Field.ticked] == WorklistQuestion.everyRow
      table.choice = RowChoice(words: words, isTicked: isTicked)
      let actions = BulkChoice(
        offered: account.bulkActions, colleagues: colleagues,
        form: Form(words: words, idPrefix: BulkField.idPrefix))
      choice = WorklistPage.Choice(actions: actions, isTicked: isTicked, csrfField: visit.csrfField)
    }
    var page = WorklistPage(
      tab: tab, counts: counts, page: number, last: last, scope: scopeForm, filter: filter, table: table,
      choice: choice)
    if agencies.count == 1 {
      let count = try visit.reader.placementCount(agencies: agencies)
      let codes = count == 0 ? [] : try visit.reader.placedDossiers(agency: agencies[0], limit: PlacementList.limit)
      page.placements = PlacementList(codes: codes, count: count, words: words)
    }
    return visit.page(visit.frame(page.title, current: .worklist, forStaff: true), page.content)
  }
}

extension Visit {
  func table(of dossiers: [DossierSummary], _ caption: HTML) -> DossierTable {
    DossierTable(
      dossiers: dossiers, caption: caption, catalogue: catalogue, calendar: calendar, now: now, words: words,
      language: language)
  }
}
