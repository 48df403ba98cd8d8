import Glibc
import Synchronization
import TestSupport

@testable import HTTPServer

/// Runs a server and a blocking body on another thread, and stops the server after it.
func withServer(
  _ handler: @escaping Handler, limits: Limits = .patient, loops: Int = 1,
  _ change: (inout Configuration) -> Void = { _ in }, body: @escaping @Sendable (Int, Server) throws -> Void
) async throws {
  try await withServer(LoopService(handler: handler), limits: limits, loops: loops, change, body: body)
}

func withServer(
  _ service: LoopService, limits: Limits = .patient, loops: Int = 1,
  _ change: (inout Configuration) -> Void = { _ in }, body: @escaping @Sendable (Int, Server) throws -> Void
) async throws {
  var configuration = Configuration(port: 0, loops: loops)
  configuration.limits = limits
  configuration.logger.logLevel = .critical
  let (ports, continuation) = AsyncStream<Int>.makeStream()
  configuration.onListening = { continuation.yield($0) }
  change(&configuration)
  let server = Server(configuration: configuration) { _ in service }
  let running = Task {
    defer { continuation.finish() }
    try await server.run()
  }
  var first = ports.makeAsyncIterator()
  guard let port = await first.next() else {
    try await running.value
    return
  }
  let outcome = await onThread { try body(port, server) }
  server.stop()
  try await running.value
  try outcome.get()
}

extension Limits {
  /// A connection that nobody closes stays open: no test that waits for its end is saved by its idle time.
  static let patient: Limits = {
    var limits = Limits()
    limits.idle = .seconds(3_600)
    return limits
  }()
}

/// Answers with the request's method, path, query and body.
let echo: Handler = { request, _ in
  let body = try await request.body.collect()
  let query = request.rawQuery.map { "?\($0)" } ?? ""
  return .text("\(request.method.rawValue) \(request.path)\(query) [\(String(decoding: body, as: UTF8.self))]")
}

/// Blocks a plain thread until a task has run.
func waitOnThread<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
  let result = Mutex<Value?>(nil)
  let done = Mutex(false)
  Task.detached {
    let value = await body()
    result.withLock { $0 = value }
    done.withLock { $0 = true }
  }
  while !done.withLock({ $0 }) { usleep(1000) }
  return result.withLock { $0 }
}
