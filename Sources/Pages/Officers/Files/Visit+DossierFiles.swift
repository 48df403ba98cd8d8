import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

extension Visit {
  /// The dossier of the path, which the reader's agency handles.
  func handledDossier() throws -> StoredDossier {
    let stored = try dossierForStaff()
    guard try handlesDossiers(of: stored.dossier.agency) else { throw PortalError.forbidden }
    return stored
  }

  func draft(of deed: FileDeed, _ stored: StoredDossier) -> FileDraft {
    fileDraft(dossier: stored.id, purpose: deed.purpose)
  }

  /// The file fields of a deed's form.
  func fileFields(of deed: FileDeed, _ stored: StoredDossier) -> PaperFields? {
    deed == .papers ? PaperFields(stored.dossier.filing, catalogue.procedure(stored.dossier.filing.procedure)) : nil
  }

  /// The list, for those who handle the dossier or were asked about it.
  /// - Parameter unsent: a form that came for a dossier that takes none any more.
  func fileList(of stored: StoredDossier, unsent: Form? = nil, _ status: HTTPResponse.Status? = nil) throws -> Response
  {
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    let account = try account
    guard let files = account.fileReader(of: stored.dossier, in: catalogue, on: now.date) else {
      throw PortalError.forbidden
    }
    var page = DossierFilesPage(
      view: view, account: account, reader: files, names: try staffNames(in: view.events), unsent: unsent)
    page.drawsPages = state.shared.firstPage != nil
    page.message = doneWithFiles
    if page.mayChange {
      page.waiting = try Dictionary(
        uniqueKeysWithValues: FileDeed.withFiles.map { ($0, try keptFiles(of: draft(of: $0, stored)).count) })
      page.hasEarlier = try !reader.earlierPapers(for: stored, in: catalogue, on: now.date).isEmpty
    }
    // An agency that was given nothing sees nothing.
    if files == .handler || !stored.dossier.files(for: files).isEmpty { note(.details, [stored.id]) }
    return show(status.map { page.page.with($0) } ?? page.page)
  }

  /// The form of a deed, where the dossier takes one; otherwise the list, which says why not.
  /// - Parameter returned: the form that came back.
  func fileForm(
    _ deed: FileDeed, of stored: StoredDossier, _ returned: Form? = nil, _ status: HTTPResponse.Status? = nil
  ) throws -> Response {
    guard stored.dossier.takesFiles else { return try fileList(of: stored, unsent: returned, status) }
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    var page = FileDeedPage(
      deed: deed, view: view, form: returned ?? Form(words: words, idPrefix: deed.idPrefix), csrfField: csrfField)
    page.fields = fileFields(of: deed, stored)
    page.drawsPages = state.shared.firstPage != nil
    switch deed {
    case .papers, .results, .notes:
      let draft = draft(of: deed, stored)
      page.kept = try keptFiles(of: draft).within(page.fields?.all ?? [FilePicker.field])
      page.draftToken = draftToken(draft)
    case .reuse: page.earlier = try reader.earlierPapers(for: stored, in: catalogue, on: now.date)
    case .receipts, .archive: break
    }
    // Papers of other dossiers are named too.
    note(.details, [stored.id] + Set(page.earlier.map(\.id)).sorted())
    return show(status.map { page.page.with($0) } ?? page.page)
  }

  private var doneWithFiles: Notice? {
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
}
