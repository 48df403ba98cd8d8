public import HTTPTypes
public import Logging

/// How a server is set up.
public struct Configuration: Sendable {
  /// An address or a host name of this machine.
  public var host: String
  /// 0 lets the kernel choose.
  public var port: Int
  /// A socket to accept connections on instead of the address and the port.
  public var socket: InheritedSocket?
  /// Event loops, each with a thread; by default, one per core.
  public var loops: Int
  public var limits = Limits()
  /// Added to every response that does not set them itself.
  public var fixedFields: HTTPFields = [:]
  /// The proxies whose forwarding fields are believed; by default none.
  public var trustedProxies: [Network] = []
  public var compression = Compression()
  /// Other methods are answered with 501. CONNECT and TRACE cannot be added.
  public var methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options]
  /// The length of the kernel's queue of new connections for each loop (listen(2)).
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
