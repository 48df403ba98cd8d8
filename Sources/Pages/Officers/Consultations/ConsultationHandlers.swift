import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum ConsultationHandlers {
  /// `GET /can-bo/lien-thong?muc=&sau=&truoc=`: the questions to the agency and from it, open and closed, including
  /// those of agencies that merged into it.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let agency = account.agency
    let tab = ConsultationTab(rawValue: visit.query[Address.listField]) ?? .toAnswer
    // Open questions have passed to the successor, or are about to.
    let agencies = tab.isOver ? account.ownAgencies(in: visit.catalogue, on: visit.now.date) : [agency]
    let lines = try KeyedPage(
      at: ListPlace(visit.query, numbers: 2), length: ConsultationListPage.pageLength, key: { $0.key(in: tab.list) },
      read: { place, limit in
        try visit.reader.consultations(
          tab.list, agencies: agencies, sight: visit.confidentialSight, place: place, limit: limit)
      })
    visit.note(.list, Set(lines.rows.map(\.dossierID)))
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
