/// What a client may ask of the server, in bytes, counts and time; each with the answer when it is exceeded.
public struct Limits: Sendable {
  /// Bytes of a request line: 414, or 501 if the method alone is too long.
  public var requestLine = 8 * 1024
  /// Fields of a request: 431.
  public var fieldCount = 100
  /// Bytes of all fields, line ends included, and likewise of a trailer section: 431.
  public var fieldBytes = 32 * 1024
  /// Bytes of a body's content, unless the route says otherwise: 413.
  public var body = 1024 * 1024
  /// Names with values, or parts, in a form: 413.
  public var formFields = 1000
  /// Bytes of an unread body that are skipped so that the connection can be kept; beyond that it is closed.
  public var drain = 64 * 1024
  /// From a request's first byte to the end of its head: 408 and close. A new connection that stays silent is closed.
  public var head = Duration.seconds(10)
  /// How long a body may lag behind `bodyRate`: 408 and close.
  public var bodyGrace = Duration.seconds(10)
  /// The bytes per second at which a body must come once `bodyGrace` is used up.
  public var bodyRate = 1024
  /// The pause between two requests of a connection: close.
  public var idle = Duration.seconds(60)
  /// How long the client may take no byte of an answer: reset.
  public var write = Duration.seconds(30)
  /// For a client to stop sending after the last answer: close.
  public var linger = Duration.seconds(5)
  /// Connections of all loops together; more wait in the kernel's queue. The descriptor limit may allow fewer.
  public var connections = 16_384
  /// Connections of one client, at most three quarters of all; more are closed at once. A trusted proxy's connections
  /// are shared by many clients and not counted.
  public var connectionsPerClient = 12_288
  /// Bytes of bodies held in memory by all connections together, a quarter of it for one client: 503.
  public var heldBodies = 64 * 1024 * 1024
  /// Descriptors that are kept free for files, the database and outgoing calls.
  public var reservedDescriptors = 128
  /// Bytes of answers that may be unsent, and of requests that may wait, before reading from the connection pauses.
  public var unsent = 64 * 1024
  /// For requests in flight to be answered after `Server.stop`; then they are cancelled and their connections reset.
  public var stop = Duration.seconds(10)

  public init() {}

  var headLimits: HeadLimits {
    HeadLimits(requestLine: requestLine, fieldCount: fieldCount, fieldBytes: fieldBytes)
  }
}

extension Duration {
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
