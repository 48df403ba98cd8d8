import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum IntakeHandlers {
  /// `GET /can-bo/tiep-nhan`: the agency's procedures, or with `?thu-tuc=` the form for one.
  static let show: ReadHandler = { visit in
    let agency = try visit.intakeAgency()
    if let end = agency.end(by: visit.now.date) {
      return visit.show(ErrorPage(.forbidden, sentence: visit.refusal(agency, end)))
    }
    let named = visit.query["thu-tuc"]
    if named.isEmpty {
      // If only one procedure matches, no second click is needed.
      if let only = visit.onlyMatch(agency) { return .redirect(to: Address.intake(of: only.code)) }
      return try visit.choice(agency, Form(visit.query, words: visit.words))
    }
    guard let procedure = ProcedureCode(typed: named).flatMap(visit.catalogue.procedure) else {
      return visit.show(ErrorPage(.notFound, sentence: visit.words.intake.unknownProcedure.html))
    }
    guard visit.solver(procedure, agency).isOffered else {
      return visit.show(ErrorPage(.forbidden, sentence: visit.notHandled(procedure)))
    }
    let hasForm =
      try procedure.isFiledAtHome && visit.reader.proceduresWithForms(on: visit.now.date).contains(procedure.code)
    return visit.intakeForm(procedure, agency, Form(words: visit.words), hasForm: hasForm)
  }

  /// `GET /can-bo/tiep-nhan/hen?thu-tuc=`: the appointment date for an intake now, as a piece of the form's page.
  static let due: ReadHandler = { visit in
    let agency = try visit.intakeAgency()
    guard let procedure = ProcedureCode(typed: visit.query["thu-tuc"]).flatMap(visit.catalogue.procedure),
      visit.solver(procedure, agency).isOffered
    else { throw PortalError.notFound }
    var response = Response.html(visit.duePreview(procedure, agency).html.bytes)
    response.fields[.cacheControl] = "no-store"
    return response
  }

  /// The form as it was filled in, with its number.
  static let again: VisitHandler = { visit in
    let agency = try visit.intakeAgency()
    let form = Form(visit.form, words: visit.words)
    guard let procedure = ProcedureCode(visit.namedProcedure).flatMap(visit.catalogue.procedure) else {
      return try visit.choice(agency, mistake: visit.words.intake.unknownProcedure.html)
    }
    guard visit.solver(procedure, agency).isOffered || agency.hasEnded else {
      return try visit.choice(agency, mistake: visit.notHandled(procedure))
    }
    return visit.intakeForm(procedure, agency, form)
  }

  /// `POST /can-bo/tiep-nhan`: takes the dossier in now, then leads to its page. 422 with everything typed if the form
  /// has mistakes.
  static let save: VisitHandler = { visit in
    let agency = try visit.intakeAgency()
    let login = try visit.account.login
    var form = Form(visit.form, words: visit.words)
    guard let procedure = ProcedureCode(typed: visit.namedProcedure).flatMap(visit.catalogue.procedure) else {
      return try visit.choice(agency, mistake: visit.words.intake.unknownProcedure.html)
    }
    // If the agency was dissolved meanwhile, everything typed is kept for its successor's counter.
    guard visit.solver(procedure, agency).isOffered || agency.hasEnded else {
      return try visit.choice(agency, mistake: visit.notHandled(procedure))
    }
    if let scanned = ScannedCard(&form) { return try visit.filledIn(from: scanned, procedure, agency, form) }
    if !visit.form[IntakeField.find].isEmpty { return try visit.repeatApplicant(procedure, agency, form) }
    if !visit.form[IntakeField.enter].isEmpty { return try visit.entered(procedure, agency, form) }
    let solver = agency.hasEnded ? agency : visit.solver(procedure, agency).read(&form)
    guard let entry = IntakeEntry(&form, procedure: procedure, today: visit.now.date), let solver else {
      if solver == nil, let found = try visit.solver(procedure, agency, by: form) {
        form.values = FormContent(
          form.values.pairs.filter { $0.name != IntakeField.solver }
            + [(name: IntakeField.solver, value: found.code.description)])
      }
      return visit.intakeForm(procedure, agency, form)
    }
    let submission = Submission(visit.form, login: login)
    let takeIn = TakeIn(
      filing: visit.filing(entry, procedure, solver, at: agency), rules: procedure.rules, actor: .staff(login: login),
      submission: submission,
      repeats: submission == nil
        ? .taken : .asked(visit.confidentialSight, butFor: DossierCode(typed: visit.form[IntakeField.anyway])),
      notices: visit.notices, now: visit.now)
    switch try await visit.run(takeIn) {
    case .taken(let stored): return visit.takenIn(stored.dossier.code)
    case .earlier(.same(let code)): return visit.takenIn(code)
    case .dissolved(let end):
      return visit.intakeForm(procedure, agency, form, notice: .wrong(visit.refusal(solver, end)))
    case .repeats(let open):
      visit.note(.details, [open.id])
      return visit.intakeForm(procedure, agency, form, notice: RepeatApplicant.warning(of: open, visit.words))
    case .earlier(.another(let code)):
      let link: HTML = "<a href=\"\(Address.staffDossier(code))\">\(code)</a>"
      return visit.intakeForm(
        procedure, agency, form,
        notice: .wrong(visit.words.intake.mistakes.takenBefore(["code": link])))
    }
  }
}

