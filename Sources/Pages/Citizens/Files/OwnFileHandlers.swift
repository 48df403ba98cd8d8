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
  /// was typed and the good files kept; so does 409, where something else is asked for than when the form was made. 303
  /// to the dossier, which says so, where nothing is asked for any more.
  static let send: UploadHandler = { visit, upload in
    guard let (_, id, _, _, answered) = try visit.supplementAtPath() else { return try visit.closedMeanwhile() }
    let draft = visit.draft(of: answered, at: id)
    var files = try await visit.files(
      of: draft, in: upload, fields: answered.fields, most: SupplementPage.mostFiles)
    // As of now: they may have taken their time.
    guard let (view, _, proof, asked, _) = try visit.supplementAtPath() else { return try visit.closedMeanwhile() }
    if asked != answered, view.dossier.status == .awaitingSupplement {
      return try await visit.supplementAnew(files, sentFor: answered)
    }
    var form = Form(visit.form, words: visit.words)
    files.noteMistakes(in: &form)
    let text = form.text(SupplementPage.text, SendSupplement.textRule)
    func sending(_ attached: [AttachedFile], forgetting kept: FormFiles) -> SendSupplement {
      SendSupplement(
        attached, text: text, to: id, answering: answered, forgetting: kept, notices: visit.notices, now: visit.now)
    }
    var isSent = false
    do {
      let named = files.files.map { AttachedFile($0.file, paper: answered.paper(of: $0.field)) }
      if !form.isWrong {
        try sending(named, forgetting: files.onForm).check(view.dossier, view.events, calendar: view.calendar)
      }
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
    } catch FileRefusal.otherRequest {
      return try await visit.supplementAnew(files, sentFor: answered)
    } catch {
      try visit.note(error, at: FilePicker.field, in: &form)
    }
    if !isSent {
      let status = files.status(of: form)
      try await visit.keep(files, of: draft, noting: &form)
      return try visit.supplement(view, asked, form, openedBy: proof, status)
    }
    var response = Response.redirect(to: Address.dossier(view.dossier.code).with("da", SupplementPage.sent))
    visit.keepOpenAsLong(view, in: &response)
    return response
  }

  static let again: VisitHandler = { visit in
    guard let (view, _, proof, asked, _) = try visit.supplementAtPath() else { return try visit.closedMeanwhile() }
    return try visit.supplement(view, asked, Form(visit.form, words: visit.words), openedBy: proof)
  }

  /// Keeps the files of a form that is wanted in another language.
  static let keep: UploadKeeper = { visit, upload in
    guard let (_, id, _, _, answered) = try visit.supplementAtPath() else { return }
    var files = try await visit.files(
      of: visit.draft(of: answered, at: id), in: upload, fields: answered.fields, most: SupplementPage.mostFiles)
    guard let asked = try visit.supplementAtPath()?.asked else { return }
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
  /// Of the dossier of the path, if this reader has it open, or had when the form was made; nil also where nothing was
  /// ever asked for.
  fileprivate func supplementAtPath() throws -> ComingSupplement? {
    guard let view = try viewAtPath(), let id = view.id,
      let proof = opened(view) ?? opened(view, whenMade: form[SupplementPage.opening]),
      let asked = SupplementRequest.last(of: view.events)
    else { return nil }
    let number = Int(typed: form[SupplementPage.request], in: 1...Int(Int32.max))
    return (view, id, proof, asked, number.flatMap { .numbered($0, of: view.events) } ?? asked)
  }

  /// The details were closed by hand, or long ago, before the form came.
  fileprivate func closedMeanwhile() throws -> Response {
    guard let view = try viewAtPath() else { return unknownDossier() }
    let why = view.dossier.status == .awaitingSupplement ? SupplementPage.closed : SupplementPage.late
    return .redirect(to: Address.dossier(view.dossier.code).with("da", why))
  }

  /// Each request's files wait for its own form.
  fileprivate func draft(of request: SupplementRequest, at dossier: Int64) -> FileDraft {
    fileDraft(dossier: dossier, purpose: request.purpose)
  }

  /// The form of what is asked for now, with the text and the files that were sent for something else.
  fileprivate func supplementAnew(_ files: FileIntake, sentFor answered: SupplementRequest) async throws -> Response {
    reader.endBatch()
    guard let (view, id, proof, asked, _) = try supplementAtPath() else { return try closedMeanwhile() }
    var files = files
    files.move(from: answered, to: asked)
    var form = Form(self.form, words: words)
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
    let page = SupplementPage(
      view: view, request: request, form: form, kept: try keptFiles(of: draft), draftToken: draftToken(draft),
      opening: opening, csrfField: csrfField
    ).page
    return show(status.map { page.with($0) } ?? page)
  }
}

extension FileIntake {
  /// Puts them, by their papers, into the fields of another request.
  fileprivate mutating func move(from answered: SupplementRequest, to asked: SupplementRequest) {
    if asked != answered { move { asked.field(of: answered.paper(of: $0)) } }
  }
}
