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
  /// nil: a line of plain text.
  public var errorResponder: ErrorResponder?
  /// Called on the loop's thread when it has run a batch of ready sockets and resumed tasks, before it waits again.
  public var batchDidEnd: (@Sendable () -> Void)?

  public init(
    handler: @escaping Handler, errorResponder: ErrorResponder? = nil, batchDidEnd: (@Sendable () -> Void)? = nil
  ) {
    self.handler = handler
    self.errorResponder = errorResponder
    self.batchDidEnd = batchDidEnd
  }
}
