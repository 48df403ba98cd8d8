public import HTTPTypes

/// Turns an error into what the client sees. It gets whatever was thrown: by the router (404, 405), by a handler, or by
/// the server while it read the request. `request` is nil where the head itself was refused.
public typealias ErrorResponder =
  @Sendable (_ error: any Error, _ request: Request?, _ context: Context) async -> Response

/// What answers the requests of one event loop.
///
/// Loops may share one, or have each their own: objects that only one loop uses cost less, since two cores that count
/// references to the same object take turns at it.
public struct LoopService: Sendable {
  public var handler: Handler
  /// Asked first, for requests without a body.
  public var prompt: PromptHandler?
  /// nil: a line of plain text.
  public var errorResponder: ErrorResponder?
  /// Called on the loop's thread when it has run a batch of ready sockets and resumed tasks, before it waits again.
  public var batchDidEnd: (@Sendable () -> Void)?
  /// Called on the loop's thread with each answer's status and its request's path, nil where no request could be read.
  public var didAnswer: (@Sendable (_ path: String?, _ status: HTTPResponse.Status) -> Void)?

  public init(handler: @escaping Handler, prompt: PromptHandler? = nil, errorResponder: ErrorResponder? = nil) {
    self.handler = handler
    self.prompt = prompt
    self.errorResponder = errorResponder
  }

  public init(router: Router, errorResponder: ErrorResponder? = nil) {
    self.init(handler: router.handler, prompt: router.prompt, errorResponder: errorResponder)
  }
}
