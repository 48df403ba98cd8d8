import HTTPServer
import HTTPTypes
import OneStop
import Words

/// Who may enter a route.
enum Entrance: Sendable {
  case everyone
  /// Anybody who is signed in.
  case signedIn
  case right(Right)

  /// Whether what is changed there is the administrator's to set.
  var isAdministration: Bool {
    switch self {
    case .everyone, .signedIn: false
    case .right(let right): Account.Role.admin.has(right)
    }
  }
}

let everyone = Entrance.everyone

/// Whether a posted form has to carry the reader's token.
enum FormRule: Sendable {
  case tokened
  case untokened
  /// That of a reader who is not signed in, though they may be by now.
  case signIn
}

/// Answers what changes something.
typealias VisitHandler = @Sendable (Visit) async throws -> Response

/// Answers what only reads, and never waits.
typealias ReadHandler = @Sendable (Visit) throws -> Response

/// Answers a form with files, which it reads as they arrive.
typealias UploadHandler = @Sendable (Visit, UploadedForm) async throws -> Response
typealias UploadKeeper = @Sendable (Visit, UploadedForm) async throws -> Void

/// Keeps the files of a form that came when nobody was signed in, for whom its page was made.
typealias UnsignedUploadKeeper = @Sendable (Portal, Context, UploadedForm, FormOwner) async throws -> Void

/// Builds a router whose handlers get a `Visit`, after it is known that they may.
struct Routes {
  let portal: Portal
  private(set) var router = Router()
  /// The same posts, which answer the form's page with what is posted and do nothing.
  private(set) var forms = Router()

  init(portal: Portal) {
    self.portal = portal
  }

  mutating func get(_ path: String, _ entrance: Entrance, _ handler: @escaping ReadHandler) {
    let portal = portal
    let prompt: PromptHandler = { request, context in
      if let response = request.choosesLanguage { return response }
      let visit = try portal.visit(request, context, entrance)
      return visit.mustTouchSession ? nil : try visit.answer(handler)
    }
    router.on(.get, path, bodyLimit: nil, prompt: prompt) { request, context in
      let visit = try portal.visit(request, context, entrance)
      await visit.touchSession()
      return try visit.answer(handler)
    }
  }

  /// For a page that waits for what another thread finds out.
  mutating func waitingGet(_ path: String, _ entrance: Entrance, _ handler: @escaping VisitHandler) {
    let portal = portal
    router.on(.get, path, bodyLimit: nil) { request, context in
      let visit = try portal.visit(request, context, entrance)
      await visit.touchSession()
      return visit.finished(try await handler(visit).validatedIfKept(for: request))
    }
  }

  /// For a page that costs milliseconds: one of them after another on each loop.
  mutating func dearGet(_ path: String, _ entrance: Entrance, _ handler: @escaping ReadHandler) {
    let portal = portal
    router.on(.get, path, bodyLimit: nil) { request, context in
      let visit = try portal.visit(request, context, entrance)
      await visit.touchSession()
      return try await portal.dearPages.turn(of: request.client) {
        // What was read before the others' turns is old.
        try portal.visit(request, context, entrance).answer(handler)
      }
    }
  }

  /// For what is no page and never waits.
  mutating func prompt(_ path: String, _ handler: @escaping @Sendable (Request, Context) throws -> Response) {
    router.get(path, prompt: handler)
  }

  /// For what is no page: it gets the request as it came.
  mutating func raw(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
    router.on(method, path, handler)
  }

  /// Bytes of a form without files: the longest that is sent chooses five hundred dossiers, or holds every text of an
  /// intake in full.
  static let formLimit = 64 * 1_024

  /// - Parameter again: answers the form's page with what was typed, where it cannot be done or is wanted in another
  ///   language. It changes nothing.
  mutating func post(
    _ path: String, _ entrance: Entrance, form rule: FormRule = .tokened, again: @escaping VisitHandler,
    _ handler: @escaping VisitHandler
  ) {
    let portal = portal
    let reception = FormReception(portal: portal, entrance: entrance, rule: rule, again: again)
    router.on(.post, path, bodyLimit: Routes.formLimit) { request, context in
      if !request.body.isComplete { try portal.requireBeforeBody(entrance, of: request) }
      let form = FormContent(try await request.form().pairs.map { (name: $0.0, value: $0.1) })
      return try await reception.receive(request, context, form) { visit in
        let response = try await handler(visit)
        if entrance.isAdministration, response.status.kind == .redirection {
          visit.logAccess(.administration, login: visit.session?.account.login)
        }
        return response
      }
    }
    forms.on(.post, path, reception.resume)
  }

