import HTTPServer
import Markup
import OneStop
import Operations
import Web

enum CatalogueHandlers {
  /// `GET /thu-tuc?q=&linh-vuc=&co-quan=`
  static let list: ReadHandler = { visit in
    let query = visit.query
    let filter = ProcedureFilter(text: query["q"].searchText, field: query["linh-vuc"], agency: query["co-quan"])
    let index = visit.current.procedures
    let found = index.search(filter, in: visit.catalogue)
    if found.isEmpty, filter.field.isEmpty, filter.agency.isEmpty, let search = EmptySearch(filter.text) {
      visit.state.shared.emptySearches.note(search, by: visit.request.client.hashValue, on: visit.now.date)
    }
    let page = CataloguePage(
      filter: filter, found: found.procedures, elsewhere: found.elsewhere, index: index, catalogue: visit.catalogue,
      today: visit.now.date, words: visit.words, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /thu-tuc/{code}`
  static let show: ReadHandler = { visit in
    let code: ProcedureCode = try visit.context.parameters.require("code")
    guard let procedure = visit.catalogue.procedure(code) else { throw PortalError.notFound }
    if visit.context.parameters["code"] != code.description { return .redirect(to: Address.procedure(code)) }
    let page = ProcedurePage(
      procedure: procedure, catalogue: visit.catalogue, today: visit.now.date,
      hasForm: try visit.hasHomeForm(procedure), words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }
}

extension ProcedureCode: PathParameter {
  package init?(pathParameter: String) { self.init(typed: pathParameter) }
}
