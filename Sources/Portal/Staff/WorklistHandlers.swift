import HTTPServer
import OneStop
import OneStopStore

enum WorklistHandlers {
  /// `GET /can-bo?muc=&thu-tuc=&nguoi=&kenh=&xep=&trang=`: without `muc`, what the reader has in hand, or else all of the
  /// agency.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let question = WorklistQuestion(visit.query)
    let soon = visit.calendar.endOfDueSoon(now: visit.now)
    let counts = try visit.reader.worklistCounts(
      agency: account.agency, login: account.login, now: visit.now, soon: soon, filter: question.filter)
    let tab = WorklistTab(rawValue: visit.query["muc"]) ?? (counts.mine > 0 ? .mine : .open)
    let last = max(1, (tab.count(in: counts) + WorklistPage.pageLength - 1) / WorklistPage.pageLength)
    let number = max(1, min(Int(visit.query["trang"]) ?? 1, last))
    let dossiers = try visit.reader.worklist(
      tab.list(login: account.login, until: soon), agency: account.agency, now: visit.now, filter: question.filter,
      order: question.sort?.order, limit: WorklistPage.pageLength, offset: (number - 1) * WorklistPage.pageLength)
    let words = visit.words
    let caption = words.staff.caption[tab](count: tab.count(in: counts))
    let agency = visit.catalogue.agency(account.agency)
    let filter = WorklistFilterForm(
      tab: tab, question: question, procedures: agency.map(visit.catalogue.procedures(handledBy:)) ?? [],
      colleagues: try visit.reader.staff(of: account.agency), words: words, language: visit.language)
    let page = WorklistPage(
      tab: tab, counts: counts, page: number, last: last, filter: filter, table: visit.table(of: dossiers, caption))
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
