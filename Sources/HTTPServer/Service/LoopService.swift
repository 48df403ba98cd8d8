public import HTTPTypes

/// Turns an error into what the client sees: one thrown by the router (404, 405), by a handler, or by the server while
/// it read the request. `request` is nil if the head itself was refused.
public typealias ErrorResponder =
  @Sendable (_ error: any Error, _ request: Request?, _ context: Context) async -> Response

/// What answers the requests of one event loop.
///
/// Loops may share one, or each have their own, so that they share no objects.
public struct LoopService: Sendable {
  public var handler: Handler
  /// Called first, for requests without a body.
  public var prompt: PromptHandler?
  /// nil answers with a line of plain text.
  public var errorResponder: ErrorResponder?
  /// Called on the loop's thread when it has run a batch of ready sockets and resumed tasks, before it waits again.
  public var batchDidEnd: (@Sendable () -> Void)?
  /// Called on the loop's thread with each answer's status and its request's path, nil if the head was refused.
  public var didAnswer: (@Sendable (_ path: String?, _ status: HTTPResponse.Status) -> Void)?

  public init(handler: @escaping Handler, prompt: PromptHandler? = nil, errorResponder: ErrorResponder? = nil) {
    self.handler = handler
    self.prompt = prompt
    self.errorResponder = errorResponder
  }

  /// - Parameter errorResponder: is called with the context that the request's handler had.
  public init(router: Router, errorResponder: ErrorResponder? = nil) {
    self.init(handler: router.handler, prompt: router.prompt)
    guard let errorResponder else { return }
    self.errorResponder = { error, request, context in
      await errorResponder(error, request, request.map { router.located($0, context) } ?? context)
    }
  }
}
