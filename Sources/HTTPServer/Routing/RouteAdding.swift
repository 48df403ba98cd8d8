public import HTTPTypes

/// What routes are added to: a router, or a group within it.
public protocol RouteAdding {
  /// Adds a route. A route that is there already, with the same method, is replaced.
  /// - Parameter bodyLimit: bytes of content this route accepts, in place of `Limits.body`.
  mutating func on(_ method: HTTPRequest.Method, _ pattern: String, bodyLimit: Int?, _ handler: @escaping Handler)
}

extension RouteAdding {
  public mutating func on(_ method: HTTPRequest.Method, _ pattern: String, _ handler: @escaping Handler) {
    on(method, pattern, bodyLimit: nil, handler)
  }

  public mutating func get(_ pattern: String, _ handler: @escaping Handler) { on(.get, pattern, handler) }

  public mutating func post(_ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping Handler) {
    on(.post, pattern, bodyLimit: bodyLimit, handler)
  }

  public mutating func put(_ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping Handler) {
    on(.put, pattern, bodyLimit: bodyLimit, handler)
  }

  public mutating func delete(_ pattern: String, _ handler: @escaping Handler) { on(.delete, pattern, handler) }
}
