import CSystem
import Synchronization
import System

/// An HTTP/1.1 server (RFC 9110, RFC 9112): one epoll loop with its own listener for each core.
///
/// ```swift
/// var router = Router()
/// router.get("/hello/{name}") { request, context in
///   .text("Hello, \(try context.parameters.require("name", as: String.self))!\n")
/// }
/// try await Server(configuration: Configuration(port: 8080), router: router).run()
/// ```
public final class Server: Sendable {
  private enum State {
    case new
    case running([EventLoop], port: Int)
    case stopped
  }

  private let configuration: Configuration
  private let service: @Sendable (_ loop: Int) throws -> LoopService
  private let state = Mutex(State.new)

  /// A server with a service for each loop, made when `run` is called.
  public init(configuration: Configuration, service: @escaping @Sendable (_ loop: Int) throws -> LoopService) {
    self.configuration = configuration
    self.service = service
  }

  /// A server with one handler for everything.
  public convenience init(configuration: Configuration, handler: @escaping Handler) {
    self.init(configuration: configuration) { _ in LoopService(handler: handler) }
  }

  /// A server with a router.
  public convenience init(configuration: Configuration, router: Router) {
    self.init(configuration: configuration) { _ in LoopService(router: router) }
  }

  /// The port on which connections are accepted; 0 before and after.
  public var port: Int {
    state.withLock { if case .running(_, let port) = $0 { port } else { 0 } }
  }

  /// Serves until `stop` is called or the task is cancelled. It can be run once.
  ///
  /// It raises the process's limit of open descriptors as far as allowed.
  /// - Throws: `SystemError` if the address cannot be listened on (EADDRINUSE also if another server shares it), and
  ///   the errors of `service`.
  public func run() async throws {
    let descriptors = Int(clamping: csystem_raise_descriptor_limit())
    let limit = max(1, min(configuration.limits.connections, descriptors - configuration.limits.reservedDescriptors))
    if limit < configuration.limits.connections {
      configuration.logger.notice(
        "Fewer connections than wanted: the process may not open more descriptors.",
        metadata: ["connections": "\(limit)", "descriptors": "\(descriptors)"])
    }
    let places = ConnectionPlaces(limit: limit, share: configuration.limits.connectionsPerClient)
    let bodies = BodyBudget(limit: configuration.limits.heldBodies)
    let (listeners, port) = try listen()
    var loops: [EventLoop] = []
    for (index, listener) in listeners.enumerated() {
      let core = ServerCore(configuration, places, bodies, try service(index))
      loops.append(try EventLoop(index: index, core: core, listener: listener, configuration: configuration))
    }
    let running = loops
    let mayRun = state.withLock { state in
      guard case .new = state else { return false }
      state = .running(running, port: port)
      return true
    }
    guard mayRun else { return }
    await withTaskCancellationHandler {
      await withTaskGroup { group in
        for loop in running {
          group.addTask {
            await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
              LoopThread.start(loop) { ended.resume() }
            }
          }
        }
        configuration.onListening?(port)
        await group.waitForAll()
      }
    } onCancel: {
      stop()
    }
    state.withLock { $0 = .stopped }
  }

  private func listen() throws(SystemError) -> (listeners: [Listener], port: Int) {
    if let socket = configuration.socket {
      return (try Listener.share(socket, count: configuration.loops), socket.port)
    }
    return try Listener.open(
      host: configuration.host, port: configuration.port, count: configuration.loops,
      backlog: Int32(clamping: configuration.backlog))
  }

  /// Stops gracefully: accepts no new connections, closes idle ones, answers requests in flight and those of
  /// connections that have just come (within `Limits.stop`), and then `run` returns. May be called from anywhere, any
  /// number of times; before `run`, it prevents the start.
  public func stop() {
    let loops = state.withLock { state -> [EventLoop] in
      switch state {
      case .running(let loops, _): return loops
      case .new:
        state = .stopped
        return []
      case .stopped: return []
      }
    }
    for loop in loops { loop.requestStop() }
  }
}
