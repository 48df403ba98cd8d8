import HTTPServer
import OneStop
import OneStopStore
import Web
import Words

enum ConsultationHandlers {
  /// `GET /can-bo/lien-thong?muc=&sau=&truoc=`: what the agency is asked, what it waits for, and what came of both, with
  /// what those that went up in it had.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let agency = account.agency
    let tab = ConsultationTab(rawValue: visit.query["muc"]) ?? .toAnswer
    // What is open has passed, or is about to.
    let agencies = tab.isOver ? account.ownAgencies(in: visit.catalogue, on: visit.now.date) : [agency]
    let lines = try KeyedPage(
      at: ListPlace(visit.query, numbers: 2), length: ConsultationListPage.pageLength, key: { $0.key(in: tab.list) },
      read: { place, limit in
        try visit.reader.consultations(
          tab.list, agencies: agencies, sight: visit.confidentialSight, place: place, limit: limit)
      })
    let page = ConsultationListPage(
      agency: agency, tab: tab,
      counts: try visit.reader.consultationCounts(agency: agency, sight: visit.confidentialSight),
      lines: lines, catalogue: visit.catalogue, calendar: visit.calendar, now: visit.now,
      words: visit.words, language: visit.language)
    var response = visit.show(page.page)
    visit.remember(ListAddress(visit.request.target), in: &response)
    return response
  }
}
