import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum DossierFilesHandlers {
  /// `GET /can-bo/ho-so/{code}/tep`: the files, for the agency that handles the dossier and those that it asked.
  static let show: ReadHandler = { visit in
    let stored = try visit.dossierForStaff()
    var page = try visit.filesPage(stored)
    page.message = visit.doneWithFiles
    page.saved = FileDeed(rawValue: visit.query["da"])
    return visit.answer(page, of: stored)
  }

  /// `POST` of the same with `viec`: adds papers, a result, an internal note, a receipt's number, the archive's receipt.
  /// Files are on disk, and their signatures checked, before the event that names them. 422 and 413 with what was typed
  /// and the good files kept, also where the dossier does not allow it. What the dossier has already is not added again.
  static let change: UploadHandler = { visit, upload in
    let present = try visit.handledDossier()
    let deed = try visit.fileDeed()
    if deed == .reuse { return try await visit.reuse(for: present) }
    let draft = visit.draft(of: deed, present)
    var files = try await visit.files(of: draft, in: upload, most: FileDeed.mostFiles)
    let stored = try visit.handledDossier()
    var form = Form(files.fields, words: visit.words, idPrefix: deed.idPrefix)
    files.noteMistakes(in: &form)
    let typed = TypedFileAct(deed, &form, papers: try visit.paperNames(of: stored))
    func act(_ attached: [AttachedFile], forgetting kept: FormFiles) throws -> ActOnFiles {
      ActOnFiles(
        typed.act(attached), on: stored.id, note: typed.note, by: try visit.account, sight: visit.confidentialSight,
        forgetting: kept, notices: visit.notices, now: visit.now)
    }
    let done = Address.dossierFiles(stored.dossier.code)
    do {
      if !form.isWrong {
        // Without a file's signature, which takes a while: whether it would be done at all.
        let named = files.files.map { AttachedFile($0.file, paper: typed.paper) }
        _ = try act(named, forgetting: files.onForm).decide(stored.dossier)
      }
      if !form.isWrong, let saved = try await visit.save(&files, noting: &form) {
        let attached = try await visit.state.shared.attached(saved.files.map(\.file), paper: typed.paper)
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
      try visit.note(error, of: deed, in: &form)
    }
    let status = files.status(of: form)
    try await visit.keep(files, of: draft, noting: &form)
    let now = try visit.handledDossier()
    return visit.answer(try visit.filesPage(now, returned: (deed, form)), of: now, status)
  }

  /// The form as it was filled in, with the files that were kept.
  static let again: VisitHandler = { visit in
    let stored = try visit.handledDossier()
    let deed = try visit.fileDeed()
    let form = Form(visit.form, words: visit.words, idPrefix: deed.idPrefix)
    return visit.answer(try visit.filesPage(stored, returned: (deed, form)), of: stored)
  }

  /// Keeps the files of a form that is wanted in another language.
  static let keep: UploadKeeper = { visit, upload in
    let draft = visit.draft(of: try visit.fileDeed(), try visit.handledDossier())
    _ = try await visit.keep(try await visit.files(of: draft, in: upload, most: FileDeed.mostFiles), of: draft)
  }

  /// Keeps the files of a form that arrived after the session had ended.
  static let keepUnsigned: UnsignedUploadKeeper = { state, context, upload, owner in
    guard let code = context.parameters["code"].flatMap({ DossierCode(typed: $0) }),
      let stored = try state.reader.dossier(code), let deed = FileDeed(rawValue: upload.fields[FileDeed.field])
    else { return }
    let draft = FileDraft(owner: owner.tag, dossier: stored.id, purpose: deed.purpose)
    try await state.keep(upload, most: FileDeed.mostFiles, of: draft)
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

  /// `GET /can-bo/ho-so/{code}/tep/{file}/go`: asks why a paper or a result is to be removed.
  static let askRemoval: ReadHandler = { visit in
    let (stored, file) = try visit.removableFile()
    return visit.removal(of: file, in: stored, Form(words: visit.words))
  }

  /// `POST` of the same with `noi_dung`: it no longer counts. 422 without a reason, 409 where it was removed already.
  static let remove: VisitHandler = { visit in
    let (stored, file) = try visit.removableFile()
    var form = Form(visit.form, words: visit.words)
    let reason = form.text(FileDeed.text, FileDeed.remarkRule, missing: visit.words.dossierFiles.refusals.reason)
    if form.isWrong { return visit.removal(of: file, in: stored, form) }
    let act = ActOnFiles(
      .remove(number: file.number), on: stored.id, note: reason, by: try visit.account, sight: visit.confidentialSight,
      notices: visit.notices, now: visit.now)
    do {
      _ = try await visit.run(act)
    } catch {
      try visit.note(error, at: FileDeed.text, in: &form)
      let isIncomplete = (error as? FileRefusal) == .reasonMissing
      return visit.removal(of: file, in: stored, form, isIncomplete ? .unprocessableContent : .conflict)
    }
    return .redirect(to: Address.dossierFiles(stored.dossier.code).with("da", "go"))
  }

  /// `GET /can-bo/ho-so/{code}/luu-tru.zip`: the package for the archive, of a dossier that has ended.
  static let package: VisitHandler = { visit in
    let stored = try visit.handledDossier()
    guard stored.dossier.isClosed, stored.dossier.erasedAt == nil else { throw PortalError.notFound }
    var package = ArchivePackage(
      stored, catalogue: visit.catalogue, words: visit.state.words(.vietnamese), in: visit.state.store, now: visit.now)
    do {
      try await package.check()
    } catch let damaged as ArchivePackage.Damaged {
      return visit.damaged(damaged.file)
    }
    visit.note(.file, [stored.id])
    return Response(
      fields: [
        .contentType: "application/zip", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(package.name).zip\"",
      ], body: .stream(ResponseStream { [package] writer in try await package.write { try await writer.write($0) } }))
  }

  static let removeAgain: VisitHandler = { visit in
    let (stored, file) = try visit.removableFile()
    return visit.removal(of: file, in: stored, Form(visit.form, words: visit.words))
  }
}

/// What a form says is to be done.
private struct TypedFileAct {
  let deed: FileDeed
  var note = ""
  var paper = ""
  var number = ""
  var amount: Int?

  /// - Parameter papers: the names that the form has offered.
  init(_ deed: FileDeed, _ form: inout Form, papers: [String]) {
    self.deed = deed
    let words = form.words.dossierFiles
    let refusals = words.refusals
    switch deed {
    case .papers:
      let chosen = form.values[FileDeed.paper]
      if papers.contains(chosen) {
        paper = chosen
      } else if !chosen.isEmpty, chosen != FileDeed.otherPaper {
        form.mistake(FileDeed.paper, words.papers.unknown)
      }
      note = form.text(FileDeed.text, FileDeed.remarkRule)
    case .results, .reuse: break
    case .notes: note = form.text(FileDeed.text, FileDeed.remarkRule, missing: refusals.text)
    case .receipts:
      number = form.text(FileDeed.number, FileAct.receiptRule, missing: refusals.receipt)
      amount = form.read(
        FileDeed.amount, DossierCommand.amount, or: words.receipts.amountWrong.html)
    case .archive: number = form.text(FileDeed.number, FileAct.receiptRule, missing: refusals.receipt)
    }
  }

  func act(_ files: [AttachedFile]) -> FileAct {
    switch deed {
    case .papers, .reuse: .addPapers(files)
    case .results: .giveResult(files)
    case .notes: .note(files)
    case .receipts: .noteReceipt(number, amount: amount)
    case .archive: .archive(receipt: number)
    }
  }
}

extension FileRefusal {
  /// The field at which it is said.
  fileprivate func field(of deed: FileDeed) -> String {
    switch self {
    case .receiptMissing, .receiptNotedAlready, .open: FileDeed.number
    case .reasonMissing, .textMissing, .notRemovable, .noSuchFile, .removedAlready: FileDeed.text
    case .empty, .thereAlready, .tooMany, .notFinished, .notAwaited, .otherRequest: FilePicker.field
    case .erased, .archivedAlready: deed.fieldOfAll
    }
  }
}

extension FileDeed {
  /// The field at which something is said of the whole form.
  fileprivate var fieldOfAll: String {
    switch self {
    case .papers, .results: FilePicker.field
    case .reuse: FileDeed.earlier
    case .notes: FileDeed.text
    case .receipts, .archive: FileDeed.number
    }
  }
}

extension Visit {
  fileprivate func note(_ error: any Error, of deed: FileDeed, in form: inout Form) throws {
    try note(error, at: (error as? FileRefusal)?.field(of: deed) ?? deed.fieldOfAll, in: &form)
  }

  fileprivate func paperNames(of stored: StoredDossier) throws -> [String] {
    try view(of: stored).map(DossierFilesPage.paperNames) ?? []
  }

  /// Takes papers of earlier dossiers over: no file is sent.
  fileprivate func reuse(for stored: StoredDossier) async throws -> Response {
    var form = Form(form, words: words, idPrefix: FileDeed.reuse.idPrefix)
    let chosen = form.values.all(FileDeed.earlier)
    var papers: [EarlierPaper] = []
    for paper in chosen.map({ EarlierPaper($0) }) {
      guard let paper else {
        form.mistake(FileDeed.earlier, words.dossierFiles.refusals.gone)
        continue
      }
      if !papers.contains(paper) { papers.append(paper) }
    }
    if chosen.isEmpty { form.mistake(FileDeed.earlier, words.dossierFiles.refusals.empty) }
    if form.values[FileDeed.consent] != "1" {
      form.mistake(FileDeed.consent, words.dossierFiles.papers.reuse.consentMissing)
    }
    var status = HTTPResponse.Status.unprocessableContent
    if !form.isWrong {
      do {
        let sources = try await run(
          ReusePapers(
            papers, for: stored.id, by: account, sight: confidentialSight, notices: notices, now: now))
        note(.file, sources)
        return .redirect(to: Address.dossierFiles(stored.dossier.code).with("da", FileDeed.reuse.rawValue))
      } catch {
        try note(error, at: FileDeed.earlier, in: &form)
        status = .conflict
      }
    }
    let present = try handledDossier()
    return answer(try filesPage(present, returned: (.reuse, form)), of: present, status)
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

  /// The dossier of the path, which the reader's agency handles.
  fileprivate func handledDossier() throws -> StoredDossier {
    let stored = try dossierForStaff()
    guard try handlesDossiers(of: stored.dossier.agency) else { throw PortalError.forbidden }
    return stored
  }

  fileprivate func fileDeed() throws -> FileDeed {
    guard let deed = FileDeed(rawValue: form[FileDeed.field]) else { throw PortalError.notFound }
    return deed
  }

  fileprivate func draft(of deed: FileDeed, _ stored: StoredDossier) -> FileDraft {
    fileDraft(dossier: stored.id, purpose: deed.purpose)
  }

  fileprivate func filesPage(
    _ stored: StoredDossier, returned: (deed: FileDeed, form: Form)? = nil
  ) throws -> DossierFilesPage {
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    let account = try account
    guard let files = account.fileReader(of: stored.dossier, in: catalogue, on: now.date) else {
      throw PortalError.forbidden
    }
    var page = DossierFilesPage(
      view: view, account: account, reader: files, names: try staffNames(in: view.events), csrfField: csrfField,
      returned: returned)
    page.drawsPages = state.shared.firstPage != nil
    if files == .handler {
      let kept = try Dictionary(
        uniqueKeysWithValues: FileDeed.withFiles.map { ($0, try keptFiles(of: draft(of: $0, stored))) })
      page.kept = { kept[$0] ?? [] }
      page.draftToken = { draftToken(draft(of: $0, stored)) }
      if page.mayChange {
        page.earlier = try reader.earlierPapers(for: stored, in: catalogue, on: now.date)
      }
    }
    return page
  }

  fileprivate func answer(
    _ page: DossierFilesPage, of stored: StoredDossier, _ status: HTTPResponse.Status? = nil
  ) -> Response {
    // An agency that was given nothing sees nothing.
    if page.reader == .handler || !stored.dossier.files(for: page.reader).isEmpty {
      // Papers of other dossiers are named too.
      note(.details, [stored.id] + Set(page.earlier.map(\.id)).sorted())
    }
    return show(status.map { page.page.with($0) } ?? page.page)
  }

  fileprivate var doneWithFiles: Notice? {
    let done = words.dossierFiles.done
    if query["da"] == "go" { return .done(done.removal.html) }
    if query["da"] == FileDeed.there { return .done(done.there.html) }
    return FileDeed(rawValue: query["da"]).map { deed in
      let sentence =
        switch deed {
        case .papers, .reuse: done.papers
        case .results: done.results
        case .notes: done.notes
        case .receipts: done.receipts
        case .archive: done.archive
        }
      return .done(sentence.html)
    }
  }

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
