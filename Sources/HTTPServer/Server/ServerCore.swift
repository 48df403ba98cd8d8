import HTTPTypes
import Logging
import Synchronization

/// What all loops of a server share. Only the count of connections changes.
final class ServerCore: Sendable {
  let handler: Handler
  let limits: Limits
  let headLimits: HeadLimits
  let times: Times
  let trustedProxies: [Network]
  let observer: (any LoopObserver)?
  let logger: Logger
  private let methods: [HTTPRequest.Method]
  private let errorResponder: ErrorResponder?
  private let connectionLimit: Int
  private let connections = Atomic<Int>(0)

  init(_ configuration: Configuration, connectionLimit: Int, handler: @escaping Handler) {
    self.handler = handler
    self.connectionLimit = connectionLimit
    limits = configuration.limits
    headLimits = limits.headLimits
    times = Times(limits)
    trustedProxies = configuration.trustedProxies
    observer = configuration.loopObserver
    logger = configuration.logger
    methods = configuration.methods.filter { $0 != .connect && $0 != .trace }
    errorResponder = configuration.errorResponder
  }

  /// Takes a place for a connection.
  func reserve() -> Bool {
    if connections.add(1, ordering: .relaxed).newValue <= connectionLimit { return true }
    giveBack()
    return false
  }

  func giveBack() { connections.subtract(1, ordering: .relaxed) }

  /// Why the handler does not see this request, if so.
  func refusal(of head: RequestHead) -> HTTPError? {
    if methods.contains(head.method) { return nil }
    return HTTPError(.notImplemented, "The method is not served here.")
  }

  /// The answer to `OPTIONS *` (RFC 9110 section 9.3.7).
  var capabilities: Response {
    Response(status: .noContent, fields: [.allow: methods.map(\.rawValue).joined(separator: ", ")])
  }

  /// Turns an error into a response, and sees that it carries what the error demands.
  func response(to error: any Error, _ request: Request?, _ context: Context) async -> Response {
    let known = error as? HTTPError
    var response: Response
    if let errorResponder {
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
