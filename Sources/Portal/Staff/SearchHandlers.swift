import HTTPServer
import OneStop
import OneStopStore

enum SearchHandlers {
  /// `GET /can-bo/tim?q=`: by code or its tail, name, identity or phone number, in the agencies that the reader sees. A
  /// code that is found goes straight to its dossier.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let query = visit.query["q"].squeezed
    let form = Form(FormContent([(name: "q", value: query)]), words: visit.words)
    guard !query.isEmpty else {
      let isAsked = visit.query.pairs.contains { $0.name == "q" }
      return visit.search(SearchPage(form: form, table: nil), isEmpty: isAsked)
    }
    guard query.utf8.count <= 400 else { throw HTTPError(.uriTooLong, "The query is too long.") }
    let agencies = account.visibleAgencies(in: visit.catalogue)
    let dossiers = try visit.reader.search(query, agencies: agencies, limit: SearchPage.limit)
    if dossiers.count == 1, let only = dossiers.first, isCode(query, of: only.agency) {
      return .redirect(to: "/can-bo/ho-so/\(only.code)")
    }
    var table = visit.table(of: dossiers, visit.words.staff.search.found(count: dossiers.count))
    table.showsAgency = agencies.count > 1
    return visit.search(SearchPage(form: form, table: table), isEmpty: false)
  }

  /// A whole code, or a tail as people say it at the counter: `180601-0001`.
  static func isCode(_ query: String, of agency: AgencyCode) -> Bool {
    DossierCode(query) != nil || DossierCode("\(agency)-\(query)") != nil
  }
}

extension Visit {
  fileprivate func search(_ page: SearchPage, isEmpty: Bool) -> Response {
    var page = page
    if isEmpty {
      var form = page.form
      form.mistake("q", words.staff.search.empty)
      page = SearchPage(form: form, table: nil)
    }
    return self.page(frame(page.form.title(page.title), current: .search, forStaff: true), page.content)
  }
}
