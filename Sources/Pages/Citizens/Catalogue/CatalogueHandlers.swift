import HTTPServer
import Markup
import OneStop
import Operations
import Web

enum CatalogueHandlers {
  /// `GET /thu-tuc?q=&linh-vuc=&co-quan=`
  static let list: ReadHandler = { visit in
    visit.reader.askEarly { _ = try $0.proceduresWithForms(on: visit.now.date) }
    let query = visit.query
    let filter = ProcedureFilter(text: query["q"].searchText, field: query["linh-vuc"], agency: query["co-quan"])
    let index = visit.current.procedures
    let found = index.search(filter, in: visit.catalogue)
    if found.isEmpty, filter.field.isEmpty, filter.agency.isEmpty, let search = EmptySearch(filter.text) {
      visit.state.shared.emptySearches.note(search, by: visit.request.client.hashValue, on: visit.now.date)
    }
    let page = CataloguePage(
      filter: filter, found: found.procedures, elsewhere: found.elsewhere, index: index, catalogue: visit.catalogue,
      today: visit.now.date, filedHere: try visit.reader.proceduresWithForms(on: visit.now.date), words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /thu-tuc/{code}`
  static let show: ReadHandler = { visit in
    let code: ProcedureCode = try visit.context.parameters.require("code")
    guard let procedure = visit.catalogue.procedure(code) else { throw PortalError.notFound }
    if visit.context.parameters["code"] != code.description { return .redirect(to: Address.procedure(code)) }
    let hasForm = try visit.reader.proceduresWithForms(on: visit.now.date).contains(procedure.code)
    let page = ProcedurePage(
      procedure: procedure, catalogue: visit.catalogue, today: visit.now.date,
      hasForm: hasForm && procedure.isFiledAtHome, hasBlank: hasForm,
      times: try visit.state.usualTimes(of: procedure, now: visit.now), words: visit.words, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /thu-tuc/{procedure}/mau-don`: its form, to be printed.
  static let blank: ReadHandler = { visit in
    let code: ProcedureCode = try visit.context.parameters.require("procedure")
    guard let procedure = visit.catalogue.procedure(code), !procedure.hasEnded,
      let form = try visit.reader.form(of: procedure.code, on: visit.now.date)?.form
    else { throw PortalError.notFound }
    let setting = FormSetting(today: visit.now.date, lists: visit.state.shared.formLists)
    let page = BlankForm(
      procedure: procedure, form: form, setting: setting, vietnamese: visit.state.words(.vietnamese),
      words: visit.words, language: visit.language)
    return visit.show(page.page)
  }
}

extension ProcedureCode: PathParameter {
  package init?(pathParameter: String) { self.init(typed: pathParameter) }
}
