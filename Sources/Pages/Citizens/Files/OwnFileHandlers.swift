import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The files of a dossier for whoever has opened its details.
enum OwnFileHandlers {
  /// `GET /tra-cuu/{code}/tep/{file}`: a paper of the applicant's, or the result.
  static let file: VisitHandler = { visit in
    guard let view = try visit.viewAtPath(), let id = view.id else { return visit.unknownDossier() }
    guard let proof = visit.opened(view) else { return .redirect(to: Address.dossier(view.dossier.code)) }
    guard let file = view.dossier.files(for: .applicant).first(where: { $0.number == visit.fileNumber }) else {
      throw PortalError.notFound
    }
    var response = try await visit.send(file.stored, of: id, openedBy: proof)
    visit.keepOpenAsLong(view, in: &response)
    return response
  }

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

  /// `POST` of the same: the files and the text become part of the dossier, and its clock goes on. 422 and 413 with what
  /// was typed and the good files kept, once where papers that were asked for have no file; so does 409, where something
  /// else is asked for than when the form was made. 409 with what was typed alone, where nothing is asked for any more or
  /// the details are closed. With `luu` it is kept and not sent.
  static let send: UploadHandler = { visit, upload in
    guard let (_, id, _, _, answered) = try visit.awaitedSupplement() else { return try await visit.notSent(upload) }
    let draft = visit.draft(of: answered, at: id)
    var files = try await visit.files(
      of: draft, in: upload, fields: answered.fileFields, most: SupplementPage.mostFiles)
    // As of now: they may have taken their time.
    guard let (view, _, proof, asked, _) = try visit.awaitedSupplement() else { return try await visit.notSent(upload) }
    if asked != answered { return try await visit.supplementAnew(files, sentFor: answered) }
    var form = Form(files.fields, words: visit.words)
    files.noteMistakes(in: &form)
    let text = form.text(SupplementPage.text, SendSupplement.textRule)
    var mended = MendedForm(try visit.filedForm(view), answered)
    mended?.read(files.fields)
    // Rows that come or go are no end of it.
    let isSaved = form.values[SupplementPage.save] == "1" || mended != nil && MendedForm.isAboutRows(files.fields)
    if !isSaved { mended?.noteMistakes(in: &form, language: visit.language) }
    func sending(_ attached: [AttachedFile], forgetting kept: FormFiles) -> SendSupplement {
      var supplement = SendSupplement(
        attached, text: text, to: id, answering: answered, forgetting: kept, notices: visit.notices, now: visit.now)
      supplement.mended = mended.flatMap { visit.mendedAnswers($0, of: view.dossier) }
      return supplement
    }
    var isSent = false
    do {
      let named = files.files.map { AttachedFile($0.file, paper: answered.paper(of: $0.field)) }
      if !form.isWrong {
        do {
          try sending(named, forgetting: files.onForm).check(view.dossier, view.events, calendar: view.calendar)
        } catch FileRefusal.empty where isSaved {}
      }
      if !form.isWrong, !isSaved { answered.noteMissing(from: named, in: &form) }
      if !form.isWrong, !isSaved, let saved = try await visit.save(&files, noting: &form) {
        let checked = try await visit.state.shared.attached(
          saved.files.map(\.file), of: "\(visit.request.client)")
        let attached = zip(checked, named).map { file, name in
          AttachedFile(file.stored, paper: name.paper, signature: file.signature)
        }
        _ = try await visit.run(sending(attached, forgetting: files.onForm), naming: saved)
        isSent = true
      }
    } catch FileRefusal.notAwaited {
      return try await visit.notSent(upload)
    } catch FileRefusal.otherRequest {
      return try await visit.supplementAnew(files, sentFor: answered)
    } catch {
      try visit.note(error, at: FilePicker.field, in: &form)
    }
    if !isSent {
      let status = form.isWrong ? files.status(of: form) : nil
      try await visit.keep(files, of: draft, noting: &form)
      return try visit.supplement(view, asked, form, openedBy: proof, status)
    }
    var response = Response.redirect(to: Address.dossier(view.dossier.code).with("da", SupplementPage.sent))
    visit.keepOpenAsLong(view, in: &response)
    return response
  }

