import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum DossierFilesHandlers {
  /// `GET /can-bo/ho-so/{code}/tep`: the files, for the agency that handles the dossier and those that it asked. With
  /// `viec` the form of a deed alone, for the first: a form on a page of its own loses nothing to another.
  static let show: ReadHandler = { visit in
    let stored = try visit.dossierForStaff()
    guard let deed = FileDeed(rawValue: visit.query[FileDeed.field]) else { return try visit.fileList(of: stored) }
    guard try visit.handlesDossiers(of: stored.dossier.agency), stored.dossier.takes(deed) else {
      return .redirect(to: Address.dossierFiles(stored.dossier.code))
    }
    return try visit.fileForm(deed, of: stored)
  }

  /// `POST` of the same with `viec`: adds papers, a result, an internal note, a receipt's number, the archive's receipt.
  /// Files are on disk, and their signatures checked, before the event that names them. 422 and 413 with what was typed
  /// and the good files kept, also where the dossier does not allow it. What the dossier has already is not added again.
  static let change: UploadHandler = { visit, upload in
    let present = try visit.handledDossier()
    let deed = try visit.fileDeed()
    if deed == .reuse { return try await visit.reuse(for: present) }
    let draft = visit.draft(of: deed, present)
    let fields = visit.fileFields(of: deed, present)
    var files = try await visit.files(of: deed, present, in: upload)
    let stored = try visit.handledDossier()
    var form = Form(files.fields, words: visit.words, idPrefix: deed.idPrefix)
    files.noteMistakes(in: &form)
    let typed = TypedFileAct(deed, &form)
    func act(_ attached: [AttachedFile], forgetting kept: FormFiles) throws -> ActOnFiles {
      ActOnFiles(
        typed.act(attached), on: stored.id, note: typed.note, by: try visit.account, sight: visit.confidentialSight,
        forgetting: kept, notices: visit.notices, now: visit.now)
    }
    let done = Address.dossierFiles(stored.dossier.code)
    do {
      let named = files.attached { fields?.paper(of: $0) ?? "" }
      // Without a file's signature, which takes a while: whether it would be done at all.
      if !form.isWrong { _ = try act(named, forgetting: files.onForm).decide(stored.dossier) }
      if !form.isWrong, let saved = try await visit.save(&files, noting: &form) {
        let attached = try await visit.state.shared.checked(named)
        let isToConfirm = deed == .results && form.values[FileDeed.anyway] != "1"
        if !isToConfirm || !visit.noteUnsound(attached, in: &form) {
          _ = try await visit.run(act(attached, forgetting: files.onForm), naming: saved)
          return .redirect(to: done.with("da", deed.rawValue))
        }
      }
    } catch FileRefusal.thereAlready {
      try await visit.drop(files, of: draft)
      return .redirect(to: done.with("da", FileDeed.there))
    } catch {
      let field = (error as? FileRefusal)?.field(of: deed) ?? deed.fieldOfAll
      try visit.note(error, at: field == FilePicker.field ? fields?.all.first ?? field : field, in: &form)
    }
    let status = files.status(of: form)
    try await visit.keep(files, of: draft, noting: &form)
    return try visit.fileForm(deed, of: visit.handledDossier(), form, status)
  }

  /// The form as it was filled in, with the files that were kept.
  static let again: VisitHandler = { visit in
    let stored = try visit.handledDossier()
    let deed = try visit.fileDeed()
    var form = Form(visit.form, words: visit.words, idPrefix: deed.idPrefix)
    visit.noteFileMistakes(in: &form)
    return try visit.fileForm(deed, of: stored, form)
  }

  /// Keeps the files of a form that comes back.
  static let keep: UploadKeeper = { visit, upload in
    let (deed, stored) = (try visit.fileDeed(), try visit.handledDossier())
    return try await visit.keep(visit.files(of: deed, stored, in: upload), of: visit.draft(of: deed, stored))
  }

  /// Keeps the files of a form that arrived after the session had ended.
  static let keepUnsigned: UnsignedUploadKeeper = { state, context, upload, owner in
    guard let code = context.parameters["code"].flatMap({ DossierCode(typed: $0) }),
      let stored = try state.reader.dossier(code), let deed = FileDeed(rawValue: upload.fields[FileDeed.field])
    else { return }
    let draft = FileDraft(owner: owner.tag, dossier: stored.id, purpose: deed.purpose)
    let filing = stored.dossier.filing
    let procedure = try state.currentCatalogue(now: state.clock()).catalogue.procedure(filing.procedure)
    let fields = deed == .papers ? PaperFields(filing, procedure).all : [FilePicker.field]
    try await state.keep(upload, fields: fields, most: deed.mostFiles, of: draft)
  }

  /// `GET /can-bo/ho-so/{code}/tep/{file}`: the file, to be saved; a picture with `xem` to be shown.
  static let file: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    guard let reader = try visit.account.fileReader(of: stored.dossier, in: visit.catalogue, on: visit.now.date) else {
      throw PortalError.forbidden
    }
    guard let file = stored.dossier.files(for: reader).first(where: { $0.number == visit.fileNumber }) else {
      throw PortalError.notFound
    }
    return try await visit.send(file.stored, of: stored.id)
  }
}

extension Visit {
  fileprivate func fileDeed() throws -> FileDeed {
    guard let deed = FileDeed(rawValue: form[FileDeed.field]) else { throw PortalError.notFound }
    return deed
  }

  fileprivate func files(
    of deed: FileDeed, _ stored: StoredDossier, in upload: UploadedForm
  ) async throws -> FileIntake {
    try await files(
      of: draft(of: deed, stored), in: upload, fields: fileFields(of: deed, stored)?.all ?? [FilePicker.field],
      most: deed.mostFiles)
  }

  /// Asks once before the applicant is told of results that are not signed, or were changed afterwards; false where there
  /// are none.
  fileprivate func noteUnsound(_ files: [AttachedFile], in form: inout Form) -> Bool {
    let unsound = files.filter { $0.signature.state == .unsigned || $0.signature.state == .changed }
    if unsound.isEmpty { return false }
    let names = HTML(text: unsound.map(\.stored.safeName).joined(separator: "; "))
    form.mistake(FileDeed.anyway, words.dossierFiles.results.unsound(["names": names]))
    return true
  }
}
