import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import System
import Web

typealias APIHandler = @Sendable (APICall) async throws -> Response

/// For the agency whose token came with the request.
typealias AgencyAPIHandler = @Sendable (APICall, Agency) async throws -> Response

extension Routes {
  /// The API's table of contents: method, path, for whom, handler. The public part of a dossier needs no token; lists and
  /// changes are for an agency, by its token.
  package mutating func addAPI() {
    dearAPI("/procedures", everyone: CatalogueEndpoints.procedures)
    api(.get, "/procedures/{code}", everyone: CatalogueEndpoints.procedure)
    dearAPI("/agencies", everyone: CatalogueEndpoints.agencies)
    api(.get, "/dossiers", agency: DossierListEndpoint.list)
    api(.get, "/changes", agency: ChangesEndpoint.list)
    api(.post, "/dossiers", agency: DossierEndpoints.create)
    api(.get, "/dossiers/{code}", everyone: DossierEndpoints.show)
    api(.post, "/dossiers/{code}/events", agency: EventEndpoints.append)
    api(.post, "/dossiers/{code}/files", limit: FileIntake.largest, agency: FileEndpoints.add)
    api(.get, "/dossiers/{code}/files/{file}", agency: FileEndpoints.show)
    api(.get, "/dossiers/{code}/ledger", everyone: DossierEndpoints.ledger)
    dearAPI("/reports/on-time", everyone: ReportEndpoints.onTime)
    api(.get, "/form.schema.json", everyone: CatalogueEndpoints.formSchema)
    api(.get, "/openapi.json", everyone: CatalogueEndpoints.description)
  }
}

extension Routes {
  /// Errors become problem details here; nothing that only pages need is set up.
  ///
  /// - Parameter limit: of the body, in bytes; nil: the server's.
  mutating func api(
    _ method: HTTPRequest.Method, _ path: String, limit: Int? = nil, everyone handler: @escaping APIHandler
  ) {
    let state = state
    raw(method, "/api/v1\(path)", Entrance.everyone, limit: limit) { request, context in
      do {
        return try await handler(try state.apiCall(request, context)).validatedIfKept(for: request)
      } catch {
        let problem = Problem(error)
        if problem.status == 403 { state.noteRefused(request, context) }
        return state.problem(error)
      }
    }
  }

  /// Without a token it is 401.
  mutating func api(
    _ method: HTTPRequest.Method, _ path: String, limit: Int? = nil, agency handler: @escaping AgencyAPIHandler
  ) {
    api(method, path, limit: limit, everyone: { call in try await handler(call, try call.agency()) })
  }
}

extension Routes {
  /// For an answer that takes milliseconds to make: each loop makes only one of these at a time.
  mutating func dearAPI(_ path: String, everyone handler: @escaping APIHandler) {
    api(
      .get, path,
      everyone: { call in
        try await call.state.dearPages.turn(of: call.request.client) { try await handler(call.renewed()) }
      })
  }
}

extension LoopState {
  /// A line of the security log: a program asked for something that its token does not open.
  fileprivate func noteRefused(_ request: Request, _ context: Context) {
    let token = try? sentToken(request)?.token
    shared.accessLog.note(
      .forbidden, agency: token?.agency, label: token?.label, request, context, now: clock())
  }

  /// The answer to a failed request to the API, wherever it failed.
  package func problem(_ error: any Error) -> Response {
    let problem = Problem(error)
    switch error {
    case let error as StoreError: logger.error("API: \(error)")
    case let error as SystemError: logger.error("API: \(error)")
    case let error as HTTPError: if error.isOurs { logger.error("API: \(error.status.code) \(error.detail)") }
    // The text of any other error may repeat its input.
    default: if problem.status == 500 { logger.error("API: \(String(reflecting: type(of: error)))") }
    }
    return problem.response
  }
}

extension Response {
  static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, isPublic: Bool) -> Response {
    Response(
      status: status,
      fields: [.contentType: "application/json", .cacheControl: isPublic ? "no-cache" : "no-store"],
      body: .bytes(bytes))
  }
}

extension Routes {
  /// The routes for operators and their monitoring.
  /// - Parameter page: the page that must succeed for the portal to be ready.
  package mutating func addHealth(page: @escaping ReadHandler) {
    prompt("/health/live", everyone, HealthEndpoints.live)
    raw(.get, "/health/ready", everyone, HealthEndpoints.ready(state, page))
    raw(.get, "/metrics", everyone, HealthEndpoints.metrics(state))
  }
}
