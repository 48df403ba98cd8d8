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
    return try visit.start(procedure, Form(visit.query, words: visit.words))
  }

  /// `POST` of the same with `nop-cho`: begins a draft, and answers with its first page, or with the one that asks more of
  /// who files. With `giup`: for somebody beside the signed-in member of staff.
  static let begin: VisitHandler = { visit in
    guard let procedure = visit.procedureAtPath() else { throw PortalError.notFound }
    var form = Form(visit.form, words: visit.words)
    guard let definition = try visit.homeForm(of: procedure) else {
      return try visit.start(procedure, form, .notFound)
    }
    let typed = form.values[FilingStartPage.choice]
    let choice = typed.isEmpty ? .oneself : FilerPage.choices(definition).first { $0.rawValue == typed }
    guard let choice else {
      form.mistake(FilingStartPage.choice, visit.words.filing.mistakes.notOffered)
      return try visit.start(procedure, form)
    }
    let key = DraftKey()
    let help = try visit.help(form, key)
    if let refusal = visit.refusalOfDraft() { return refusal }
    let begin = BeginDraft(
      procedure.code, key: key, answers: FormAnswers(filer: choice), with: help, now: visit.now)
    guard try await visit.run(begin) else { return try visit.start(procedure, form) }
    return .redirect(to: Address.draftPage(key, choice == .oneself ? 1 : 0))
  }

  static let again: VisitHandler = { visit in
    guard let procedure = visit.procedureAtPath() else { throw PortalError.notFound }
    return try visit.start(procedure, Form(visit.form, words: visit.words))
  }
}

extension Visit {
  /// Why the reader may not begin one more draft now; nil: they may.
  func refusalOfDraft() -> Response? {
    guard session == nil, let minutes = state.shared.draftTries.begin(request.client, now: now) else { return nil }
    return show(ErrorPage(.tooManyRequests, minutes: minutes))
  }

  func homeForm(of procedure: Procedure) throws -> FormDefinition? {
    procedure.isFiledAtHome ? try reader.form(of: procedure.code, on: now.date)?.form : nil
  }

  fileprivate func procedureAtPath() -> Procedure? {
    context.parameters["procedure"].flatMap { ProcedureCode($0) }.flatMap(catalogue.procedure)
  }

  fileprivate func start(
    _ procedure: Procedure, _ entry: Form, _ status: HTTPResponse.Status? = nil
  ) throws -> Response {
    let page =
      FilingStartPage(
        procedure: procedure, form: try homeForm(of: procedure), entry: entry, csrfField: csrfField,
        isDiscarded: query["da"] == DiscardDraftHandlers.done, isHelping: isHelping(entry), language: language
      ).page
    return show(status.map { page.with($0) } ?? page)
  }

  /// Whether the form begins a draft for somebody beside the reader.
  private func isHelping(_ form: Form) -> Bool {
    form.values[AssistedStart.field] == "1" && session?.account.role.has(.assistFiling) ?? false
  }

  /// The help with which a draft begins; nil where nobody helps.
  fileprivate func help(_ form: Form, _ key: DraftKey) throws -> (DraftAssistance, sealedKey: String)? {
    guard form.values[AssistedStart.field] == "1" else { return nil }
    let account = try account
    guard account.role.has(.assistFiling) else { throw PortalError.forbidden }
    let channel: Channel = account.role == .postClerk ? .post : .counter
    return (
      DraftAssistance(login: account.login, agency: account.agency, channel: channel),
      sealedKey: try state.secrets.seal(key, of: account.login)
    )
  }
}
