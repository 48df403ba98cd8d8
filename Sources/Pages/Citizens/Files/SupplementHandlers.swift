import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// What an applicant was asked to supply, sent by whoever has opened the details.
enum SupplementHandlers {
  /// `GET /tra-cuu/{code}/bo-sung`: what is asked for, and the form that answers it.
  static let ask: ReadHandler = { visit in
    try visit.atDossier(Address.supplement) { view in
      guard let proof = visit.opened(view), view.dossier.status == .awaitingSupplement,
        let asked = SupplementRequest.last(of: view.events)
      else {
        return .redirect(to: Address.dossier(view.dossier.code))
      }
      var response = try visit.supplement(view, asked, Form(words: visit.words), openedBy: proof)
      visit.keepOpenAsLong(view, in: &response)
      return response
    }
  }

  /// `POST` of the same: the files and the text become part of the dossier, and its clock goes on. What was sent before
  /// leads to the dossier too, and nothing is sent twice. 422 and 413 with what was typed and the good files kept, once
  /// where papers that were asked for have no file; so does 409, where something else is asked for than when the form
  /// was made. 409 with what was typed where nothing is asked for any more, or the details are closed; of the files too,
  /// if the details were open when the form was made. With `luu-lai` it is kept and not sent.
  static let send: UploadHandler = { visit, upload in
    guard let early = try visit.comingSupplement(), early.asked != nil || early.isAnswered else {
      return try await visit.notSent(upload)
    }
    let answered = early.answered
    let draft = visit.draft(of: answered, at: early.id)
    var files = try await visit.files(
      of: draft, in: upload, fields: answered.fileFields, most: SupplementPage.mostFiles)
    // As of now: they may have taken their time.
    guard let coming = try visit.comingSupplement() else { return try await visit.notSent(files, for: answered) }
    if let response = try visit.sentBefore(files, answering: answered) { return response }
    guard let asked = coming.asked else { return try await visit.notSent(files, for: answered) }
    if asked != answered { return try await visit.supplementAnew(files, sentFor: answered) }
    let view = coming.view
    var form = Form(files.fields, words: visit.words)
    files.noteMistakes(in: &form)
    let text = form.text(SupplementPage.text, SendSupplement.textRule)
    var mended = try visit.mendedForm(view, answered, openedBy: coming.proof)
    mended?.read(files.fields)
    // Rows that come or go are no end of it.
    let isSaved = form.values[SupplementPage.save] == "1" || mended != nil && MendedForm.isAboutRows(files.fields)
    if !isSaved { mended?.noteMistakes(in: &form, language: visit.language) }
    func sending(_ attached: [AttachedFile], forgetting kept: FormFiles) -> SendSupplement {
      var supplement = SendSupplement(
        attached, text: text, to: coming.id, answering: answered, forgetting: kept, notices: visit.notices,
        now: visit.now)
      supplement.mended = mended.flatMap { visit.mendedAnswers($0) }
      return supplement
    }
    var isSent = false
    do {
      let named = files.attached(answered.paper)
      if !form.isWrong {
        do {
          try sending(named, forgetting: files.onForm).check(view.dossier, view.events, calendar: view.calendar)
        } catch FileRefusal.empty where isSaved {}
      }
      if !form.isWrong, !isSaved { answered.noteMissing(from: named, in: &form) }
      if !form.isWrong, !isSaved, let saved = try await visit.save(&files, noting: &form) {
        let attached = try await visit.state.shared.checked(named, of: "\(visit.request.client)")
        _ = try await visit.run(sending(attached, forgetting: files.onForm), naming: saved)
        isSent = true
      }
    } catch FileRefusal.notAwaited {
      if let response = try visit.sentBefore(files, answering: answered) { return response }
      return try await visit.notSent(files, for: answered)
    } catch FileRefusal.otherRequest {
      if let response = try visit.sentBefore(files, answering: answered) { return response }
      return try await visit.supplementAnew(files, sentFor: answered)
    } catch FileRefusal.empty where mended.map({ !$0.fields.isEmpty }) ?? false {
      let field = mended?.fields.first?.place.fieldName ?? FilePicker.field
      form.mistake(field, form.words.filing.mending.unchanged)
    } catch {
      try visit.note(error, at: SupplementPage.otherFiles, in: &form)
    }
    if !isSent {
      // The same form may have come in the meantime, and have taken its kept files.
      if let response = try visit.sentBefore(files, answering: answered) { return response }
      let status = form.isWrong ? files.status(of: form) : nil
      try await visit.keep(files, of: draft, noting: &form)
      return try visit.supplement(view, asked, form, openedBy: coming.proof, status)
    }
    return visit.sent(view, SupplementPage.sent)
  }

