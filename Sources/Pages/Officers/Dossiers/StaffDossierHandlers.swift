import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum StaffDossierHandlers {
  /// `GET /can-bo/ho-so/{code}`
  static let show: ReadHandler = { visit in
    let stored = try visit.dossierForStaff()
    let code = stored.dossier.code
    // A filing's provisional code leads to the code that it has been given since.
    if visit.context.parameters["code"] != code.description { return .redirect(to: Address.staffDossier(code)) }
    if try visit.isFormerlyConsulted(about: stored.dossier) {
      return try visit.formerQuestions(stored, done: Action(pathParameter: visit.query["da"]))
    }
    var page = try visit.staffPage(stored)
    let isNews = visit.request.cookie(.takenIn) == code.description
    if let done = Action(pathParameter: visit.query["da"]) ?? (isNews ? .accept : nil) {
      page.message = visit.done(done, page.view)
      if done == .accept, page.message != nil { page.receipt = try visit.receipt(of: stored) }
    }
    if page.message == nil { page.message = visit.holdNotice(page.hold) }
    var response = visit.answer(page)
    if isNews { response.set(.takenIn("", lifetime: 0), for: visit.request) }
    return response
  }

  /// `POST /can-bo/ho-so/{code}/{action}`: acts, then goes back to the dossier, which says what was done. 422 for
  /// mistakes in the form, 403 for an action that the reader may not take, 409 if the lifecycle forbids it or somebody
  /// else has acted meanwhile; what was typed is kept.
  static let act: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    let account = try visit.account
    let action: Action = try visit.context.parameters.require("action")
    guard try visit.mayTake(action, on: stored.dossier) else { throw PortalError.forbidden }
    guard action.isOfHandlingAgency else { throw PortalError.notFound }
    var form = Form(visit.form, words: visit.words, idPrefix: ActionForms.idPrefix(action))
    let commands = try visit.commands(for: action, of: stored, in: &form)
    let version = form.version()
    if form.isWrong {
      if let failure = try visit.failure(of: action, stored, version: version) {
        return try visit.undone(failure, action, form, version: version)
      }
      return visit.answer(try visit.staffPage(stored, returned: (action, form)), .unprocessableContent)
    }

    let act = Act(
      dossier: stored.id, commands: commands,
      author: .staff(account, sight: visit.confidentialSight, version: version), notices: visit.notices, now: visit.now)
    do {
      let dossier = try await visit.run(act).dossier
      // An officer who gives a confidential dossier to another can no longer see it.
      guard dossier.isSeen(by: visit.confidentialSight) else { return .redirect(to: WorklistHandlers.givenAway) }
      return .redirect(to: .done(action, dossier.code))
    } catch let failure as Act.Failure {
      return try visit.undone(failure, action, form, version: version, of: commands.first)
    }
  }
}

extension StaffDossierHandlers {
  /// The dossier with the form as it was filled in, and what others have done since it was made.
  static let again: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    let action: Action = try visit.context.parameters.require("action")
    guard try visit.mayTake(action, on: stored.dossier) else { throw PortalError.forbidden }
    guard action.isOfHandlingAgency else { throw PortalError.notFound }
    let form = Form(visit.form, words: visit.words, idPrefix: ActionForms.idPrefix(action))
    let version = Int(typed: visit.form[DossierCommand.Field.version], in: Dossier.eventCounts)
    if let failure = try visit.failure(of: action, stored, version: version) {
      return try visit.undone(failure, action, form, version: version)
    }
    let page = try visit.staffPage(stored, returned: (action, form))
    if page.offers(action) { return visit.answer(page) }
    let refusal = Refusal.notAllowed(action, in: stored.dossier.status)
    return try visit.undone(.refused(refusal), action, form, version: version)
  }

  /// `GET /can-bo/ho-so/{code}/{action}`: an action has no page of its own.
  static let toDossier: ReadHandler = { visit in
    _ = try visit.context.parameters.require("action", as: Action.self)
    return .redirect(to: Address.staffDossier(try visit.dossierForStaff().dossier.code))
  }
}

