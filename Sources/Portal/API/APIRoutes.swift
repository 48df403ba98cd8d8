import HTTPServer
import HTTPTypes
import OneStopStore

typealias APIHandler = @Sendable (APICall) async throws -> Response

extension Portal {
  /// The API's table of contents. A dossier's public part needs no token; what changes something needs its agency's.
  func addAPIRoutes(_ routes: inout Routes) {
    routes.dearAPI("/procedures", CatalogueEndpoints.procedures)
    routes.api(.get, "/procedures/{code}", CatalogueEndpoints.procedure)
    routes.dearAPI("/agencies", CatalogueEndpoints.agencies)
    routes.api(.get, "/dossiers", DossierListEndpoint.list)
    routes.api(.get, "/changes", ChangesEndpoint.list)
    routes.api(.post, "/dossiers", DossierEndpoints.create)
    routes.api(.get, "/dossiers/{code}", DossierEndpoints.show)
    routes.api(.post, "/dossiers/{code}/events", EventEndpoints.append)
    routes.api(.get, "/dossiers/{code}/ledger", DossierEndpoints.ledger)
    routes.dearAPI("/reports/on-time", ReportEndpoints.onTime)
    routes.api(.get, "/openapi.json", CatalogueEndpoints.description)
  }
}

extension Routes {
  /// Errors become problem details here, so that they need nothing of what pages need.
  mutating func api(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping APIHandler) {
    let portal = portal
    raw(method, "/api/v1\(path)") { request, context in
      do {
        return try await handler(try portal.apiCall(request, context)).validatedIfKept(for: request)
      } catch {
        return portal.problem(error)
      }
    }
  }
}

extension Routes {
  /// For an answer that costs milliseconds: one of them after another on each loop.
  mutating func dearAPI(_ path: String, _ handler: @escaping APIHandler) {
    api(.get, path) { call in
      try await call.portal.dearPages.turn(of: call.request.client) { try await handler(call.renewed()) }
    }
  }
}

extension Portal {
  /// The answer to a request to the API that failed, wherever it failed.
  package func problem(_ error: any Error) -> Response {
    let problem = Problem(error)
    switch error {
    case let error as StoreError: logger.error("API: \(error)")
    case let error as HTTPError: if error.isOurs { logger.error("API: \(error.status.code) \(error.detail)") }
    // What another error says of itself may repeat what it was given.
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
