import HTTPTypes
import StreamSafe

/// From a request to its route.
extension RouteTable {
  private struct Search {
    let method: HTTPRequest.Method
    var found: Route?
    /// The ranges of the names' values in the path, in order.
    var taken: [Range<Int>] = []
    /// The values, decoded, once the route is found.
    var values: [String] = []
    var allowed: [HTTPRequest.Method] = []
  }

  private enum Match {
    case route(Route)
    /// OPTIONS on a path whose routes do not include it.
    case options(allowed: [HTTPRequest.Method])
  }

  /// The answer of a route that need not wait; nil if the request is for `dispatch`.
  func dispatchPromptly(_ request: Request, _ context: Context) throws -> Response? {
    var context = context
    guard case .route(let route) = try match(request, &context) else { return nil }
    return try route.prompt?(request, context)
  }

  func dispatch(_ request: Request, _ context: Context) async throws -> Response {
    var context = context
    var request = request
    switch try match(request, &context) {
    case .options(let allowed):
      return Response(status: .noContent, fields: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    case .route(let route):
      if let limit = route.bodyLimit { request.body.limit = limit }
      if let length = request.contentLength, length > request.body.limit { throw HTTPError.bodyTooLarge }
      return try await route.handler(request, context)
    }
  }

  /// The context with the route that the request leads to, if any.
  func located(_ request: Request, _ context: Context) -> Context {
    var context = context
    _ = try? match(request, &context)
    return context
  }

  private func match(_ request: Request, _ context: inout Context) throws -> Match {
    var search = Search(method: request.method)
    var path = request.path
    if path == request.head.path, let marked = request.head.pathWithMarkedSlashes {
      find(marked.span, &search)
    } else {
      path.withUTF8 { find(Span(_unsafeElements: $0), &search) }
    }
    if let route = search.found {
      context.route = route.pattern
      if !route.names.isEmpty { context.parameters = PathParameters(names: route.names, values: search.values) }
      return .route(route)
    }
    guard !search.allowed.isEmpty else { throw HTTPError.notFound }
    let allowed = Self.complete(search.allowed)
    guard request.method == .options else { throw HTTPError.methodNotAllowed(allowed) }
    return .options(allowed: allowed)
  }

  /// With GET there is HEAD, and there is always OPTIONS.
  private static func complete(_ methods: [HTTPRequest.Method]) -> [HTTPRequest.Method] {
    var complete = methods
    if complete.contains(.get), !complete.contains(.head) { complete.append(.head) }
    if !complete.contains(.options) { complete.append(.options) }
    return complete
  }

  private func find(_ path: Span<UInt8>, _ search: inout Search) {
    guard path.count > 0, path[0] == Byte.slash else { return }
    visit(0, path, 1, &search)
    if let found = search.found, !found.names.isEmpty { search.values = search.taken.map { Self.text(path, $0) } }
  }

  /// Walks down from `node` with the rest of the path from `start`, the byte after a slash.
  private func visit(_ node: Int, _ path: Span<UInt8>, _ start: Int, _ search: inout Search) {
    var end = start
    while end < path.count, path[end] != Byte.slash { end += 1 }
    // By index: a literal is not copied out of its array.
    for place in nodes[node].literals.indices
    where Self.equals(path, start..<end, nodes[node].literals[place].segment) {
      enter(nodes[node].literals[place].node, path, end, &search)
      if search.found != nil { return }
    }
    if end > start, let parameter = nodes[node].parameter {
      search.taken.append(start..<end)
      enter(parameter, path, end, &search)
      if search.found != nil { return }
      search.taken.removeLast()
    }
    if let rest = nodes[node].rest {
      search.taken.append(start..<path.count)
      choose(rest, &search)
      if search.found != nil { return }
      search.taken.removeLast()
    }
  }

  private func enter(_ node: Int, _ path: Span<UInt8>, _ end: Int, _ search: inout Search) {
    if end == path.count { choose(node, &search) } else { visit(node, path, end + 1, &search) }
  }

  private func choose(_ node: Int, _ search: inout Search) {
    for place in nodes[node].routes.indices where nodes[node].routes[place].method == search.method {
      search.found = nodes[node].routes[place].route
      return
    }
    for entry in nodes[node].routes {
      if entry.method == .get, search.method == .head {
        search.found = entry.route
        return
      }
      if !search.allowed.contains(entry.method) { search.allowed.append(entry.method) }
    }
  }

  private static func equals(_ path: Span<UInt8>, _ range: Range<Int>, _ segment: [UInt8]) -> Bool {
    guard range.count == segment.count else { return false }
    let segment = segment.span
    for place in segment.indices where path[range.lowerBound + place] != segment[place] { return false }
    return true
  }

  /// An encoded slash, marked by NUL, is a slash again.
  private static func text(_ path: Span<UInt8>, _ range: Range<Int>) -> String {
    path.withUnsafeBufferPointer { bytes in
      let part = bytes[range]
      let text =
        part.contains(0)
        ? String(decoding: part.map { $0 == 0 ? Byte.slash : $0 }, as: UTF8.self)
        : String(decoding: part, as: UTF8.self)
      return text.streamSafe
    }
  }
}