extension Visit {
  /// The form's command, or one for each agency that it asks. Mistakes are noted in the form.
  fileprivate func commands(
    for action: Action, of stored: StoredDossier, in form: inout Form
  ) throws -> [DossierCommand] {
    if action == .askConsultation { return consultations(in: &form, about: stored) }
    guard var command = ActionEntry.command(action, from: &form) else { throw PortalError.notFound }
    if action == .requestSupplement, let procedure = catalogue.procedure(stored.dossier.filing.procedure) {
      command = AskedFields.read(
        command, of: stored.dossier, procedure, absent: state.words(.vietnamese).filing.mending.notHere.text, in: &form)
    }
    try check(command, of: stored, in: &form)
    return [command]
  }

  /// Checks that the counter is open at the new appointment, that the step is one of the procedure's, and that the
  /// person is of the agency and may be given the dossier by the reader.
  private func check(_ command: DossierCommand, of stored: StoredDossier, in form: inout Form) throws {
    typealias Field = DossierCommand.Field
    let dossier = stored.dossier
    switch command.kind {
    case .extend(let newDue?, _):
      // What the law requires of a letter comes first.
      if !form.isWrong, let open = calendar.openMoment(insteadOf: newDue),
        (try? dossier.decide(command, by: .staff(login: account.login), calendar: calendar, now: now)) != nil
      {
        form.mistake(Field.newDate, words.staff.newDueClosed(["moment": words.moment(open)]))
      }
    case .forward(let step, let officer):
      let steps = catalogue.procedure(dossier.filing.procedure)?.steps.count ?? 0
      if let step, !(0..<steps).contains(step) { form.mistake(Field.step, words.steps.noSuchStep) }
      try check(officer, in: &form)
    case .assign(let officer): try check(officer, in: &form)
    case .requestSupplement(_, let fields, _) where !fields.isEmpty:
      let known = try view(of: stored).flatMap { try filedForm($0) }?.mendable.map(\.field.key.description) ?? []
      if !Set(fields).isSubset(of: known) { form.mistake(Field.fields, words.filing.mistakes.notOffered) }
    default: break
    }
  }

  private func check(_ officer: String?, in form: inout Form) throws {
    guard let officer else { return }
    if try !reader.staff(of: account.agency, on: now.date).contains(where: { $0.login == officer }) {
      form.mistake(DossierCommand.Field.officer, words.steps.noSuchPerson)
    }
  }

  /// The dossier at the path; 404 if there is none or its confidentiality hides it, 403 unless the reader's agency
  /// handles it, is above the agency that does, took it in for that one, was consulted about it, or keeps the papers of
  /// one that was (`Rules.md`, Who sees what).
  func dossierForStaff() throws -> StoredDossier {
    let account = try account
    // The page needs it.
    reader.askEarly { _ = try $0.staff(of: account.agency, on: now.date) }
    guard let code = context.parameters["code"].flatMap({ DossierCode(typed: $0) }),
      let stored = try reader.dossier(code, for: confidentialSight)
    else { throw PortalError.notFound }
    guard
      try account.sees(stored.dossier.agency, in: catalogue, on: now.date) || isReceiver(of: stored.dossier)
        || isConsulted(about: stored.dossier)
    else { throw PortalError.ofOtherAgency(stored.dossier.agency) }
    return stored
  }

  /// - Parameters:
  ///   - returned: the handling agency's form, if it came back.
  ///   - answer: the consulted agency's form, if it came back.
  func staffPage(
    _ stored: StoredDossier, returned: (action: Action, form: Form)? = nil, answer: Form? = nil
  ) throws -> StaffDossierPage {
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    let names = try staffNames(in: view.events)
    let account = try account
    let colleagues = try reader.staff(of: account.agency, on: now.date)
    let isReceiver = try isReceiver(of: view.dossier)
    guard try handlesDossiers(of: view.agency.code) || isReceiver else {
      var page = StaffDossierPage(view: view, names: names, account: account, catalogue: catalogue, forms: nil)
      if try isConsulted(about: view.dossier) {
        page.answers = AnswerForms(
          view: view, account: account, catalogue: catalogue, office: Office(colleagues), csrfField: csrfField,
          returned: answer, kept: keptFiles(stored.id),
          draftToken: { draftToken(answerDraft(stored.id, $0)) })
      }
      return page
    }
    let filed = try filedForm(view)
    var forms = ActionForms(
      view: view, account: account, colleagues: colleagues, office: Office(colleagues), names: names,
      catalogue: catalogue, isLikelyLate: try reader.isLikelyLate(stored.id, now: now), csrfField: csrfField,
      filedForm: filed, returned: returned)
    forms.isReceiver = try isReceiver && !handlesDossiers(of: view.agency.code)
    var page = StaffDossierPage(view: view, names: names, account: account, catalogue: catalogue, forms: forms)
    page.placement = try placementNotice(view, id: stored.id)
    page.hold = try holdSection(view, stored)
    page.consents = try reader.consents(of: stored.id)
    page.filedForm = filed
    return page
  }

