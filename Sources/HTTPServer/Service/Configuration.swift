public import HTTPTypes
public import Logging

/// How a server is set up.
public struct Configuration: Sendable {
  /// An address or a name of this machine.
  public var host: String
  /// 0 lets the kernel choose.
  public var port: Int
  /// A socket to accept connections on in place of the address and the port.
  public var socket: InheritedSocket?
  /// Event loops, each with a thread; by default, one a core.
  public var loops: Int
  public var limits = Limits()
  /// Written into every response that does not set them itself.
  public var fixedFields: HTTPFields = [:]
  /// Whose forwarding fields are believed. Empty: nobody's.
  public var trustedProxies: [Network] = []
  public var compression = Compression()
  /// Methods beyond these are answered with 501. CONNECT and TRACE cannot be added.
  public var methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options]
  /// The queue of connections the kernel holds for each loop (listen(2)).
  public var backlog = 1024
  public var logger: Logger
  /// Called once, with the bound port, when connections are accepted.
  public var onListening: (@Sendable (_ port: Int) -> Void)?

  public init(host: String = "127.0.0.1", port: Int = 8080, loops: Int? = nil) {
    self.host = host
    self.port = port
    self.loops = max(1, loops ?? Processors.count)
    logger = Logger(label: "http")
  }
}
