import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

/// Nộp giúp: at the counter or the post office, somebody's form is filled in with them.
enum AssistingHandlers {
  /// `GET /can-bo/nop-giup`: the reader's drafts that are not filed, and the procedures to begin one for.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let drafts = try visit.reader.drafts(
      assistedBy: account.login, at: account.agency, now: visit.now, limit: AssistingPage.length)
    let withForms = try visit.reader.proceduresWithForms(on: visit.now.date)
    let procedures = visit.catalogue.procedures.filter { withForms.contains($0.code) && $0.isFiledAtHome }
    let page = AssistingPage(
      drafts: drafts.compactMap { draft in
        guard let key = visit.state.secrets.draftKey(draft.sealedKey, of: account.login) else { return nil }
        return AssistingPage.Entry(
          key: key, applicant: draft.applicant, procedure: visit.catalogue.procedure(draft.procedure),
          savedAt: draft.savedAt)
      }, procedures: procedures, words: visit.words, language: visit.language)
    return visit.show(page.page)
  }
}
