import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore

/// The dossier has changed since the form was made.
private struct StaleForm: Error {}

enum StaffDossierHandlers {
  /// `GET /can-bo/ho-so/{code}`
  static let show: ReadHandler = { visit in
    let stored = try visit.dossierForStaff()
    let code = stored.dossier.code
    // The provisional code of a filing leads to the code that it has got.
    if visit.context.parameters["code"] != code.description { return .redirect(to: "/can-bo/ho-so/\(code)") }
    var page = try visit.staffPage(stored)
    if let done = Action(pathParameter: visit.query["da"]) ?? visit.justTakenIn(page.view) {
      page.message = visit.done(done, page.view)
    }
    return visit.answer(page)
  }

  /// `POST /can-bo/ho-so/{code}/{action}`: back to the dossier, where what happened is said. 422 for what has to be
  /// mended, 409 for what the lifecycle forbids or another has done meanwhile; what was typed is still there.
  static let act: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    let account = try visit.account
    guard account.handlesDossiers(of: stored.dossier.agency) else { throw PortalError.forbidden }
    let action: Action = try visit.context.parameters.require("action")
    guard action.isOfHandlingAgency else { throw PortalError.notFound }
    if action == .undoEnd, !account.mayUndoEnds { throw PortalError.forbidden }
    var form = Form(visit.form, words: visit.words, idPrefix: ActionForms.idPrefix(action))
    let commands =
      action == .askConsultation
      ? visit.consultations(in: &form, about: stored) : [DossierCommand(action, from: &form)]
    for command in commands { try visit.check(command, of: stored, in: &form) }
    let version = Int(visit.form[DossierCommand.Field.version])
    if form.isWrong {
      return visit.answer(try visit.staffPage(stored, returned: (action, form)), .unprocessableContent)
    }

    do {
      let actor = Actor.staff(login: account.login)
      let (now, notices) = (visit.now, visit.notices)
      let after = try await visit.write { transaction in
        let calendar = try transaction.calendar
        var after: StoredDossier?
        for command in commands {
          after = try transaction.append(to: stored.id) { present in
            if after == nil, let version, version != present.dossier.eventCount { throw StaleForm() }
            return try present.dossier.decide(command, by: actor, calendar: calendar, now: now)
          }
        }
        if let after { try transaction.notify(after, notices, now: now) }
        return after
      }
      let code = after?.dossier.code ?? stored.dossier.code
      return .redirect(to: "/can-bo/ho-so/\(code)?da=\(action.path)")
    } catch let refusal as Refusal {
      return try visit.refused(refusal, commands[0], form)
    } catch is StaleForm {
      return try visit.outdated(action, form, version: version ?? 0)
    }
  }
}

extension Visit {
  /// Whether the step is one of the procedure's, and the person one of the agency's who may have it from the reader.
  fileprivate func check(_ command: DossierCommand, of stored: StoredDossier, in form: inout Form) throws {
    typealias Field = DossierCommand.Field
    guard command.action == .forward || command.action == .assign else { return }
    let dossier = stored.dossier
    let steps = catalogue.procedure(dossier.filing.procedure)?.steps.count ?? 0
    if let step = command.step, !(0..<steps).contains(step) { form.mistake(Field.step, words.steps.noSuchStep) }
    if let officer = command.officer,
      try !reader.staff(of: dossier.agency).contains(where: { $0.login == officer })
    {
      form.mistake(Field.officer, words.steps.noSuchPerson)
    }
    if command.action == .assign, try !account.mayAssign(dossier) {
      form.mistake(Field.officer, words.steps.notYours)
    }
  }

  /// The dossier of the path; 404 where there is none, 403 where the reader's agency neither has it, is above it, nor
  /// was asked about it (`DOMAIN.md` A6).
  func dossierForStaff() throws -> StoredDossier {
    guard let code = context.parameters["code"].flatMap({ DossierCode($0) }), let stored = try reader.dossier(code)
    else { throw PortalError.notFound }
    let account = try account
    guard account.sees(stored.dossier.agency, in: catalogue, on: now.date) || account.isConsulted(about: stored.dossier)
    else { throw PortalError.forbidden }
    return stored
  }

  /// - Parameters:
  ///   - returned: a form of the handling agency that came back.
  ///   - answer: the asked agency's that did.
  func staffPage(
    _ stored: StoredDossier, returned: (action: Action, form: Form)? = nil, answer: Form? = nil
  ) throws -> StaffDossierPage {
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    let names = try staffNames(in: view.events)
    let account = try account
    guard account.handlesDossiers(of: view.agency.code) else {
      var page = StaffDossierPage(view: view, names: names, account: account, forms: nil)
      if account.isConsulted(about: view.dossier) {
        page.answers = AnswerForms(view: view, account: account, csrfField: csrfField, returned: answer)
      }
      return page
    }
    let forms = ActionForms(
      view: view, account: account, colleagues: try reader.staff(of: view.agency.code), names: names,
      catalogue: catalogue, isLikelyLate: try reader.isLikelyLate(stored.id, now: now), csrfField: csrfField,
      returned: returned)
    return StaffDossierPage(view: view, names: names, account: account, forms: forms)
  }