  static let again: VisitHandler = { visit in
    guard let (view, _, proof, asked, _) = try visit.awaitedSupplement() else { return try visit.notSent(visit.form) }
    return try visit.supplement(view, asked, Form(visit.form, words: visit.words), openedBy: proof)
  }

  /// Keeps the files of a form that is wanted in another language.
  static let keep: UploadKeeper = { visit, upload in
    guard let (_, id, _, _, answered) = try visit.awaitedSupplement() else { return }
    var files = try await visit.files(
      of: visit.draft(of: answered, at: id), in: upload, fields: answered.fileFields, most: SupplementPage.mostFiles)
    guard let asked = try visit.awaitedSupplement()?.asked else { return }
    files.move(from: answered, to: asked)
    _ = try await visit.keep(files, of: visit.draft(of: asked, at: id))
  }
}

/// A supplement's form that came for a dossier that is open to its sender.
private typealias ComingSupplement = (
  view: DossierView, id: Int64, proof: LookProof,
  /// What is asked for now, and what was when the form was made.
  asked: SupplementRequest, answered: SupplementRequest
)

extension Visit {
  /// Of the dossier of the path, if this reader has it open, or had when the form was made; nil also where nothing is
  /// asked for.
  fileprivate func awaitedSupplement() throws -> ComingSupplement? {
    guard let view = try viewAtPath(), let id = view.id, view.dossier.status == .awaitingSupplement,
      let proof = opened(view) ?? opened(view, whenMade: form[SupplementPage.opening]),
      let asked = SupplementRequest.last(of: view.events)
    else { return nil }
    let number = Int(typed: form[SupplementPage.request], in: 1...Int(Int32.max))
    return (view, id, proof, asked, number.flatMap { .numbered($0, of: view.events) } ?? asked)
  }

  /// nil where nothing was mended.
  fileprivate func mendedAnswers(_ mended: MendedForm, of dossier: Dossier) -> MendedAnswers? {
    guard mended.isChanged else { return nil }
    let note = state.words(.vietnamese).filing.mending.note.text
    return MendedAnswers(
      mended.sheet.asked(mended.answers), form: mended.filed.filed.form, details: mended.details(of: dossier.filing),
      note: note)
  }

  /// Nothing is asked for any more, or the details were closed by hand, or long ago, before the form came: says so, with
  /// what was written.
  fileprivate func notSent(_ upload: UploadedForm) async throws -> Response {
    await upload.passOver()
    return try notSent(upload.fields)
  }

  fileprivate func notSent(_ form: FormContent) throws -> Response {
    reader.endBatch()
    guard let view = try viewAtPath() else { return unknownDossier() }
    let names = words.dossierFiles.own
    let page = UnsentSupplementPage(
      code: view.dossier.code, text: form[SupplementPage.text],
      reason: view.dossier.status == .awaitingSupplement ? names.closed : names.late, words: words)
    return show(page.page)
  }

  /// Each request's files wait for its own form.
  fileprivate func draft(of request: SupplementRequest, at dossier: Int64) -> FileDraft {
    fileDraft(dossier: dossier, purpose: request.purpose)
  }

  /// The form of what is asked for now, with the text and the files that were sent for something else.
  fileprivate func supplementAnew(_ files: FileIntake, sentFor answered: SupplementRequest) async throws -> Response {
    reader.endBatch()
    guard let (view, id, proof, asked, _) = try awaitedSupplement() else { return try notSent(files.fields) }
    var files = files
    files.move(from: answered, to: asked)
    // That papers were missing was confirmed for the other request.
    let typed = FormContent(files.fields.pairs.filter { $0.name != SupplementPage.anyway })
    var form = Form(typed, words: words)
    files.noteMistakes(in: &form)
    _ = form.text(SupplementPage.text, SendSupplement.textRule)
    form.mistake(FilePicker.field, words.sentence(FileRefusal.otherRequest))
    try await keep(files, of: draft(of: asked, at: id), noting: &form)
    return try supplement(view, asked, form, openedBy: proof, .conflict)
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
    var mended = MendedForm(try filedForm(view), request)
    if form.values.has(SupplementPage.request) { mended?.read(form.values) }
    var page = SupplementPage(
      view: view, request: request, mended: mended, form: form, kept: try keptFiles(of: draft),
      draftToken: draftToken(draft),
      opening: opening, csrfField: csrfField)
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
