import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Web

/// The endpoints for operators and their monitoring.
package enum HealthEndpoints {
  /// `GET /health/live`: the process answers.
  package static let live: @Sendable (Request, Context) -> Response = { _, _ in alive }
  private static let alive = Response.plain("ok\n")

  /// `GET /health/ready`: reads back from the file what was written, and makes the first page from it; 503 with the
  /// reason if that fails.
  static func ready(_ state: LoopState, _ page: @escaping ReadHandler) -> Handler {
    { request, context in
      do {
        let now = state.clock()
        try await state.store.writer.transaction { try $0.probe(at: now) }
        state.reader.endBatch()
        guard try state.reader.lastProbe() != nil else { throw NotReady.unread }
        let home = try page(state.visit(request, context, .everyone))
        guard home.status == .ok else { throw NotReady.noPage }
        // Without the scanner everything but files works.
        let isUnscanned = await state.shared.scanner?.isThere() == false
        return .plain(isUnscanned ? "ready\nvirus scanner: does not answer, files are refused\n" : "ready\n")
      } catch {
        state.logger.error("not ready: \(error)")
        return .plain("not ready: \(reason(error))\n", status: .serviceUnavailable)
      }
    }
  }

  private enum NotReady: Error {
    case unread, noPage
  }

  /// Without file paths, because anybody may ask.
  private static func reason(_ error: any Error) -> String {
    switch error {
    case StoreError.gone: "the database was deleted or replaced"
    case StoreError.diskFull: "the disk is full"
    case StoreError.clock: "the clock is far from when the database was last written"
    case StoreError.busy: "the database is in use by another program"
    case StoreError.closed: "the store is closed"
    case is StoreError, NotReady.unread: "the database does not answer"
    default: "pages cannot be made"
    }
  }

  /// `GET /metrics`, in the text format of Prometheus: for programs on this machine and for callers with a token.
  static func metrics(_ state: LoopState) -> Handler {
    { request, context in
      do {
        if try state.caller(request, context) == nil, !isLocal(request) { throw Problem.tokenNeeded }
        let text = try MetricsText(state: state, snapshot: state.reader, now: state.clock()).text
        var response = Response.plain(text)
        response.fields[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
      } catch {
        return state.problem(error)
      }
    }
  }

  /// Whether the request is from this machine, and not forwarded by a proxy.
  private static func isLocal(_ request: Request) -> Bool {
    let address = request.remoteAddress
    return !request.isForwarded && (address.hasPrefix("127.") || address == "::1")
  }
}

extension Response {
  fileprivate static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, fields: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: .bytes(Array(text.utf8)))
  }
}
