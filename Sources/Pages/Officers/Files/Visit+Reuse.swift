import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

extension Visit {
  /// Takes papers of earlier dossiers over: no file is sent.
  func reuse(for stored: StoredDossier) async throws -> Response {
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
    return try fileForm(.reuse, of: handledDossier(), form, status)
  }
}
