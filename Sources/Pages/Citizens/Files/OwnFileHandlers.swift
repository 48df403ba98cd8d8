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
  /// was typed and the good files kept; 303 to the dossier, which says so, where nothing is asked for any more.
  static let send: UploadHandler = { visit, upload in
    guard let (view, id, proof) = try visit.openedAtPath() else { return try visit.closedMeanwhile() }
    let draft = visit.fileDraft(dossier: id, purpose: SupplementPage.purpose)
    var files = try await visit.files(
      of: draft, in: upload, fields: SupplementPage.fields(view), most: SupplementPage.mostFiles)
    var form = Form(visit.form, words: visit.words)
    files.noteMistakes(in: &form)
    let text = form.text(SupplementPage.text, SendSupplement.textRule)
    func sending(_ attached: [AttachedFile], forgetting kept: FormFiles) -> SendSupplement {
      SendSupplement(attached, text: text, to: id, forgetting: kept, notices: visit.notices, now: visit.now)
    }
    var isSent = false
    do {
      let named = files.files.map { AttachedFile($0.file, paper: visit.paper(of: $0.field, view)) }
      if !form.isWrong { try sending(named, forgetting: files.onForm).check(view.dossier, calendar: view.calendar) }
      if !form.isWrong, let saved = try await visit.save(&files, noting: &form) {
        let checked = try await visit.state.shared.attached(
          saved.files.map(\.file), of: "\(visit.request.client)")
        let attached = zip(checked, named).map { file, name in
          AttachedFile(file.stored, paper: name.paper, signature: file.signature)
        }
        do {
          _ = try await visit.run(sending(attached, forgetting: files.onForm), naming: saved)
        } catch FileRefusal.notAwaited {
          return .redirect(to: Address.dossier(view.dossier.code).with("da", SupplementPage.late))
        }
        isSent = true
      }
    } catch {
      try visit.note(error, at: FilePicker.field, in: &form)
    }
    if !isSent {
      let status = files.status(of: form)
      try await visit.keep(files, of: draft, noting: &form)
      return try visit.supplement(view, form, openedBy: proof, status)
    }
    var response = Response.redirect(to: Address.dossier(view.dossier.code).with("da", SupplementPage.sent))
    visit.keepOpenAsLong(view, in: &response)
    return response
  }

  static let again: VisitHandler = { visit in
    guard let (view, _, proof) = try visit.openedAtPath() else { return try visit.closedMeanwhile() }
    return try visit.supplement(view, Form(visit.form, words: visit.words), openedBy: proof)
  }

  /// Keeps the files of a form that is wanted in another language.
  static let keep: UploadKeeper = { visit, upload in
    guard let (view, id, _) = try visit.openedAtPath() else { return }
    let draft = visit.fileDraft(dossier: id, purpose: SupplementPage.purpose)
    _ = try await visit.keep(
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
  fileprivate func closedMeanwhile() throws -> Response {
    guard let view = try viewAtPath() else { return unknownDossier() }
    return .redirect(to: Address.dossier(view.dossier.code))
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
    let draft = fileDraft(dossier: id, purpose: SupplementPage.purpose)
    // Only what is open now begins another twelve hours.
    let opening = opened(view) == nil ? form.values[SupplementPage.opening] : formOpening(view, proof)
    let page = SupplementPage(
      view: view, form: form, kept: try keptFiles(of: draft), draftToken: draftToken(draft),
      opening: opening, csrfField: csrfField
    ).page
    return show(status.map { page.with($0) } ?? page)
  }
}
