import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore

/// What operators and their programs ask.
enum HealthEndpoints {
  /// `GET /health/live`: the process answers.
  static let live: @Sendable (Request, Context) -> Response = { _, _ in alive }
  private static let alive = Response.plain("ok\n")

  /// `GET /health/ready`: the store can be read and written; else 503.
  static func ready(_ portal: Portal) -> Handler {
    { _, _ in
      do {
        _ = try portal.reader.catalogueRevision()
        let now = portal.clock()
        // A change that needs the disk only where there is something to forget.
        try await portal.store.writer.transaction { transaction in
          let oldest = now.adding(microseconds: -IdempotencyKey.lifetime)
          try transaction.forgetAnswers(before: oldest)
          try transaction.forgetBulkOrders(before: oldest)
        }
        return .plain("ready\n")
      } catch {
        portal.logger.error("not ready: \(error)")
        return .plain("not ready\n", status: .serviceUnavailable)
      }
    }
  }

  /// `GET /metrics`, in the text format of Prometheus: for this machine's own programs, and for who has a token.
  static func metrics(_ portal: Portal) -> Handler {
    { request, _ in
      do {
        if try portal.caller(request) == nil, !isLocal(request) { throw Problem.tokenNeeded }
        let text = try MetricsText(portal: portal, snapshot: portal.reader, now: portal.clock()).text
        var response = Response.plain(text)
        response.fields[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
      } catch {
        return portal.problem(error)
      }
    }
  }

  /// From this machine, and not passed on by a proxy for somebody else.
  private static func isLocal(_ request: Request) -> Bool {
    let address = request.remoteAddress
    return !request.isForwarded
      && (address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127."))
  }
}

extension Response {
  fileprivate static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, fields: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: .bytes(Array(text.utf8)))
  }
}
