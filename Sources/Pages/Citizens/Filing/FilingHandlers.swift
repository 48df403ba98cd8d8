import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

/// Before anything is typed.
enum FilingHandlers {
  /// `GET /nop-ho-so/{procedure}`: what will be asked, and the button to begin.
  static let show: ReadHandler = { visit in
    guard let procedure = visit.procedureAtPath() else { throw PortalError.notFound }
    return try visit.start(procedure)
  }

  /// `POST` of the same: begins a draft, and answers with its first page.
  static let begin: VisitHandler = { visit in
    guard let procedure = visit.procedureAtPath() else { throw PortalError.notFound }
    let key = DraftKey()
    guard procedure.isFiledAtHome, try await visit.run(BeginDraft(procedure.code, key: key, now: visit.now)) else {
      return try visit.start(procedure)
    }
    return .redirect(to: Address.draftPage(key, 1))
  }

  static let again: VisitHandler = { visit in try show(visit) }
}

extension Procedure {
  /// Whether it can be filed here if it has a form. Of a confidential one no page could say that it has come.
  var isFiledAtHome: Bool { !hasEnded && !isExternal && !isConfidential && onlineFiling == .here }
}

extension Visit {
  /// Whether a form is in force by which the procedure can be filed here.
  func hasHomeForm(_ procedure: Procedure) throws -> Bool {
    try procedure.isFiledAtHome && reader.proceduresWithForms(on: now.date).contains(procedure.code)
  }

  private func homeForm(of procedure: Procedure) throws -> FormDefinition? {
    procedure.isFiledAtHome ? try reader.form(of: procedure.code, on: now.date)?.form : nil
  }

  fileprivate func procedureAtPath() -> Procedure? {
    context.parameters["procedure"].flatMap { ProcedureCode($0) }.flatMap(catalogue.procedure)
  }

  fileprivate func start(_ procedure: Procedure) throws -> Response {
    show(
      FilingStartPage(
        procedure: procedure, form: try homeForm(of: procedure), csrfField: csrfField, words: words,
        language: language
      ).page)
  }
}
