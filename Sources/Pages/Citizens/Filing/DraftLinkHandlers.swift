import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The private link of a draft, sent to whoever fills it in.
enum DraftLinkHandlers {
  static let field = "lien_he"
  static let id = "gui-duong-dan"
  /// What was just done, as named in the address.
  static let sent = "gui"

  /// `POST /nop-ho-so/nhap/{key}/gui` with `lien_he`: a telephone number or a mail address. The answer is the same
  /// whether or not anybody is known by it.
  static let send: VisitHandler = { visit in
    try await visit.atOpenDraft { draft in
      var form = Form(visit.form, words: visit.words)
      guard let site = visit.site, let recipient = visit.recipient(&form) else {
        return visit.show(try DraftOverviewPage(visit, draft, form).page)
      }
      let wait = visit.state.shared.signOnTries.ask(visit.request.client, now: visit.now)
      if let minutes = wait ?? visit.state.shared.draftTries.letter(to: recipient, now: visit.now) {
        return visit.show(ErrorPage(.tooManyRequests, minutes: minutes))
      }
      let state = visit.state
      let letter = DraftLetter(
        vietnamese: state.words(.vietnamese), english: state.words(.english), settings: state.shared.notices,
        site: site)
      switch try await visit.run(
        SendDraftLink(draft.key, to: recipient, by: letter, from: visit.origin, now: visit.now))
      {
      case .sent: return .redirect(to: Address.draft(draft.key).with("da", sent))
      case .gone: return .redirect(to: Address.draft(draft.key))
      case .tooOften:
        form.mistake(field, visit.words.filing.letter.tooOften(count: SendDraftLink.most))
        return visit.show(try DraftOverviewPage(visit, draft, form).page)
      }
    }
  }

  static let again: VisitHandler = { visit in
    try visit.atDraft { visit.show(try DraftOverviewPage(visit, $0, Form(visit.form, words: visit.words)).page) }
  }
}

extension Visit {
  fileprivate func atOpenDraft(_ answer: (OpenDraft) async throws -> Response) async throws -> Response {
    guard case .open(let draft) = try draftAtPath() else { return .redirect(to: Address.home) }
    return try await answer(draft)
  }

  /// Whom the reader named; nil, with the reason noted, where nothing can be sent there.
  fileprivate func recipient(_ form: inout Form) -> Recipient? {
    let names = words.ownDossiers
    let typed = form.values[DraftLinkHandlers.field]
    let channels = state.shared.notices.channels
    if typed.isEmpty {
      form.mistake(DraftLinkHandlers.field, words.filing.letter.empty)
    } else if typed.utf8.count <= 400, let email = EmailAddress(typed) {
      if channels.contains(.email) { return .email(email) }
      form.mistake(DraftLinkHandlers.field, names.notByMail)
    } else if typed.utf8.count <= 400, let phone = PhoneNumber(typed) {
      if channels.contains(.sms), phone.isMobile { return .sms(phone) }
      form.mistake(DraftLinkHandlers.field, channels.contains(.sms) ? names.landline : names.notByPhone)
    } else {
      form.mistake(DraftLinkHandlers.field, words.filing.letter.malformed)
    }
    return nil
  }
}