  func answer(_ page: StaffDossierPage, _ status: HTTPResponse.Status = .ok) -> Response {
    let isAsked = page.answers != nil
    var frame = frame(page.title, current: isAsked ? .consultations : .worklist, forStaff: true)
    frame.path = "/can-bo/ho-so/\(page.view.dossier.code)"
    frame.crumbs =
      isAsked
      ? [(words.consultations.list.title.html, "/can-bo/lien-thong")] : [(words.site.worklist.html, "/can-bo")]
    return self.page(frame, page.content, status: status)
  }

  /// Intake leads to the dossier's plain address, where it is news for as long as its applicant stands there.
  fileprivate func justTakenIn(_ view: DossierView) -> Action? {
    guard view.events.count == 1, let taken = view.events.first, taken.kind.action == .accept else { return nil }
    return now.microseconds - taken.recordedAt.microseconds < 2 * Moment.minute ? .accept : nil
  }

  /// What has just been done; nothing where the address was kept and something else has happened since.
  fileprivate func done(_ action: Action, _ view: DossierView) -> HTML {
    guard let last = view.events.last, last.kind.action == action, let session,
      last.actor == .staff(login: session.account.login)
    else { return .empty }
    var links = HTML()
    if let form = action.printedForm {
      let address = "/can-bo/ho-so/\(view.dossier.code)/bieu-mau/\(form.rawValue)"
      let label = words.staff.printNow(["form": words.staff.forms[form].html])
      links += "<a class=\"button\" href=\"\(address)\">\(label)</a>"
    }
    if action == .accept, session.account.role.has(.takeIn) {
      let next = "/can-bo/tiep-nhan?thu-tuc=\(view.dossier.filing.procedure)"
      links += "<a href=\"\(next)\" accesskey=\"n\" autofocus>\(words.staff.nextIntake)</a>"
    }
    return """
      <div class="notice done" role="status"><p>\(words.staff.done[action])</p>\
      \("<p class=\"actions\">\(links)</p>", if: !links.isEmpty)</div>
      """
  }

  /// The dossier as it stands, with all that has to be mended; 409 where nothing can be.
  fileprivate func refused(_ refusal: Refusal, _ command: DossierCommand, _ form: Form) throws -> Response {
    let stored = try dossierForStaff()
    let action = command.action
    let sentence = HTML(text: words.sentence(refusal))
    if refusal.field != nil {
      var form = form
      for refusal in stored.dossier.refusals(of: command, calendar: calendar, now: now) {
        if let field = refusal.field { form.mistake(field, HTML(text: words.sentence(refusal))) }
      }
      return answer(try staffPage(stored, returned: (action, form)), .unprocessableContent)
    }
    var page = try staffPage(stored, returned: (action, form))
    page.message = warning("<p>\(sentence)</p>", page, action, form)
    page.isRefused = true
    return answer(page, .conflict)
  }

  /// What others have done since the form was made, and the form again where it still can be sent.
  fileprivate func outdated(_ action: Action, _ form: Form, version: Int) throws -> Response {
    var page = try staffPage(try dossierForStaff(), returned: (action, form))
    let dossier = page.view.dossier
    var text: HTML = "<p>\(words.staff.changed)</p>\(page.changes(since: version))"
    if dossier.allows(action) {
      text += "<p>\(words.staff.sendAgain)</p>"
    } else {
      text += "<p>\(words.sentence(.notAllowed(action, in: dossier.status)))</p>"
    }
    page.message = warning(text, page, action, form)
    page.isRefused = true
    return answer(page, .conflict)
  }

  private func warning(_ text: HTML, _ page: StaffDossierPage, _ action: Action, _ form: Form) -> HTML {
    """
    <div class="error-summary" role="alert" tabindex="-1"><h2>\(words.staff.nothingChanged)</h2>\(text)\
    \(page.view.dossier.allows(action) ? .empty : typed(form))</div>
    """
  }

  /// What was typed into a form that is not offered any more.
  private func typed(_ form: Form) -> HTML {
    let texts = [DossierCommand.Field.papers, ConsultationField.text, DossierCommand.Field.note].map { form.values[$0] }
      .filter { !$0.isEmpty }
    guard !texts.isEmpty else { return .empty }
    let quotes = texts.map { "<p class=\"said\">\($0)</p>" as HTML }
    return "<p>\(words.staff.typed)</p>\(quotes.joined())"
  }
}
