import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum EmptySearchHandlers {
  /// `GET /quan-tri/tim-khong-thay?dang=xlsx`: for the administrators of the whole city, whose catalogue it is.
  static let show: VisitHandler = { visit in
    try await visit.state.shared.emptySearches.flush(to: visit.state.store)
    visit.reader.endBatch()
    let isFile = visit.query["dang"] == ReportFormat.xlsx.rawValue
    let page = EmptySearchPage(
      searches: try visit.reader.emptySearches(
        since: visit.now.date.adding(days: -EmptySearchPage.days),
        limit: isFile ? TableFile.mostRows : EmptySearchPage.limit),
      words: visit.words)
    if isFile { return try .sheet(page.table(on: visit.now.date)) }
    return visit.show(page.page)
  }
}

/// What people looked for and did not find: what the catalogue's keywords lack.
struct EmptySearchPage {
  let searches: [EmptySearchCount]
  let words: Words

  static let days = 30
  static let limit = 200

  var page: Page {
    Page(words.catalogue.emptySearches.title.html, content, for: .staff, current: .emptySearches)
  }

  private var content: HTML {
    let names = words.catalogue.emptySearches
    let heading: HTML = "<h1>\(names.title)</h1> <p>\(names.introduction(count: EmptySearchPage.days))</p>"
    guard !searches.isEmpty else { return "\(heading) <p>\(names.none)</p>" }
    let rows = searches.map { search -> HTML in
      """
      <tr><th scope="row" lang="vi"><a href="\(Address.procedureSettings.with(ProcedureSettingForm.Field.found, search.words))">\
      \(search.words)</a></th> <td class="number">\(search.count)</td> \
      <td>\(words.shortDate(search.lastDay))</td></tr>
      """
    }
    return """
      \(heading) <div class="frame" tabindex="0" role="region" aria-label="\(names.caption)"><table>\
      <caption>\(names.caption)</caption><thead><tr><th scope="col">\(names.words)</th> \
      <th scope="col" class="number">\(names.count)</th> <th scope="col">\(names.last)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>\
      \(DownloadLinks(words: words.reports) { $0 == .xlsx ? .emptySearches.with("dang", $0.rawValue) : nil }.html)
      """
  }

  func table(on day: LocalDate) -> TableFile {
    let names = words.catalogue.emptySearches
    return TableFile(
      name: "tim-khong-thay_\(day)", sheet: names.link.text, caption: [names.title.text],
      columns: [names.words, names.count, names.last].map { .init($0.text) },
      rows: searches.map { search in
        let (year, month, day) = search.lastDay.components
        return [.text(search.words), .integer(search.count), .date(year: year, month: month, day: day)]
      })
  }
}
