import HTTPServer
import OneStop
import OneStopStore

enum WorklistHandlers {
  /// `GET /can-bo?muc=&thu-tuc=&nguoi=&kenh=&xep=&dong=&trang=&chon=`: without `muc`, what the reader has in hand, or else
  /// all of the agency.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let question = WorklistQuestion(visit.query)
    let soon = visit.calendar.endOfDueSoon(now: visit.now)
    let counts = try visit.reader.worklistCounts(
      agency: account.agency, login: account.login, now: visit.now, soon: soon, filter: question.filter)
    let tab = WorklistTab(rawValue: visit.query["muc"]) ?? (counts.mine > 0 ? .mine : .open)
    let last = max(1, (tab.count(in: counts) + question.rows - 1) / question.rows)
    let number = max(1, min(Int(visit.query["trang"]) ?? 1, last))
    let dossiers = try visit.reader.worklist(
      tab.list(login: account.login, until: soon), agency: account.agency, now: visit.now, filter: question.filter,
      order: question.sort?.order, limit: question.rows, offset: (number - 1) * question.rows)
    let words = visit.words
    let caption = words.staff.caption[tab](count: tab.count(in: counts))
    let agency = visit.catalogue.agency(account.agency)
    let colleagues = try visit.reader.staff(of: account.agency)
    let filter = WorklistFilterForm(
      tab: tab, question: question, procedures: agency.map(visit.catalogue.procedures(handledBy:)) ?? [],
      colleagues: colleagues, words: words, language: visit.language)
    var table = visit.table(of: dossiers, caption)
    let isTicked = visit.query[WorklistQuestion.Field.ticked] == WorklistQuestion.everyRow
    table.choice = RowChoice(words: words, isTicked: isTicked)
    let choice = BulkChoice(
      offered: account.bulkActions(in: Office(colleagues)), colleagues: colleagues,
      form: Form(words: words, idPrefix: BulkField.idPrefix))
    let page = WorklistPage(
      tab: tab, counts: counts, page: number, last: last, filter: filter, table: table, choice: choice,
      isTicked: isTicked, csrfField: visit.csrfField)
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
