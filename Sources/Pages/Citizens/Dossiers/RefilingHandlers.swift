import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

/// Nộp lại: what was refused or withdrawn is filed again without typing it all anew.
enum RefilingHandlers {
  /// `POST /tra-cuu/{code}/nop-lai`: begins a draft with the answers of the dossier's form, and leads to it.
  static let begin: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    let toDossier = Response.redirect(to: Address.dossier(view.dossier.code))
    guard let proof = visit.opened(view), proof != .digits, view.isRefilable, let id = view.id else { return toDossier }
    visit.note(.details, [id], openedBy: proof)
    if let refusal = visit.refusalOfDraft() { return refusal }
    let key = DraftKey()
    let refile = RefileDossier(id, as: key, setting: visit.formSetting, now: visit.now)
    guard let begun = try await visit.run(refile) else { return toDossier }
    var response = Response.redirect(to: Address.draft(key))
    visit.keepDraftOpen(key, begun.digits, in: &response)
    return response
  }

  static let again: VisitHandler = { visit in try LookupHandlers.show(visit) }
}

extension DossierView {
  /// Whether it came to nothing and can be filed again by a form.
  var isRefilable: Bool {
    (dossier.status == .refused || dossier.status == .withdrawn) && dossier.erasedAt == nil && procedure.isFiledAtHome
  }
}
