import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum SearchHandlers {
  /// `GET /can-bo/tim?q=&co-quan=&trang=&dang=xlsx`: by code or its tail, name, identity or phone number, or a scanned
  /// citizen's card, in all agencies that the reader sees or in one of them. A code that is found leads straight to its
  /// dossier; for anything else, Enter opens the only dossier found.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let query = visit.query["q"].squeezed
    // A scanned card stands for its owner's number.
    if let card = CitizenCard(in: query) { return .redirect(to: Address.search.with("q", card.identity)) }
    let chosen = visit.query[AgencyScope.field]
    let agencies = try visit.searched(chosen, by: account)
    let form = Form(
      FormContent([(name: "q", value: query), (name: AgencyScope.field, value: chosen)]), words: visit.words)
    guard !query.isEmpty else {
      let isAsked = visit.query.has("q")
      return visit.search(SearchPage(form: form, agencies: visit.searchChoices, table: nil), isEmpty: isAsked)
    }
    guard query.utf8.count <= 400 else { throw HTTPError(.uriTooLong, "The query is too long.") }
    // One more than is counted, to know whether there are more.
    let found = try visit.reader.found(
      query, agencies: agencies, sight: visit.confidentialSight, limit: SearchPage.most + 1)
    let (shown, length) = (found.prefix(SearchPage.most), SearchPage.pageLength)
    if visit.query["dang"] == ReportFormat.xlsx.rawValue {
      let scope = AgencyScope(chosen, of: account, in: visit.catalogue, on: visit.now.date) ?? .own
      let dossiers = try visit.reader.summaries(Array(shown))
      visit.note(.export, dossiers.map(\.id))
      return try .sheet(
        visit.dossierFile(
          "tim-ho-so", "\(visit.words.staff.search.title.text): \(query)", of: dossiers,
          count: found.count, scope: chosen.isEmpty && agencies.count > 1 ? .below : scope, agencies))
    }
    let last = max(1, (shown.count + length - 1) / length)
    let number = PageNumber.asked(visit.query["trang"], of: last)
    let dossiers = try visit.reader.summaries(Array(shown.dropFirst((number - 1) * length).prefix(length)))
    if found.count == 1, let only = dossiers.first, isCode(query, of: only.code) {
      return .redirect(to: Address.staffDossier(only.code))
    }
    visit.note(.list, dossiers.map(\.id))
    let words = visit.words.staff.search
    let hasMore = found.count > SearchPage.most
    let caption = (hasMore ? words.foundMore : words.found)(count: shown.count)
    var table = try visit.table(of: dossiers, caption)
    table.showsAgency = agencies.count > 1
    table.isOneToOpen = found.count == 1
    var page = SearchPage(form: form, agencies: visit.searchChoices, table: table)
    (page.number, page.last, page.hasMore) = (number, last, hasMore)
    if found.isEmpty { page.elsewhere = try visit.elsewhere(query) }
    var response = visit.search(page, isEmpty: false)
    visit.remember(ListAddress(visit.request.target), in: &response)
    return response
  }

  /// A whole code, or a tail as people say it at the counter: `180601-0001`.
  private static func isCode(_ query: String, of found: DossierCode) -> Bool {
    DossierCode(typed: query) != nil || DossierCode.tail(typed: query).map { $0 == found.tail } ?? false
  }
}

extension Visit {
  /// Names the agency of a dossier that the reader may not see, found by its whole code. A confidential dossier is
  /// treated as unknown.
  fileprivate func elsewhere(_ query: String) throws -> HTML? {
    let stored = try DossierCode(typed: query).flatMap { try reader.dossier($0, for: confidentialSight) }
    guard let stored else { return nil }
    return words.errors.staff.ofOtherAgency(["agency": HTML(text: agencyName(stored.dossier.agency))])
  }

  /// The chosen agencies; without a choice, all that the reader sees.
  fileprivate func searched(_ chosen: String, by account: Account) throws -> [AgencyCode] {
    let all = account.visibleAgencies(in: catalogue, on: now.date)
    if chosen.isEmpty { return all }
    guard let scope = AgencyScope(chosen, of: account, in: catalogue, on: now.date) else {
      throw PortalError.forbidden
    }
    return scope.agencies(of: account, in: catalogue, on: now.date)
  }

  /// The agencies to choose from, by name; empty for readers who see only one.
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
    return show(page.page)
  }
}
