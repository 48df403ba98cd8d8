import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import System
import Words

/// Checks a form before anything is done: its sender must have the right to send it, and it must be from the present
/// session. Otherwise its page comes back as it was filled in, and nothing is done.
package struct FormReception: Sendable {
  package let state: LoopState
  let entrance: Entrance
  package let rule: FormRule
  /// Whether the form brings files.
  var hasFiles = false
  /// Answers with the form's page and what was typed. It changes nothing.
  package let again: VisitHandler

  /// - Parameters:
  ///   - act: does what the form asks for.
  ///   - keep: keeps the files of a form that comes back.
  ///   - all: the form with the texts behind its files, once nothing reads the files any more.
  package func receive(
    _ request: Request, _ context: Context, _ form: FormContent, act: (Visit) async throws -> Response,
    keep: (Visit) async throws -> [FieldFault] = { _ in [] },
    keepUnsigned: (FormOwner) async throws -> Void = { _ in },
    all: (() async -> FormContent)? = nil
  ) async throws -> Response {
    func whole() async -> FormContent { await all?() ?? form }
    let wanted = Language(rawValue: form[LanguageButton.field])
    let token = form["_csrf"]
    lazy var owner = state.secrets.owner(ofFormToken: token)
    var visit: Visit
    do {
      visit = try state.visit(request, context, entrance, form: form, rule: rule, language: wanted)
    } catch let error as PortalError where error.leadsBack {
      guard let owner, owner != .guest else { throw error }
      // The texts are kept even if the files cannot be.
      try? await keepUnsigned(owner)
      return try await state.keep(whole(), of: owner, sentBy: request, language: wanted, until: error)
    } catch PortalError.forbidden {
      // The same person's, of another of their posts, which may do it.
      guard let owner, !request.isCrossSite, try state.isOfOtherPost(owner, request) else {
        throw PortalError.forbidden
      }
      return try await state.keep(whole(), of: owner, sentBy: request, language: wanted, until: .signInNeeded)
    }
    if rule == .untokened || visit.accepts(token, rule, of: owner) {
      if wanted != nil {
        visit.fileMistakes = try await keep(visit)
        visit.form = await whole()
        return try await comeBack(visit, .otherLanguage)
      }
    } else {
      // A form from another site is not shown again.
      if request.isCrossSite { throw PortalError.csrf }
      // The page was the same person's: nobody else knows its token.
      if let session = visit.session, owner?.isSamePerson(as: state.secrets.formOwner(session.account)) ?? false {
        visit.fileMistakes = (try? await keep(visit)) ?? []
      }
      let reason = visit.reason(againstFormOf: owner, rule)
      if case .otherPost = reason, let owner, try visit.place(ofPost: owner.post) != nil {
        // Its page may be none of the present post's; the kept form leads back to the other.
        try? await keepUnsigned(owner)
        return try await state.keep(whole(), of: owner, sentBy: request, language: wanted, until: .signInNeeded)
      }
      visit.form = await whole()
      let response = try await comeBack(visit, reason)
      state.noteRefusal(response, of: entrance, as: .formRefused, request, context)
      return response
    }
    await visit.touchSession()
    do {
      let response = try await act(visit)
      state.noteRefusal(response, of: entrance, request, context)
      return try await visit.recorded(response)
    } catch {
      guard let reason = FormReturn(error) else { throw error }
      visit.form = await whole()
      guard let answer = try? await comeBack(visit, reason) else { throw error }
      state.logger.error("\(error)", metadata: context.route.map { ["route": "\($0)"] })
      return answer
    }
  }

  /// Shows its owner the form that was kept while nobody was signed in.
  package func resume(_ request: Request, _ context: Context) async throws -> Response {
    let form = FormContent(try await request.form().pairs.map { (name: $0.0, value: $0.1) })
    return try await comeBack(
      state.visit(request, context, entrance, form: form), .resumed(hasFiles: hasFiles))
  }

  private func comeBack(_ visit: Visit, _ reason: FormReturn) async throws -> Response {
    var visit = visit
    visit.returned = reason
    // What could not be sent was not seen.
    visit.looks = LookNotes()
    var response: Response
    do {
      response = try await visit.recorded(again(visit))
    } catch let error as UnrecordedLook where !hasFiles {
      state.logger.error("a form's page cannot be recorded: \(error.logged)")
      response = visit.finished(visit.heldForm)
    } catch PortalError.tooManyTries where !hasFiles {
      response = visit.finished(visit.heldForm)
    }
    if case .otherLanguage = reason { response.set(.language(visit.language), for: visit.request) }
    return response
  }
}

