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
      guard let proof = visit.opened(view), view.dossier.status == .awaitingSupplement else {
        return .redirect(to: Address.dossier(view.dossier.code))
      }
      var response = try visit.supplement(view, Form(words: visit.words), openedBy: proof)
      visit.keepOpenAsLong(view, in: &response)
      return response
    }
  }

  /// `POST` of the same: the files and the text become part of the dossier, and its clock goes on. 422 and 413 with what
  /// was typed and the good files kept, once where papers that were asked for have no file; 409 where nothing is asked
  /// for any more. With `luu` it is kept and not sent.
  static let send: UploadHandler = { visit, upload in
    guard let (view, id, proof) = try visit.openedAtPath() else { return try await visit.closedMeanwhile(upload) }
    guard view.dossier.status == .awaitingSupplement else {
      await upload.passOver()
      return try visit.notSent(upload.fields, visit.words.dossierFiles.own.late)
    }
    let draft = visit.fileDraft(dossier: id, purpose: SupplementPage.purpose)
    let files = try await visit.files(
      of: draft, in: upload, fields: SupplementPage.fields(view), most: SupplementPage.mostFiles)
    var form = Form(files.fields, words: visit.words)
    files.noteMistakes(in: &form)
    let text = form.text(SupplementPage.text, SendSupplement.textRule)
    let isSaved = form.values[SupplementPage.save] == "1"
    func sending(_ files: [AttachedFile]) -> SendSupplement {
      SendSupplement(files, text: text, to: id, forgetting: draft, notices: visit.notices, now: visit.now)
    }
    let named = files.files.map { AttachedFile($0.file, paper: visit.paper(of: $0.field, view)) }
    do {
      if !form.isWrong { try sending(named).check(view.dossier, calendar: view.calendar) }
    } catch FileRefusal.notAwaited {
      return try visit.notSent(form.values, visit.words.dossierFiles.own.late)
    } catch let refusal as FileRefusal {
      if !isSaved || refusal != .empty { form.mistake(FilePicker.field, visit.words.sentence(refusal)) }
    }
    let missing = SupplementPage.papers(view).filter { paper in !named.contains { $0.paper == paper } }
    if !form.isWrong, !isSaved, !missing.isEmpty, form.values[SupplementPage.anyway] != "1" {
      let papers = missing.map { "<span lang=\"vi\">\($0)</span>" as HTML }.joined("; ")
      form.mistake(SupplementPage.anyway, visit.words.dossierFiles.own.missing(["papers": papers]))
    }
    if form.isWrong || isSaved {
      try await visit.keep(files, of: draft)
      return try visit.supplement(view, form, openedBy: proof, form.isWrong ? files.status(of: form) : nil)
    }
    do {
      try await visit.save(files)
      let checked = try await visit.state.shared.attached(named.map(\.stored))
      let attached = zip(checked, named).map { file, name in
        AttachedFile(file.stored, paper: name.paper, signature: file.signature)
      }
      _ = try await visit.run(sending(attached), naming: files)
    } catch let error where error is FileRefusal || error is Act.Failure {
      return try visit.notSent(form.values, visit.words.dossierFiles.own.late)
    }
    var response = Response.redirect(to: Address.dossier(view.dossier.code).with("da", SupplementPage.sent))
    visit.keepOpenAsLong(view, in: &response)
    return response
  }

  static let again: VisitHandler = { visit in
    guard let (view, _, proof) = try visit.openedAtPath() else {
      return try visit.notSent(visit.form, visit.words.dossierFiles.own.closed)
    }
    guard view.dossier.status == .awaitingSupplement else {
      return try visit.notSent(visit.form, visit.words.dossierFiles.own.late)
    }
    return try visit.supplement(view, Form(visit.form, words: visit.words), openedBy: proof)
  }

  /// Keeps the files of a form that is wanted in another language.
  static let keep: UploadKeeper = { visit, upload in
    guard let (view, id, _) = try visit.openedAtPath() else { return }
    let draft = visit.fileDraft(dossier: id, purpose: SupplementPage.purpose)
    try await visit.keep(
      try await visit.files(of: draft, in: upload, fields: SupplementPage.fields(view), most: SupplementPage.mostFiles),
      of: draft)
  }
}

extension Visit {
  /// The dossier of the path, if this reader has it open, or had when the form was made.
  fileprivate func openedAtPath() throws -> (DossierView, Int64, LookProof)? {
    guard let view = try viewAtPath(), let id = view.id,
      let proof = opened(view) ?? opened(view, whenMade: form[SupplementPage.opening])
    else { return nil }
    return (view, id, proof)
  }

  /// The details were closed by hand, or long ago, before the form came.
  fileprivate func closedMeanwhile(_ upload: UploadedForm) async throws -> Response {
    await upload.passOver()
    return try notSent(upload.fields, words.dossierFiles.own.closed)
  }

  /// Says why, with what was written.
  fileprivate func notSent(_ form: FormContent, _ reason: Phrase) throws -> Response {
    guard let view = try viewAtPath() else { return unknownDossier() }
    let page = UnsentSupplementPage(
      code: view.dossier.code, text: form[SupplementPage.text], reason: reason, words: words)
    return show(page.page)
  }

  /// The paper that a field of the form is for.
  fileprivate func paper(of field: String, _ view: DossierView) -> String {
    let place = Int(typed: field.dropFirst(SupplementPage.fieldPrefix.count), in: 1...SupplementPage.mostFiles)
    let papers = SupplementPage.papers(view)
    return place.flatMap { papers.indices.contains($0 - 1) ? papers[$0 - 1] : nil } ?? ""
  }

  fileprivate func supplement(
    _ view: DossierView, _ form: Form, openedBy proof: LookProof, _ status: HTTPResponse.Status? = nil
  ) throws -> Response {
    guard let id = view.id else { throw PortalError.notFound }
    note(.details, [id], openedBy: proof)
    let names = words.dossierFiles.own
    let draft = fileDraft(dossier: id, purpose: SupplementPage.purpose)
    // Only what is open now begins another twelve hours.
    let opening = opened(view) == nil ? form.values[SupplementPage.opening] : formOpening(view, proof)
    var page = SupplementPage(
      view: view, form: form, kept: try keptFiles(of: draft), draftToken: draftToken(draft),
      opening: opening, csrfField: csrfField)
    if !form.isWrong, form.values[SupplementPage.save] == "1" { page.notice = .done(names.saved.html) }
    return show(status.map { page.page.with($0) } ?? page.page)
  }
}
