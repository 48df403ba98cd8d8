import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

enum TrackingBookHandlers {
  /// `GET /can-bo/so-theo-doi?tu=&den=&co-quan=&dang=xlsx`: the book of the agency, or of one that merged into it, for
  /// these days, or for today if none are given; 422 for days that cannot be read.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let books = account.ownAgencies(in: visit.catalogue, on: visit.now.date)
    let chosen = visit.query[AgencyScope.field]
    guard let code = chosen.isEmpty ? account.agency : books.first(where: { $0.description == chosen }) else {
      throw PortalError.forbidden
    }
    guard let agency = visit.catalogue.agency(code) else { throw PortalError.notFound }
    let today = visit.now.date
    let form = ReportForm(visit.query, standard: Period(day: today), today: today, words: visit.words)
    if let period = form.period, form.format == .xlsx {
      let lines = try visit.reader.trackingBook(
        agency: agency.code, from: period.from, to: period.to, limit: TableFile.mostRows + 1)
      visit.note(.export, lines.map(\.id))
      let file = TrackingBookFile(
        agency: agency, period: period, lines: lines, catalogue: visit.catalogue, words: visit.words,
        language: visit.language)
      return try .sheet(file.table)
    }
    let lines = try form.period.map { period in
      // One more than is shown, to know whether there are more.
      try visit.reader.trackingBook(
        agency: agency.code, from: period.from, to: period.to, limit: TrackingBookPage.limit + 1)
    }
    visit.note(.list, lines.map { $0.map(\.id) } ?? [])
    let page = TrackingBookPage(
      form: form, agency: agency, books: books.compactMap(visit.catalogue.agency), lines: lines ?? [],
      catalogue: visit.catalogue, words: visit.words, language: visit.language, site: visit.site)
    return visit.show(page.page)
  }
}
