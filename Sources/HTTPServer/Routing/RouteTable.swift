import HTTPTypes

/// The routes as a tree over path segments, matched on bytes.
struct RouteTable: Sendable {
  struct Node: Sendable {
    var literals: [(segment: [UInt8], node: Int)] = []
    var parameter: Int?
    var rest: Int?
    var routes: [(method: HTTPRequest.Method, route: Route)] = []
  }

  private(set) var nodes = [Node()]

  var routes: [(method: HTTPRequest.Method, pattern: String)] {
    nodes.flatMap { node in node.routes.map { ($0.method, $0.route.pattern) } }
  }

  mutating func add(_ route: Route, _ method: HTTPRequest.Method) {
    var node = 0
    for segment in PatternSegment.parse(route.pattern) { node = child(of: node, segment) }
    nodes[node].routes.removeAll { $0.method == method }
    nodes[node].routes.append((method, route))
  }

  private mutating func child(of node: Int, _ segment: PatternSegment) -> Int {
    switch segment {
    case .literal(let bytes):
      if let found = nodes[node].literals.first(where: { $0.segment == bytes }) { return found.node }
      nodes[node].literals.append((bytes, nodes.count))
    case .parameter:
      if let found = nodes[node].parameter { return found }
      nodes[node].parameter = nodes.count
    case .rest:
      if let found = nodes[node].rest { return found }
      nodes[node].rest = nodes.count
    }
    nodes.append(Node())
    return nodes.count - 1
  }
}
