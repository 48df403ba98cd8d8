public import HTTPTypes

/// Which handler answers which method and path.
///
/// A pattern is segments between slashes: a literal, `{name}` for one segment that is not empty, or, at the end,
/// `{name...}` for all that is left. Literals win over names, and names over the rest. HEAD is answered by GET's
/// handler; OPTIONS by the router, where no route does.
public struct Router: RouteAdding, Sendable {
  private var table = RouteTable()
  private var middleware: [any Middleware] = []

  public init() {}

  /// Puts a middleware around everything, 404 and 405 included. The first one added is the outermost.
  public mutating func use(_ middleware: any Middleware) { self.middleware.append(middleware) }

  public mutating func on(
    _ method: HTTPRequest.Method, _ pattern: String, bodyLimit: Int?, prompt: PromptHandler?,
    _ handler: @escaping Handler
  ) {
    table.add(Route(pattern: pattern, bodyLimit: bodyLimit, prompt: prompt, handler: handler), method)
  }

  /// Every route, in no particular order.
  public var routes: [(method: HTTPRequest.Method, pattern: String)] { table.routes }

  /// Routes with a common beginning and middleware of their own.
  public mutating func group(
    _ prefix: String = "", _ middleware: any Middleware..., routes: (inout RouteGroup) -> Void
  ) {
    var group = RouteGroup(prefix: prefix, middleware: middleware)
    routes(&group)
    for route in group.routes {
      on(route.method, route.pattern, bodyLimit: route.bodyLimit, prompt: route.prompt, route.handler)
    }
  }

  /// The whole as one handler. It throws 404, 405 with Allow, and 413 where Content-Length is over the route's limit.
  public var handler: Handler {
    let table = table
    let dispatch: Handler = { request, context in try await table.dispatch(request, context) }
    return middleware.reversed().reduce(dispatch) { next, middleware in middleware.wrapping(next) }
  }

  /// What can be answered without waiting, to be asked before `handler`; nil where a middleware is around everything.
  public var prompt: PromptHandler? {
    guard middleware.isEmpty else { return nil }
    let table = table
    return { request, context in try table.dispatchPromptly(request, context) }
  }
}

/// Routes with a common beginning and middleware, added within `Router.group`.
public struct RouteGroup: RouteAdding {
  struct Member {
    let method: HTTPRequest.Method
    let pattern: String
    let bodyLimit: Int?
    let prompt: PromptHandler?
    let handler: Handler
  }

  private let prefix: String
  private var middleware: [any Middleware]
  private(set) var routes: [Member] = []

  init(prefix: String, middleware: [any Middleware]) {
    self.prefix = prefix
    self.middleware = middleware
  }

  /// Puts a middleware around the routes that are added after it, inside those there already.
  public mutating func use(_ middleware: any Middleware) { self.middleware.append(middleware) }

  public mutating func on(
    _ method: HTTPRequest.Method, _ pattern: String, bodyLimit: Int?, prompt: PromptHandler?,
    _ handler: @escaping Handler
  ) {
    let wrapped = middleware.reversed().reduce(handler) { next, middleware in middleware.wrapping(next) }
    routes.append(
      Member(
        method: method, pattern: prefix + pattern, bodyLimit: bodyLimit, prompt: middleware.isEmpty ? prompt : nil,
        handler: wrapped))
  }

  /// A group within the group.
  public mutating func group(
    _ prefix: String = "", _ middleware: any Middleware..., routes: (inout RouteGroup) -> Void
  ) {
    var inner = RouteGroup(prefix: self.prefix + prefix, middleware: self.middleware + middleware)
    routes(&inner)
    self.routes += inner.routes
  }
}
