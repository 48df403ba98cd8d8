import HTTPTypes
import Logging

/// What a loop knows of its server. One per loop.
final class ServerCore: Sendable {
  let service: LoopService
  let limits: Limits
  let rules: ConnectionRules
  let logger: Logger
  private let methods: [HTTPRequest.Method]
  let places: ConnectionPlaces
  let bodies: BodyBudget

  init(
    _ configuration: Configuration, _ places: ConnectionPlaces, _ bodies: BodyBudget, _ service: LoopService
  ) {
    self.service = service
    self.places = places
    self.bodies = bodies
    limits = configuration.limits
    rules = ConnectionRules(limits, trustedProxies: configuration.trustedProxies)
    logger = configuration.logger
    methods = configuration.methods.filter { $0 != .connect && $0 != .trace }
  }

  var times: Times { rules.times }

  /// The client that connections from there are counted for; nil for a trusted proxy, which serves many.
  func client(of peer: PeerAddress) -> ClientAddress? {
    rules.trustedProxies.contains { $0.contains(peer) } ? nil : ClientAddress(peer)
  }

  /// Why this request is refused without calling the handler; nil if it is not.
  func refusal(of head: RequestHead) -> HTTPError? {
    if methods.contains(head.method) { return nil }
    return HTTPError(.notImplemented, "The method is not served here.")
  }

  /// The answer to `OPTIONS *` (RFC 9110 section 9.3.7).
  var capabilities: Response {
    Response(status: .noContent, fields: [.allow: methods.map(\.rawValue).joined(separator: ", ")])
  }

  /// Turns an error into a response that carries the error's fields.
  func response(to error: any Error, _ request: Request?, _ context: Context) async -> Response {
    let known = error as? HTTPError
    var response: Response
    if let errorResponder = service.errorResponder {
      response = await errorResponder(error, request, context)
    } else {
      if known == nil {
        logger.error("A handler failed.", metadata: ["error": "\(error)", "path": "\(request?.path ?? "")"])
      }
      response = Self.plain(known ?? HTTPError(.internalServerError, "Something went wrong here."))
    }
    if let known {
      for field in known.fields where response.fields[field.name] == nil { response.fields.append(field) }
    }
    return response
  }

  private static func plain(_ error: HTTPError) -> Response {
    .text("\(error.status.code) \(error.status.reasonPhrase)\n\(error.detail)\n", status: error.status)
  }
}