extension Visit {
  /// Leads to the dossier's page, which says once that it was taken in.
  func takenIn(_ code: DossierCode) -> Response {
    var response = Response.redirect(to: Address.staffDossier(code))
    response.set(.takenIn(code.description), for: request)
    return response
  }

  /// The agency that the account takes dossiers in for.
  fileprivate func intakeAgency() throws -> Agency {
    guard let agency = catalogue.agency(try account.agency) else { throw PortalError.forbidden }
    return agency
  }

  /// The procedure that the form names, or else the address.
  fileprivate var namedProcedure: String {
    let named = form[IntakeField.procedure]
    return named.isEmpty ? query["thu-tuc"] : named
  }

  fileprivate func notHandled(_ procedure: Procedure) -> HTML {
    let name = words.name(procedure.name, in: language)
    guard procedure.hasEnded, let next = procedure.replacedBy.flatMap(catalogue.procedure) else {
      return words.intake.notHandled(["procedure": name])
    }
    return words.intake.procedureEnded(["procedure": name, "next": words.name(next.name, in: language)])
  }

  /// The filing, with a new key for its receipt.
  ///
  /// - Parameters:
  ///   - solver: the agency that solves it.
  ///   - agency: the one whose counter it is.
  fileprivate func filing(
    _ entry: IntakeEntry, _ procedure: Procedure, _ solver: Agency, at agency: Agency
  ) -> Filing {
    var filing = Filing(
      procedure: procedure.code, procedureVersion: current.version(of: procedure), agency: solver.code,
      channel: entry.channel, applicant: entry.applicant, summary: entry.summary, papers: entry.papers,
      returnBy: entry.returnBy, key: LookupKey(), notices: entry.notices)
    if solver.code != agency.code { filing.receiver = agency.code }
    return filing
  }

  fileprivate func solver(_ procedure: Procedure, _ agency: Agency) -> Solver {
    Solver(of: procedure, at: agency, in: catalogue, on: now.date)
  }

  /// The one of the others that the applicant's address means; nil where it means none or several.
  fileprivate func solver(_ procedure: Procedure, _ agency: Agency, by form: Form) throws -> Agency? {
    let address = "\(form.values[IntakeField.address]), \(form.values[IntakeField.ward])"
    let found = try state.placeIndex(current).communes(at: address)
    let named = solver(procedure, agency).others.filter { found.contains($0.code) }
    return named.count == 1 ? named.first : nil
  }

  fileprivate func duePreview(_ procedure: Procedure, _ agency: Agency) -> DuePreview {
    DuePreview(
      procedure: procedure, agency: agency, calendar: calendar, now: now, words: words, language: language)
  }

  func intakeForm(
    _ procedure: Procedure, _ agency: Agency, _ form: Form, notice: Notice? = nil, found: RepeatApplicant.Found? = nil,
    hasForm: Bool = false
  ) -> Response {
    if let found { note(.details, found.dossiers) }
    // A form that comes back keeps its number, so that it is saved only once in the end.
    let kept = form.values[IntakeField.number]
    let number = notice == nil && !kept.isEmpty ? kept : SubmissionToken.blank().text
    let solver = solver(procedure, agency)
    let page = IntakePage(
      procedure: procedure, due: duePreview(procedure, agency), form: form, notice: notice, found: found,
      csrfField: csrfField, settings: state.shared.notices, solver: solver,
      asksSolver: solver.isAsked(form.values, query), wards: WardChoices(of: agency, in: catalogue),
      number: number, hasForm: hasForm)
    return show(page.page)
  }

  /// The choice again, for a form that names no procedure of this agency.
  fileprivate func choice(_ agency: Agency, mistake: HTML) throws -> Response {
    var form = Form(words: words)
    form.mistake("q", mistake)
    return try choice(agency, form)
  }

  fileprivate func onlyMatch(_ agency: Agency) -> Procedure? {
    let query = query["q"]
    guard !query.isEmpty else { return nil }
    let found = found(query, agency)
    return found.count == 1 ? found.first : nil
  }

  private func found(_ query: String, _ agency: Agency) -> [Procedure] {
    let filter = ProcedureFilter(text: query, field: "", agency: agency.code.description)
    return current.procedures.find(filter, in: catalogue)
  }

  fileprivate func choice(_ agency: Agency, _ form: Form) throws -> Response {
    let query = form.values["q"]
    let own = found(query, agency)
    let known = Set(own.map(\.code))
    let others =
      query.isEmpty
      ? []
      : current.procedures.find(
        ProcedureFilter(text: query, field: "", agency: ""), in: catalogue
      ).filter { !known.contains($0.code) && solver($0, agency).isOffered }
    let page = IntakeChoicePage(
      procedures: own, others: others, takesInForOthers: now.date >= Filing.firstDayWithoutBoundaries,
      used: try used(agency.code), form: form, language: language)
    return show(page.page)
  }

  /// How many dossiers of each procedure the agency received in the last thirty days.
  private func used(_ agency: AgencyCode) throws -> [ProcedureCode: Int] {
    guard let period = Period(from: now.date.adding(days: -30), to: now.date) else { return [:] }
    let figures = try reader.figures(by: .procedure, in: period, now: now, agencies: [agency], countsOpen: false)
    return figures.reduce(into: [:]) { used, row in
      if let code = ProcedureCode(row.key) { used[code] = row.value.received.total }
    }
  }
}
