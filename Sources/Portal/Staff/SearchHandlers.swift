import HTTPServer
import OneStop
import OneStopStore

enum SearchHandlers {
  /// `GET /can-bo/tim?q=&co-quan=`: by code or its tail, name, identity or phone number, in all agencies that the reader
  /// sees or in one of them. A code that is found goes straight to its dossier.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let query = visit.query["q"].squeezed
    let chosen = visit.query[AgencyScope.field]
    let agencies = try visit.searched(chosen, by: account)
    let form = Form(
      FormContent([(name: "q", value: query), (name: AgencyScope.field, value: chosen)]), words: visit.words)
    guard !query.isEmpty else {
      let isAsked = visit.query.has("q")
      return visit.search(SearchPage(form: form, agencies: visit.searchChoices, table: nil), isEmpty: isAsked)
    }
    guard query.utf8.count <= 400 else { throw HTTPError(.uriTooLong, "The query is too long.") }
    let dossiers = try visit.reader.search(
      query, agencies: agencies, sight: visit.confidentialSight, limit: SearchPage.limit)
    if dossiers.count == 1, let only = dossiers.first, isCode(query, of: only.code) {
      return .redirect(to: "/can-bo/ho-so/\(only.code)")
    }
    var table = visit.table(of: dossiers, visit.words.staff.search.found(count: dossiers.count))
    table.showsAgency = agencies.count > 1
    return visit.search(SearchPage(form: form, agencies: visit.searchChoices, table: table), isEmpty: false)
  }

  /// A whole code, or a tail as people say it at the counter: `180601-0001`.
  private static func isCode(_ query: String, of found: DossierCode) -> Bool {
    DossierCode(typed: query) != nil || DossierCode.tail(typed: query).map { $0 == found.tail } ?? false
  }
}

extension Visit {
  /// Those that were chosen; without a choice, all that the reader sees.
  fileprivate func searched(_ chosen: String, by account: Account) throws -> [AgencyCode] {
    let all = account.visibleAgencies(in: catalogue, on: now.date)
    if chosen.isEmpty { return all }
    guard let scope = AgencyScope(chosen, of: account, in: catalogue, on: now.date) else {
      throw PortalError.forbidden
    }
    return scope.agencies(of: account, in: catalogue, on: now.date)
  }

  /// The agencies to choose from, by name; none for those who see only one.
  fileprivate var searchChoices: [(value: String, text: HTML)] {
    guard let session else { return [] }
    let account = session.account
    let seen = account.visibleAgencies(in: catalogue, on: now.date)
    guard seen.count > 1 else { return [] }
    let names = words.agencies.scope
    var choices: [(value: String, text: HTML)] = [(value: "", text: names.all.html)]
    if !account.agenciesBelow(in: catalogue, on: now.date).isEmpty {
      choices.append((value: AgencyScope.belowValue, text: names.below.html))
    }
    return choices + words.choices(of: seen.compactMap(catalogue.agency), in: language)
  }

  fileprivate func search(_ page: SearchPage, isEmpty: Bool) -> Response {
    var page = page
    if isEmpty {
      var form = page.form
      form.mistake("q", words.staff.search.empty)
      page = SearchPage(form: form, agencies: page.agencies, table: nil)
    }
    return self.page(frame(page.form.title(page.title), current: .search, forStaff: true), page.content)
  }
}