extension Visit {
  /// What was posted, for a reader to whom its page cannot be shown now.
  fileprivate var heldForm: Response {
    let names = words.keptForms
    let fields = form.pairs.filter { !$0.name.hasPrefix("_") }.map { pair -> HTML in
      "<input type=\"hidden\" name=\"\(pair.name)\" value=\"\(pair.value)\">"
    }
    let content: HTML = """
      <h1>\(names.notSent)</h1><p>\(words.errors.unrecorded)</p><p>\(names.held)</p>\
      <form method="post" action="\(request.pathAndQuery)">\(csrfField)\(fields.joined())\
      <p class="actions"><button class="button">\(names.sendAgain)</button></p></form>
      """
    var visit = self
    visit.returned = nil
    var page = Page(
      names.notSent.html, content, for: session == nil ? .everyone : .staff, status: .serviceUnavailable,
      isIndexed: false, isSecret: true)
    page.retryAfter = 30
    return visit.show(page)
  }
}

extension LoopState {
  fileprivate func isOfOtherPost(_ owner: FormOwner, _ request: Request) throws -> Bool {
    guard let session = try staffSession(request, now: clock()) else { return false }
    let reader = secrets.formOwner(session.account)
    return owner.isSamePerson(as: reader) && owner.isOfOtherPost(than: reader)
  }
}

extension PortalError {
  /// Whether its reader comes back once they have done something else.
  fileprivate var leadsBack: Bool {
    switch self {
    case .signInNeeded, .secondFactorNeeded: true
    default: false
    }
  }
}

extension FormReturn {
  /// nil for an error that a second attempt would not mend.
  fileprivate init?(_ error: any Error) {
    switch error {
    case StoreError.diskFull: self = .diskFull
    case is UnrecordedLook: self = .unrecorded
    case let error as StoreError where error.isPassing: self = .busy
    case StoreError.clock: self = .wrongClock
    case let error as SystemError where error.isOfFullDisk: self = .diskFull
    default: return nil
    }
  }
}

extension Visit {
  /// Whether the posted token belongs to the present session.
  ///
  /// Someone signing in has no session yet: there it is enough that this portal issued the token and that the browser
  /// says the form is on a page of this site (Fetch Metadata, `Sec-Fetch-Site`); the cookie may be from another page
  /// opened at the same time.
  fileprivate func accepts(_ token: String, _ rule: FormRule, of owner: @autoclosure () -> FormOwner?) -> Bool {
    if formToken.matches(token) { return true }
    guard rule == .signIn, request.field(.secFetchSite) == "same-origin" else { return false }
    return owner() == .guest
  }

  fileprivate func reason(againstFormOf owner: FormOwner?, _ rule: FormRule) -> FormReturn {
    guard rule != .signIn, let session, let owner else { return .outdated }
    let reader = state.secrets.formOwner(session.account)
    if owner.isSamePerson(as: reader), owner.isOfOtherPost(than: reader) {
      return .otherPost(present: postName(session.account))
    }
    if owner == .guest || owner.isSamePerson(as: reader) { return .signedInAnew }
    return .anotherAccount(present: session.account.name)
  }
}

extension Request {
  /// Whether the browser says that another site's page sent it (Fetch Metadata, `Sec-Fetch-Site`).
  fileprivate var isCrossSite: Bool { field(.secFetchSite) == "cross-site" }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}
