/// The one shape of everything that answers. It runs on an event loop's thread: blocking work must go elsewhere.
public typealias Handler = @Sendable (Request, Context) async throws -> Response

/// A handler that never waits: the loop calls it directly, without a task. It returns nil if the request needs waiting
/// after all; then the `Handler` behind it is called. It is not called for requests with a body.
public typealias PromptHandler = @Sendable (Request, Context) throws -> Response?

/// Wraps a handler: may answer by itself, change the request or the response, or pass both on.
public protocol Middleware: Sendable {
  func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response
}

extension Middleware {
  /// The handler with this middleware around it.
  public func wrapping(_ handler: @escaping Handler) -> Handler {
    { request, context in try await self.handle(request, context, next: handler) }
  }
}
