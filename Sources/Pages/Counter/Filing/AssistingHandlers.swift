import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Nộp giúp: at the counter or the post office, somebody's form is filled in with them.
enum AssistingHandlers {
  /// `GET /can-bo/nop-giup`: the reader's drafts that are not filed, what they have filed, and the procedures to begin one
  /// for.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let drafts = try visit.reader.drafts(
      assistedBy: account.login, at: account.agency, now: visit.now, limit: AssistingPage.length)
    let filed = try visit.reader.assistedFilings(
      by: account.login, at: account.agency, now: visit.now, limit: AssistingPage.length)
    visit.note(.list, filed.map(\.id))
    let withForms = try visit.reader.proceduresWithForms(on: visit.now.date)
    let procedures = visit.catalogue.procedures.filter { withForms.contains($0.code) && $0.isFiledAtHome }
    let page = AssistingPage(
      drafts: drafts.compactMap { draft in
        guard let key = visit.state.secrets.draftKey(draft.sealedKey, of: account.login) else { return nil }
        return AssistingPage.Entry(
          key: key, applicant: draft.applicant, procedure: visit.catalogue.procedure(draft.procedure),
          savedAt: draft.savedAt)
      },
      filed: filed.map { dossier in
        AssistingPage.Filed(
          dossier: dossier, procedure: visit.catalogue.procedure(dossier.procedure),
          agency: HTML(text: visit.agencyName(dossier.agency)),
          state: DossierState(dossier, calendar: visit.calendar, now: visit.now))
      }, procedures: procedures, words: visit.words, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /can-bo/nop-giup/{code}`: the confirmation, or the receipt, of what the reader has filed for somebody.
  static let filed: ReadHandler = { visit in
    let account = try visit.account
    guard let view = try visit.viewAtPath(), let id = view.id,
      try visit.reader.isAssistedFiling(id, by: account.login, at: account.agency, now: visit.now),
      let sheet = try visit.ownReceipt(of: view.dossier.code, isFull: true)
    else { throw PortalError.notFound }
    visit.note(.printedForm, [id])
    let names = visit.words.filing.help
    let title = names.filedTitle(["code": "\(view.dossier.code)"])
    let toolbar = PrintToolbar(words: visit.words, ways: "<a href=\"\(Address.assisting)\">\(names.back)</a>")
    return visit.show(
      Page(
        title, "\(toolbar.html)\(sheet)", for: .staff, current: .assisting, crumbs: [(names.title.html, .assisting)],
        scripts: ["print.js"]))
  }
}