  static let again: VisitHandler = { visit in
    guard let coming = try visit.comingSupplement(), let asked = coming.asked else {
      return try visit.notSent(visit.form)
    }
    var form = Form(visit.form, words: visit.words)
    visit.noteFileMistakes(in: &form)
    return try visit.supplement(coming.view, asked, form, openedBy: coming.proof)
  }

  /// Keeps the files of a form that comes back.
  static let keep: UploadKeeper = { visit, upload in
    guard let early = try visit.supplementMadeOpen() else { return [] }
    let files = try await visit.files(
      of: visit.draft(of: early.answered, at: early.id), in: upload, fields: early.answered.fileFields,
      most: SupplementPage.mostFiles)
    return try await visit.keep(files, sentFor: early.answered)
  }
}

extension Visit {
  /// Keeps files for what is asked for now; why those were not kept that were not. None is where nothing is asked for any
  /// more.
  fileprivate func keep(_ files: FileIntake, sentFor answered: SupplementRequest) async throws -> [FieldFault] {
    reader.endBatch()
    guard let now = try supplementMadeOpen() else { return [] }
    var files = files
    files.move(from: answered, to: now.asked)
    return try await keep(files, of: draft(of: now.asked, at: now.id))
  }

  /// To the dossier's page, which says what came of it.
  fileprivate func sent(_ view: DossierView, _ outcome: String) -> Response {
    var response = Response.redirect(to: Address.dossier(view.dossier.code).with("da", outcome))
    keepOpenAsLong(view, in: &response)
    return response
  }

  /// nil where what came is not part of the dossier.
  fileprivate func sentBefore(_ files: FileIntake, answering request: SupplementRequest) throws -> Response? {
    reader.endBatch()
    guard let coming = try comingSupplement(), coming.answered == request else { return nil }
    var form = Form(files.fields, words: words)
    let text = form.text(SupplementPage.text, SendSupplement.textRule)
    guard !form.isWrong, coming.isThere(files, text: text) else { return nil }
    var mended = try mendedForm(coming.view, request, openedBy: coming.proof)
    mended?.read(files.fields)
    if mended?.isChanged == true { return nil }
    return sent(coming.view, SupplementPage.sentBefore)
  }

  /// nil where nothing of the form is asked for. Four digits alone show nobody what it says.
  fileprivate func mendedForm(
    _ view: DossierView, _ request: SupplementRequest, openedBy proof: LookProof
  ) throws -> MendedForm? {
    guard !request.fields.isEmpty, proof != .digits, var mended = MendedForm(try filedForm(view), request) else {
      return nil
    }
    mended.candidates = try candidates(mended.filed.setting)
    return mended
  }

  /// nil where nothing was mended.
  fileprivate func mendedAnswers(_ mended: MendedForm) -> MendedAnswers? {
    guard mended.isChanged else { return nil }
    let note = state.words(.vietnamese).filing.mending.note.text
    return MendedAnswers(
      mended.sheet.asked(mended.answers), form: mended.filed.filed.form, change: mended.change, note: note)
  }

  /// Nothing is asked for any more, or the details were closed by hand, or long ago, before the form came: says so, with
  /// what was written. Its files are kept where they may be.
  fileprivate func notSent(_ upload: UploadedForm) async throws -> Response {
    guard let made = try supplementMadeOpen() else {
      await upload.passOver()
      return try notSent(upload.fields)
    }
    let files = try await files(
      of: draft(of: made.answered, at: made.id), in: upload, fields: made.answered.fileFields,
      most: SupplementPage.mostFiles)
    return try await notSent(files, for: made.answered)
  }

