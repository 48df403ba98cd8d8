import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A draft is brought over to the newest version of its form.
enum DraftRenewalHandlers {
  /// `GET /nop-ho-so/nhap/{key}/doi-mau`: what fits in the newest version, and what does not; 303 to the draft where it is
  /// in that version already.
  static let show: ReadHandler = { visit in
    try visit.atDraft { draft in
      guard let newer = try visit.newerForm(of: draft) else { return .redirect(to: Address.draft(draft.key)) }
      return visit.show(visit.renewal(draft, newer).page)
    }
  }

  /// `POST` of the same with `mau`, the version, and `ban`, what the page showed: 409 where either has changed since.
  static let renew: VisitHandler = { visit in
    guard case .open(let draft) = try visit.draftAtPath() else { return try show(visit) }
    let renew = RenewDraft(
      draft.key, to: Int(typed: visit.form[DraftRenewalPage.version], in: 1...Int.max) ?? 0,
      seen: visit.form[DraftRenewalPage.seen], setting: draft.setting, now: visit.now)
    switch try await visit.run(renew) {
    case .gone: return try show(visit)
    case .filed: return .redirect(to: Address.draftFiled(draft.key))
    case .current: return .redirect(to: Address.draft(draft.key))
    case .renewed:
      var response = Response.redirect(to: Address.draft(draft.key).with("da", "doi-mau"))
      if case .open(let saved) = try visit.draftSaved(draft.key) {
        visit.keepDraftOpen(draft.key, saved.draft.digits, in: &response)
      }
      return response
    case .changedMeanwhile:
      guard case .open(let present) = try visit.draftAtPath(), let newer = try visit.newerForm(of: present) else {
        return try show(visit)
      }
      var page = visit.renewal(present, newer)
      page.notice = .wrong(visit.words.filing.renewal.changed.html)
      return visit.show(page.page.with(.conflict))
    }
  }

  static let again: VisitHandler = { visit in try show(visit) }
}

extension Visit {
  /// The version that holds now, where the draft is in an older one.
  func newerForm(of draft: OpenDraft) throws -> PublishedForm? {
    try reader.form(of: draft.procedure.code, on: now.date).flatMap { $0.number > draft.version.number ? $0 : nil }
  }

  fileprivate func renewal(_ draft: OpenDraft, _ newer: PublishedForm) -> DraftRenewalPage {
    DraftRenewalPage(draft: draft, newer: newer, csrfField: csrfField, words: words, language: language)
  }
}
