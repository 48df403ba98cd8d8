import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Words

/// Who may enter a route.
package enum Entrance: Sendable {
  case everyone
  /// Anybody who is signed in.
  case signedIn
  /// The same, and whoever has to set up a second factor before anything else.
  case enrolling
  case right(Right)
}

package let everyone = Entrance.everyone

/// Which token a posted form must carry.
package enum FormRule: Sendable {
  case tokened
  case untokened
  /// The token of a reader who is not signed in, although they may have signed in by now.
  case signIn
}

/// Answers a request that changes something.
package typealias VisitHandler = @Sendable (Visit) async throws -> Response

/// Answers a request that only reads, and never waits.
package typealias ReadHandler = @Sendable (Visit) throws -> Response

/// Reads what depends on the request's address alone.
package typealias ReadAhead = @Sendable (Reader, Context) throws -> Void

/// Answers a form with files, reading them as they arrive.
package typealias UploadHandler = @Sendable (Visit, UploadedForm) async throws -> Response

/// Keeps the files of a form that comes back, and says at its fields which were not kept, and why.
package typealias UploadKeeper = @Sendable (Visit, UploadedForm) async throws -> [FieldFault]

/// Keeps the files of a form that arrived when nobody was signed in, for the person whose page it was.
package typealias UnsignedUploadKeeper = @Sendable (LoopState, Context, UploadedForm, FormOwner) async throws -> Void

extension LoopState {
  package func visit(
    _ request: Request, _ context: Context, _ entrance: Entrance, form: FormContent = FormContent([]),
    rule: FormRule = .tokened, language wanted: Language? = nil, readAhead: ReadAhead? = nil
  ) throws -> Visit {
    let now = clock()
    let language = wanted ?? language(of: request)
    reader.askEarly { reader in
      _ = try? staffSession(request, now: now)
      _ = try? citizenSession(request, now: now)
      _ = try? reader.catalogueRevision()
      try readAhead?(reader, context)
    }
    let session = try staffSession(request, now: now)
    let current = try currentCatalogue(now: now)
    try LoopState.require(entrance, of: session, in: current.catalogue)
    return Visit(
      state: self, request: request, context: context, language: language, words: words(language), now: now,
      current: current, session: session, citizen: try citizenSession(request, now: now), form: form,
      formToken: FormToken(request, session: rule == .signIn ? nil : session, secrets: secrets))
  }

  /// Refuses those who may not enter before waiting for the body. A form from a reader whose session may have ended
  /// while they filled it in, or who has to set up a second factor first, is let through, so that what they typed is kept.
  func requireBeforeBody(_ entrance: Entrance, of request: Request) throws {
    let mayBeOurs = request.cookie(.session) != nil || request.cookie(.guest) != nil || request.isOfOwnPage
    if try mayBeOurs && staffSession(request, now: clock())?.needsSecondFactor ?? true { return }
    try require(entrance, of: request)
  }

  /// Throws where the reader may not enter.
  func require(_ entrance: Entrance, of request: Request) throws {
    if case .everyone = entrance { return }
    let now = clock()
    let session = try staffSession(request, now: now)
    try LoopState.require(entrance, of: session, in: currentCatalogue(now: now).catalogue)
  }

  private static func require(_ entrance: Entrance, of session: StaffSession?, in catalogue: Catalogue) throws {
    switch entrance {
    case .everyone: break
    case .enrolling: if session == nil { throw PortalError.signInNeeded }
    case .signedIn:
      guard let session else { throw PortalError.signInNeeded }
      if session.needsSecondFactor { throw PortalError.secondFactorNeeded }
    case .right(let right):
      guard let session else { throw PortalError.signInNeeded }
      if session.needsSecondFactor { throw PortalError.secondFactorNeeded }
      guard session.account.has(right, in: catalogue) else { throw PortalError.forbidden }
    }
  }

  package func language(of request: Request) -> Language {
    request.cookie(.language).flatMap(Language.init(rawValue:)) ?? .vietnamese
  }
}

extension Request {
  /// Whether the browser says that a page of this site sent the request, by any of the fields that browsers have used
  /// for that (Fetch Metadata `Sec-Fetch-Site`; RFC 6454 `Origin`; RFC 9110 10.1.3 `Referer`). A browser that was
  /// closed and has restored its pages may have lost its cookies.
  fileprivate var isOfOwnPage: Bool {
    if field(.secFetchSite) == "same-origin" { return true }
    guard let host = authority, let page = field(.origin) ?? field(.referer) else { return false }
    return page.split(separator: "/").dropFirst().first.map { $0.utf8.elementsEqual(host.utf8) } ?? false
  }
}