  fileprivate func notSent(_ files: FileIntake, for answered: SupplementRequest) async throws -> Response {
    try notSent(files.fields, await keep(files, sentFor: answered))
  }

  fileprivate func notSent(_ form: FormContent, _ mistakes: [FieldFault] = []) throws -> Response {
    reader.endBatch()
    guard let view = try viewAtPath() else { return unknownDossier() }
    let names = words.dossierFiles.own
    var reason = view.dossier.status == .awaitingSupplement ? names.closed : names.late
    if let made = try supplementMadeOpen(), try !keptFiles(of: draft(of: made.asked, at: made.id)).isEmpty {
      reason = names.closedKept
    }
    let page = UnsentSupplementPage(
      code: view.dossier.code, text: form[SupplementPage.text], reason: reason,
      mistakes: (fileMistakes + mistakes).map(\.message), words: words)
    return show(page.page)
  }

  /// Each request's files wait for its own form.
  fileprivate func draft(of request: SupplementRequest, at dossier: Int64) -> FileDraft {
    fileDraft(dossier: dossier, purpose: request.purpose)
  }

  /// The form of what is asked for now, with the text and the files that were sent for something else.
  fileprivate func supplementAnew(_ files: FileIntake, sentFor answered: SupplementRequest) async throws -> Response {
    reader.endBatch()
    guard let coming = try comingSupplement(), let asked = coming.asked else {
      return try await notSent(files, for: answered)
    }
    var files = files
    files.move(from: answered, to: asked)
    // That papers were missing was confirmed for the other request.
    let typed = FormContent(files.fields.pairs.filter { $0.name != SupplementPage.anyway })
    var form = Form(typed, words: words)
    files.noteMistakes(in: &form)
    _ = form.text(SupplementPage.text, SendSupplement.textRule)
    form.mistake(SupplementPage.otherFiles, words.sentence(FileRefusal.otherRequest))
    try await keep(files, of: draft(of: asked, at: coming.id), noting: &form)
    return try supplement(coming.view, asked, form, openedBy: coming.proof, .conflict)
  }

  fileprivate func supplement(
    _ view: DossierView, _ request: SupplementRequest, _ form: Form, openedBy proof: LookProof,
    _ status: HTTPResponse.Status? = nil
  ) throws -> Response {
    guard let id = view.id else { throw PortalError.notFound }
    note(.details, [id], openedBy: proof)
    let draft = draft(of: request, at: id)
    // Only what is open now begins another twelve hours.
    let opening = opened(view) == nil ? form.values[SupplementPage.opening] : formOpening(view, proof)
    var mended = try mendedForm(view, request, openedBy: proof)
    if form.values.has(SupplementPage.request) { mended?.read(form.values) }
    var page = SupplementPage(
      view: view, request: request, mended: mended, form: form, kept: try keptFiles(of: draft),
      draftToken: draftToken(draft),
      opening: opening, csrfField: csrfField)
    if mended == nil, !request.fields.isEmpty { page.notice = .remark(words.filing.mending.needsKey.html) }
    if !form.isWrong, form.values[SupplementPage.save] == "1" {
      page.notice = .done(words.dossierFiles.own.saved.html)
    }
    return show(status.map { page.page.with($0) } ?? page.page)
  }
}

extension SupplementRequest {
  /// Asks once whether it is to be sent without files of these papers.
  fileprivate func noteMissing(from files: [AttachedFile], in form: inout Form) {
    let missing = papersOfForm.map(\.paper).filter { paper in !files.contains { $0.paper == paper } }
    if missing.isEmpty || form.values[SupplementPage.anyway] == "1" { return }
    let papers = missing.map { "<span lang=\"vi\">\($0)</span>" as HTML }.joined("; ")
    form.mistake(SupplementPage.anyway, form.words.dossierFiles.own.missing(["papers": papers]))
  }
}

extension FileIntake {
  /// Puts them, by their papers, into the fields of another request.
  fileprivate mutating func move(from answered: SupplementRequest, to asked: SupplementRequest) {
    if asked != answered { move { asked.field(of: answered.paper(of: $0)) } }
  }
}