  /// Files that the reader has sent for questions about the dossier and that were not saved.
  private func keptFiles(_ dossier: Int64) -> (Int) -> [KeptFile] {
    { number in (try? reader.keptFiles(of: answerDraft(dossier, number), now: now)) ?? [] }
  }

  /// What an agency still sees of the dossier when the questions to it are closed.
  func formerQuestions(
    _ stored: StoredDossier, done: Action? = nil, message: Notice? = nil, _ status: HTTPResponse.Status = .ok
  ) throws -> Response {
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    note(.details, [stored.id])
    let page = FormerQuestionPage(
      view: view, names: try staffNames(in: view.events), account: try account, catalogue: catalogue,
      message: done.map { self.done($0, view) } ?? message)
    return show(page.page.with(status))
  }

  func answer(_ page: StaffDossierPage, _ status: HTTPResponse.Status = .ok) -> Response {
    let list = listBefore
    if let id = page.view.id { note(.details, [id]) }
    var response = show(page.page(from: list).with(status))
    remember(list, in: &response)
    return response
  }

  /// To a form that can do nothing any more since the dossier's personal data were erased; nil where they were not.
  func answerErased(_ stored: StoredDossier) throws -> Response? {
    guard let erasedAt = stored.dossier.erasedAt else { return nil }
    var page = try staffPage(stored)
    page.message = .wrong(HTML(text: words.sentence(.erased(erasedAt))))
    page.isRefused = true
    return answer(page, .conflict)
  }

  /// What has just been done, and how the applicant gets the letter.
  private func doneSentence(_ action: Action, _ event: DossierEvent, _ view: DossierView) -> HTML {
    let early: Phrase? =
      switch action {
      case .requestSupplement where view.isBeforeAcceptance(event): words.staff.early.requested
      case .supplementReceived where view.isBeforeAcceptance(event): words.staff.early.received
      default: nil
      }
    let sentence = (early ?? words.staff.done[action]).html
    guard let form = action.printedForm, form != .receipt else { return sentence }
    // Whoever is not at the counter gets no sheet there.
    let isThere = view.dossier.filing.channel == .counter || view.dossier.isConfidential
    return "\(sentence) \(isThere ? words.staff.afterwards.print : words.staff.afterwards.online)"
  }

  /// What has just been done; nil if something else has happened since, as when an old address is opened again.
  fileprivate func done(_ action: Action, _ view: DossierView) -> Notice? {
    // A reopened dossier may have passed to a successor at once.
    guard let last = view.events.last(where: { !$0.kind.name.isTransfer }), last.kind.action == action, let session,
      last.actor == .staff(login: session.account.login)
    else { return nil }
    var links = HTML()
    if let form = action.printedForm {
      let address = Address.printedForm(view.dossier.code, form)
      let label = words.staff.printNow(["form": words.staff.forms[form].html])
      // With scripts it prints the receipt on the page; without them it leads to the sheet.
      let prints: HTML = action == .accept ? " data-print=\"giay-hen\"" : .empty
      links += "<a class=\"button\" href=\"\(address)\"\(prints)>\(label)</a> "
    }
    if action == .accept, session.account.role.has(.takeIn) {
      let next = Address.intake(of: view.dossier.filing.procedure)
      links += """
        <a class="button quiet" href="\(next)" accesskey="n" data-next autofocus>\(words.staff.nextIntake)</a> \
        <a class="button quiet" href="\(Address.dossierFiles(view.dossier.code))">\(words.staff.scan)</a> \
        <a href="\(Address.intake)">\(words.staff.otherIntake)</a>
        """
    }
    return .done(doneSentence(action, last, view), then: links.isEmpty ? .empty : "<p class=\"actions\">\(links)</p>")
  }
}
