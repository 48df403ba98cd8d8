import HTTPServer
import OneStop
import OneStopStore

enum ConsultationHandlers {
  /// `GET /can-bo/lien-thong?muc=&trang=`: what the agency is asked, what it waits for, and what it has answered, with
  /// what those that went up in it had.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let agency = account.agency
    let tab = ConsultationTab(rawValue: visit.query["muc"]) ?? .toAnswer
    let number = PageNumber.asked(visit.query["trang"], of: 10_000)
    let length = ConsultationListPage.pageLength
    // What is open has passed, or is about to.
    let agencies = tab == .ended ? account.ownAgencies(in: visit.catalogue, on: visit.now.date) : [agency]
    // One more than is shown tells whether there is another page.
    let lines = try visit.reader.consultations(
      tab.list, agencies: agencies, sight: visit.confidentialSight, limit: length + 1, offset: (number - 1) * length)
    let page = ConsultationListPage(
      agency: agency, tab: tab,
      counts: try visit.reader.consultationCounts(agency: agency, sight: visit.confidentialSight),
      lines: Array(lines.prefix(length)),
      page: number, hasMore: lines.count > length, catalogue: visit.catalogue, calendar: visit.calendar, now: visit.now,
      words: visit.words, language: visit.language)
    var response = visit.page(visit.frame(page.title, current: .consultations, forStaff: true), page.content)
    visit.remember(ListAddress(visit.request.target), in: &response)
    return response
  }
}

/// The lists, by the name that their address has.
package enum ConsultationTab: String, CaseIterable, Sendable {
  case toAnswer = "hoi-ta"
  case awaited = "ta-hoi"
  case ended = "da-xong"

  var list: ConsultationList {
    switch self {
    case .toAnswer: .toAnswer
    case .awaited: .awaited
    case .ended: .ended
    }
  }

  /// How many it holds; nil where nobody counts what is over.
  func count(in counts: ConsultationCounts) -> Int? {
    switch self {
    case .toAnswer: counts.toAnswer
    case .awaited: counts.awaited
    case .ended: nil
    }
  }
}
