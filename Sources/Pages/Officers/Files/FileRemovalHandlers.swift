import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

enum FileRemovalHandlers {
  /// `GET /can-bo/ho-so/{code}/tep/{file}/go`: asks why a paper or a result is to be removed.
  static let ask: ReadHandler = { visit in
    let (stored, file) = try visit.removableFile()
    return visit.removal(of: file, in: stored, Form(words: visit.words))
  }

  /// `POST` of the same with `noi_dung`: it no longer counts. 422 without a reason, 409 where it was removed already.
  static let remove: VisitHandler = { visit in
    let (stored, file) = try visit.removableFile()
    var form = Form(visit.form, words: visit.words)
    let refusals = visit.words.dossierFiles.refusals
    let reason = form.text(FileRemovalPage.reason, FileDeed.remarkRule, missing: refusals.reason)
    if form.isWrong { return visit.removal(of: file, in: stored, form) }
    let act = ActOnFiles(
      .remove(number: file.number), on: stored.id, note: reason, by: try visit.account, sight: visit.confidentialSight,
      notices: visit.notices, now: visit.now)
    do {
      _ = try await visit.run(act)
    } catch {
      try visit.note(error, at: FileRemovalPage.reason, in: &form)
      let isIncomplete = (error as? FileRefusal) == .reasonMissing
      return visit.removal(of: file, in: stored, form, isIncomplete ? .unprocessableContent : .conflict)
    }
    return .redirect(to: Address.dossierFiles(stored.dossier.code).with("da", "go"))
  }

  static let again: VisitHandler = { visit in
    let (stored, file) = try visit.removableFile()
    return visit.removal(of: file, in: stored, Form(visit.form, words: visit.words))
  }
}

extension Visit {
  /// The file of the path, which the reader may remove.
  fileprivate func removableFile() throws -> (StoredDossier, DossierFile) {
    let stored = try handledDossier()
    guard let file = stored.dossier.files.first(where: { $0.number == fileNumber }), file.purpose != .note else {
      throw PortalError.notFound
    }
    guard try account.may(.remove(number: file.number), in: stored.dossier) else { throw PortalError.forbidden }
    return (stored, file)
  }

  fileprivate func removal(
    of file: DossierFile, in stored: StoredDossier, _ form: Form, _ status: HTTPResponse.Status? = nil
  ) -> Response {
    note(.details, [stored.id])
    let page = FileRemovalPage(code: stored.dossier.code, file: file, form: form, csrfField: csrfField).page
    return show(status.map { page.with($0) } ?? page)
  }
}
