/// What the server knows beside the request.
public struct Context: Sendable {
  /// What the path's `{names}` matched.
  public var parameters: PathParameters
  /// The pattern of the route that matched, such as `/tra-cuu/{code}`; nil outside a route.
  public var route: String?
  /// The index of the event loop that runs the handler, 0 ..< loops. A handler stays on its loop's thread across awaits,
  /// so what belongs to a loop (a database reader) needs no lock between two suspensions.
  public var loop: Int

  /// The path that a head asks for which was refused before it was a request, as far as one can be told: as it was sent,
  /// neither decoded nor valid. nil for every request.
  public var refusedPath: String?

  public init(parameters: PathParameters = PathParameters(), route: String? = nil, loop: Int = 0) {
    self.parameters = parameters
    self.route = route
    self.loop = loop
  }
}
