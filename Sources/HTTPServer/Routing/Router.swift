public import HTTPTypes

/// Which handler answers which method and path.
///
/// A pattern consists of segments between slashes: a literal, `{name}` for one segment that is not empty, or, at the
/// end, `{name...}` for the rest. Literals win over names, and names over the rest. HEAD is answered by GET's handler,
/// and OPTIONS by the router, unless they have routes of their own.
public struct Router: RouteAdding, Sendable {
  private var table = RouteTable()
  private var middleware: [any Middleware] = []

  public init() {}

  /// Wraps everything, including 404 and 405, in a middleware. The first one added is the outermost.
  public mutating func use(_ middleware: any Middleware) { self.middleware.append(middleware) }

  public mutating func on(
    _ method: HTTPRequest.Method, _ pattern: String, bodyLimit: Int?, prompt: PromptHandler?,
    _ handler: @escaping Handler
  ) {
    table.add(Route(pattern: pattern, bodyLimit: bodyLimit, prompt: prompt, handler: handler), method)
  }

  /// Every route, in no particular order.
  public var routes: [(method: HTTPRequest.Method, pattern: String)] { table.routes }

  /// Adds routes with a common prefix and middleware of their own.
  public mutating func group(
    _ prefix: String = "", _ middleware: any Middleware..., routes: (inout RouteGroup) -> Void
  ) {
    var group = RouteGroup(prefix: prefix, middleware: middleware)
    routes(&group)
    for route in group.routes {
      on(route.method, route.pattern, bodyLimit: route.bodyLimit, prompt: route.prompt, route.handler)
    }
  }

  /// The context as the request's handler has it: with its route, and what the names of the pattern matched.
  public func located(_ request: Request, _ context: Context) -> Context { table.located(request, context) }

  /// The whole as one handler. It throws 404, 405 with Allow, and 413 if Content-Length is over the route's limit.
  public var handler: Handler {
    let table = table
    let dispatch: Handler = { request, context in try await table.dispatch(request, context) }
    return middleware.reversed().reduce(dispatch) { next, middleware in middleware.wrapping(next) }
  }

  /// Answers what need not wait, to be called before `handler`; nil if a middleware wraps everything.
  public var prompt: PromptHandler? {
    guard middleware.isEmpty else { return nil }
    let table = table
    return { request, context in try table.dispatchPromptly(request, context) }
  }
}

/// Routes with a common prefix and middleware, added within `Router.group`.
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

  /// Wraps the routes that are added after it in a middleware, inside those added before.
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