  /// - Parameters:
  ///   - limit: bytes that all files may have together.
  ///   - keep: takes the files of a form that comes back: in another language, or with a token of now.
  mutating func upload(
    _ path: String, _ entrance: Entrance, limit: Int, again: @escaping VisitHandler,
    keep: @escaping UploadKeeper, keepUnsigned: @escaping UnsignedUploadKeeper, _ handler: @escaping UploadHandler
  ) {
    let portal = portal
    let reception = FormReception(portal: portal, entrance: entrance, rule: .tokened, hasFiles: true, again: again)
    // What is too much is passed over, so that the page can say so.
    router.on(.post, path, bodyLimit: .max) { request, context in
      if !request.body.isComplete { try portal.requireBeforeBody(entrance, of: request) }
      let upload = try await UploadedForm(request, limit: limit)
      let response = try await reception.receive(request, context, upload.fields) { visit in
        try await handler(visit, upload)
      } keep: { visit in
        try await keep(visit, upload)
      } keepUnsigned: { owner in
        try await keepUnsigned(portal, context, upload, owner)
      }
      await upload.passOver()
      return response
    }
    forms.on(.post, path, reception.resume)
  }
}

extension Portal {
  func visit(
    _ request: Request, _ context: Context, _ entrance: Entrance, form: FormContent = FormContent([]),
    rule: FormRule = .tokened, language wanted: Language? = nil
  ) throws -> Visit {
    let now = clock()
    let language = wanted ?? language(of: request)
    let session = try staffSession(request, now: now)
    try Portal.require(entrance, of: session)
    return Visit(
      portal: self, request: request, context: context, language: language, words: words(language), now: now,
      current: try currentCatalogue(now: now), session: session, form: form,
      formToken: FormToken(request, session: rule == .signIn ? nil : session, portal: self))
  }

  /// Who may not enter is told so before a body is waited for. Whose session may have ended while a form was filled in
  /// is heard, so that what was typed is kept.
  fileprivate func requireBeforeBody(_ entrance: Entrance, of request: Request) throws {
    let mayBeOurs = request.cookie(.session) != nil || request.cookie(.guest) != nil || request.isOfOwnPage
    if try mayBeOurs && staffSession(request, now: clock()) == nil { return }
    try require(entrance, of: request)
  }

  /// Throws where whoever asks may not enter.
  fileprivate func require(_ entrance: Entrance, of request: Request) throws {
    if case .everyone = entrance { return }
    try Portal.require(entrance, of: staffSession(request, now: clock()))
  }

  private static func require(_ entrance: Entrance, of session: StaffSession?) throws {
    switch entrance {
    case .everyone: break
    case .signedIn: if session == nil { throw PortalError.signInNeeded }
    case .right(let right):
      guard let session else { throw PortalError.signInNeeded }
      guard session.account.role.has(right) else { throw PortalError.forbidden }
    }
  }

  func language(of request: Request) -> Language {
    request.cookie(.language).flatMap(Language.init(rawValue:)) ?? .vietnamese
  }
}

extension Request {
  /// Whether the browser says that a page of this site sent it, by any of the fields that browsers have said it in
  /// (Fetch Metadata `Sec-Fetch-Site`; RFC 6454 `Origin`; RFC 9110 10.1.3 `Referer`). A browser that was closed and has its
  /// pages again may have no cookie left.
  fileprivate var isOfOwnPage: Bool {
    if field(.secFetchSite) == "same-origin" { return true }
    guard let host = authority, let page = field(.origin) ?? field(.referer) else { return false }
    return page.split(separator: "/").dropFirst().first.map { $0.utf8.elementsEqual(host.utf8) } ?? false
  }
}

extension Visit {
  fileprivate func answer(_ handler: ReadHandler) throws -> Response {
    finished(try handler(self).validatedIfKept(for: request))
  }

  /// The handler's answer, with the cookie that its forms need.
  func finished(_ response: Response) -> Response {
    var response = response
    formToken.keep(in: &response, for: request)
    return response
  }
}
