import HTTPServer
import OneStop
import OneStopStore

enum WorklistHandlers {
  /// `GET /can-bo?muc=&trang=`: without `muc`, what the reader has in hand, or else all of the agency.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let soon = visit.calendar.endOfDueSoon(now: visit.now)
    let counts = try visit.reader.worklistCounts(
      agency: account.agency, login: account.login, now: visit.now, soon: soon)
    let tab = WorklistTab(rawValue: visit.query["muc"]) ?? (counts.mine > 0 ? .mine : .open)
    let number = max(1, min(Int(visit.query["trang"]) ?? 1, 1 + tab.count(in: counts) / WorklistPage.pageLength))
    let dossiers = try visit.reader.worklist(
      tab.list(login: account.login, until: soon), agency: account.agency, now: visit.now,
      limit: WorklistPage.pageLength, offset: (number - 1) * WorklistPage.pageLength)
    let words = visit.words
    let caption = words.staff.caption[tab](count: tab.count(in: counts))
    let page = WorklistPage(tab: tab, counts: counts, page: number, table: visit.table(of: dossiers, caption))
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
