/// What the server knows besides the request.
public struct Context: Sendable {
  /// What the path's `{names}` matched.
  public var parameters: PathParameters
  /// The pattern of the matching route, such as `/tra-cuu/{code}`; nil outside a route.
  public var route: String?
  /// The index of the event loop that runs the handler, 0 ..< loops. A handler stays on its loop's thread across
  /// awaits, so what belongs to a loop (such as a database reader) needs no lock between two suspensions.
  public var loop: Int

  /// For a head that was refused: the path it asks for, if that can be told, as it was sent, neither decoded nor
  /// validated. nil for every request.
  public var refusedPath: String?

  public init(parameters: PathParameters = PathParameters(), route: String? = nil, loop: Int = 0) {
    self.parameters = parameters
    self.route = route
    self.loop = loop
  }
}
