import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// One request to the API, with what its handler needs to answer it. No cookie is read or set here.
struct APICall: Sendable {
  let state: LoopState
  let request: Request
  let context: Context
  let now: Moment
  let current: CurrentCatalogue
  /// The owner of the token sent with it, if any.
  let caller: Caller?

  struct Caller: Sendable {
    let token: APIToken
    /// The digest of the token's secret.
    let digest: String
  }

  var catalogue: Catalogue { current.catalogue }
  var calendar: WorkCalendar { current.calendar }
  /// The API answers in Vietnamese, the language of the law.
  var words: Words { state.words(.vietnamese) }
  var reader: Reader { state.reader }

  /// The agency whose token was sent with the request.
  func agency() throws(Problem) -> Agency {
    guard let caller else { throw .tokenNeeded }
    guard let agency = catalogue.agency(caller.token.agency) else { throw .tokenWrong }
    return agency
  }

  /// Refuses an agency that was merged into another: it can no longer file or change dossiers.
  func requireWorking(_ agency: Agency) throws(Problem) {
    if let end = agency.end(by: now.date) { throw Problem(agency, end) }
  }

  /// The same request with the present data; it still counts as one call of its token.
  func renewed() throws -> APICall { try state.apiCall(request, context, isCounted: false) }

  var notices: NoticeWriter { state.notices(site: state.shared.notices.site(of: request)) }

  /// Runs a change on the writer and returns once it is on disk; later reads see it.
  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    let result = try await state.store.writer.transaction(body)
    reader.endBatch()
    return result
  }

  /// The body, whose content type must be JSON.
  func jsonBody() async throws -> [UInt8] {
    let type = request.field(.contentType) ?? ""
    guard APICall.isJSON(type) else {
      throw Problem(.unsupportedMediaType, "Send the body as application/json.")
    }
    do {
      try request.requirePlainBody()
    } catch {
      throw Problem(.unsupportedMediaType, "Send the body as it is, without a content coding.")
    }
    return try await request.body.collect(upTo: APICall.bodyLimit)
  }

  static let bodyLimit = 256 * 1_024

  /// Whether it is `application/json`, with or without parameters; a charset, if given, must be UTF-8.
  static func isJSON(_ type: String) -> Bool {
    let parts = type.lowercased().split(separator: ";").map { String($0).trimmed }
    guard parts.first == "application/json" else { return false }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8)
    return charset.map { $0 == "utf-8" || $0 == "\"utf-8\"" } ?? true
  }
}

extension LoopState {
  func apiCall(_ request: Request, _ context: Context, isCounted: Bool = true) throws -> APICall {
    let now = clock()
    return APICall(
      state: self, request: request, context: context, now: now, current: try currentCatalogue(now: now),
      caller: try caller(request, context, isCounted: isCounted))
  }

  /// nil without credentials. Unknown credentials are refused even where none are needed.
  ///
  /// - Parameter isCounted: whether it counts against the token's limit.
  func caller(_ request: Request, _ context: Context, isCounted: Bool = true) throws -> APICall.Caller? {
    guard request.field(.authorization) != nil else { return nil }
    let now = clock()
    let sent = try sentToken(request)
    guard let (token, digest) = sent, token.holds(at: now) else {
      shared.accessLog.note(
        .wrongToken, agency: sent?.token.agency, label: sent?.token.label, request, context, now: now)
      throw Problem.tokenWrong
    }
    if isCounted, token.mustBeTouched(now: now), shared.tokenUse.isFirst(digest, now: now) {
      // Nobody waits for it.
      Task { [store] in try? await store.run(TouchToken(digest, now: now)) }
    }
    if isCounted, let limit = token.hourlyLimit, let wait = shared.tokenUse.count(digest, limit: limit, now: now) {
      throw Problem.tooManyCalls(limit, wait: wait)
    }
    if token.isReadOnly, ![.get, .head, .options].contains(request.method) { throw Problem.readOnly }
    return APICall.Caller(token: token, digest: digest)
  }

  /// The token that came with the request, whether or not it holds; nil where none is known.
  func sentToken(_ request: Request) throws -> (token: APIToken, digest: String)? {
    guard let secret = request.field(.authorization).flatMap(bearer) else { return nil }
    let digest = Secrets.digest(secret)
    return try reader.token(digest: digest).map { ($0, digest) }
  }

  /// The token of an `Authorization` field (RFC 6750 section 2.1).
  private func bearer(_ credentials: String) -> String? {
    let space = UInt8(ascii: " ")
    let scheme = Substring(credentials.utf8.prefix { $0 != space })
    let token = credentials.utf8.dropFirst(scheme.utf8.count).drop { $0 == space }
    guard scheme.lowercased() == "bearer", (1...200).contains(token.count), !token.contains(space) else { return nil }
    return String(Substring(token))
  }
}
