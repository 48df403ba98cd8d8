/// The one shape of everything that answers. It runs on an event loop's thread: what blocks must go elsewhere.
public typealias Handler = @Sendable (Request, Context) async throws -> Response

/// A handler that never waits: the loop calls it straight, without the cost of a task. Nil: this request takes waiting,
/// and is for the `Handler` behind it. It is not asked for requests with a body.
public typealias PromptHandler = @Sendable (Request, Context) throws -> Response?

/// Something around a handler: it may answer itself, change the request or the response, or pass both on.
public protocol Middleware: Sendable {
  func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response
}

extension Middleware {
  /// The handler with this middleware around it.
  public func wrapping(_ handler: @escaping Handler) -> Handler {
    { request, context in try await self.handle(request, context, next: handler) }
  }
}
