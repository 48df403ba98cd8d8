import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

/// What is answered where an action was not carried out: the dossier as it stands, why, and what was typed.
extension Visit {
  /// What stands in the way of a form that has mistakes too: those can wait.
  func failure(of action: Action, _ stored: StoredDossier, version: Int?) throws -> Act.Failure? {
    if let version, version != stored.dossier.eventCount { return .stale }
    let account = try account
    let office = Office(try reader.staff(of: account.agency, on: now.date))
    let steps = catalogue.procedure(stored.dossier.filing.procedure)?.steps ?? []
    return account.denial(of: action, on: stored.dossier, steps: steps, office: office).map(Act.Failure.denied)
  }

  /// Notes at its field everything that the command lacks.
  private func note(_ dossier: Dossier, _ command: DossierCommand, in form: inout Form) throws {
    for refusal in dossier.refusals(of: command, by: try account.login, calendar: calendar, now: now) {
      if let field = refusal.field { form.mistake(field, HTML(text: words.sentence(refusal))) }
    }
  }

  /// - Parameters:
  ///   - version: how many events the form knew of.
  ///   - command: what the form asked, where it could be read.
  func undone(
    _ failure: Act.Failure, _ action: Action, _ form: Form, version: Int?, of command: DossierCommand? = nil
  ) throws -> Response {
    let stored = try dossierForStaff()
    // Something else may have come between the refusal and now.
    if let version, version != stored.dossier.eventCount { return try outdated(action, form, version, stored) }
    switch failure {
    case .unknown, .hidden: throw PortalError.notFound
    case .ofOtherAgency(let agency): throw PortalError.ofOtherAgency(agency)
    case .dissolved: throw PortalError.forbidden
    case .stale: return try outdated(action, form, stored.dossier.eventCount, stored)
    case .denied: return try conflict(action, form, stored, .forbidden)
    case .refused(let refusal) where refusal.field == nil:
      return try conflict(action, form, stored, .conflict, HTML(text: words.sentence(refusal)))
    case .refused:
      var form = form
      if let command { try note(stored.dossier, command, in: &form) }
      return answer(try staffPage(stored, returned: (action, form)), .unprocessableContent)
    }
  }

  /// What others have done since the form was made, who and when; then the form again where it can still be sent.
  private func outdated(_ action: Action, _ form: Form, _ version: Int, _ stored: StoredDossier) throws -> Response {
    // Its mistakes, if any, are told when it is sent again.
    let form = Form(form.values, words: words, idPrefix: form.idPrefix)
    var page = try staffPage(stored, returned: (action, form))
    var more = page.changes(since: version)
    if page.offers(action) {
      more += "<p><a href=\"#\(action.path)\">\(words.staff.sendAgain)</a></p>"
    } else {
      more += "<p>\(page.reason(against: action))</p>"
    }
    page.message = warning(words.staff.changed.html, more, page, action, form)
    page.isRefused = true
    return answer(page, .conflict)
  }

  private func conflict(
    _ action: Action, _ form: Form, _ stored: StoredDossier, _ status: HTTPResponse.Status, _ sentence: HTML? = nil
  ) throws -> Response {
    var page = try staffPage(stored, returned: (action, form))
    page.message = warning(sentence ?? page.reason(against: action), .empty, page, action, form)
    page.isRefused = true
    return answer(page, status)
  }

  private func warning(
    _ sentence: HTML, _ more: HTML, _ page: StaffDossierPage, _ action: Action, _ form: Form
  ) -> Notice {
    let typed = page.offers(action) ? .empty : TypedAgain(action: action, form: form, page: page).html
    return .wrong(sentence, then: more + typed, title: words.staff.nothingChanged)
  }
}
