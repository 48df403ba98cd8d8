public import HTTPTypes

/// Something routes can be added to: a router, or a group within it.
public protocol RouteAdding {
  /// Adds a route, in place of an earlier one with the same method and pattern.
  /// - Parameters:
  ///   - bodyLimit: the bytes of content this route accepts, instead of `Limits.body`.
  ///   - prompt: called first, unless a middleware wraps the route.
  mutating func on(
    _ method: HTTPRequest.Method, _ pattern: String, bodyLimit: Int?, prompt: PromptHandler?,
    _ handler: @escaping Handler)
}

extension RouteAdding {
  public mutating func on(
    _ method: HTTPRequest.Method, _ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping Handler
  ) {
    on(method, pattern, bodyLimit: bodyLimit, prompt: nil, handler)
  }

  public mutating func get(_ pattern: String, _ handler: @escaping Handler) { on(.get, pattern, handler) }

  /// A GET that never waits.
  public mutating func get(_ pattern: String, prompt: @escaping @Sendable (Request, Context) throws -> Response) {
    on(.get, pattern, bodyLimit: nil, prompt: prompt, prompt)
  }

  public mutating func post(_ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping Handler) {
    on(.post, pattern, bodyLimit: bodyLimit, handler)
  }

  public mutating func put(_ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping Handler) {
    on(.put, pattern, bodyLimit: bodyLimit, handler)
  }

  public mutating func delete(_ pattern: String, _ handler: @escaping Handler) { on(.delete, pattern, handler) }
}
