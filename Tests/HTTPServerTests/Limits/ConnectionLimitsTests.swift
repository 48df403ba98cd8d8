import Glibc
import Logging
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Limits of connections") struct ConnectionLimitsTests {
  @Test("Connections over the limit wait until one closes")
  func connections() async throws {
    var limits = Limits()
    limits.connections = 2
    try await withServer(echo, limits: limits) { port, _ in
      var first: TestClient? = try TestClient(port: port)
      let second = try TestClient(port: port)
      #expect(try first?.get("/").status == 200)
      #expect(try second.get("/").status == 200)
      let third = try TestClient(port: port)
      third.send("GET /third HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try second.get("/").status == 200)
      first = nil
      #expect(try third.answer().text == "GET /third []")
    }
  }

  @Test("One client gets three quarters of the connections; its others are closed, and a trusted proxy has no share")
  func share() async throws {
    for proxies in [[], [Network("127.0.0.1")].compactMap { $0 }] {
      var limits = Limits()
      limits.connections = 16
      try await withServer(echo, limits: limits) {
        $0.trustedProxies = proxies
      } body: { port, _ in
        var clients: [TestClient] = []
        for _ in 0..<12 {
          clients.append(try TestClient(port: port))
          #expect(try clients.last?.get("/").status == 200)
        }
        let next = try TestClient(port: port)
        #expect((try? next.get("/").status) == (proxies.isEmpty ? nil : 200))
        clients.removeLast()
        var answer: Answer?
        while answer == nil { answer = try? TestClient(port: port).get("/") }
        #expect(answer?.status == 200)
      }
    }
  }

  @Test("A client's share is what is set, three quarters of all at most; few places are not shared out")
  func shares() {
    #expect(ConnectionPlaces(limit: 100).share == 75)
    #expect(ConnectionPlaces(limit: 100, share: 5).share == 5)
    #expect(ConnectionPlaces(limit: 16, share: 5).share == 5)
    #expect(ConnectionPlaces(limit: 15, share: 5).share == 15)
  }

  @Test("If no place is left, the longest silent connection makes room")
  func room() async throws {
    var limits = Limits()
    limits.connections = 2
    try await withServer(echo, limits: limits) { port, _ in
      let silent = try TestClient(port: port)
      let halfOpen = try TestClient(port: port)
      halfOpen.send("GET / HTTP/1.1\r\nHo")
      #expect(try TestClient(port: port).get("/").status == 200)
      #expect(try silent.fill() == false)
    }
  }

  @Test("If descriptors allow fewer connections than configured, the log says so at the start")
  func descriptorLimit() async throws {
    let log = Log()
    var limits = Limits()
    limits.connections = 1_000_000_000
    try await withServer(echo, limits: limits) {
      $0.logger = Logger(label: "test") { _ in LogKeeper(log: log) }
    } body: { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/").status == 200)
    }
    #expect(log.lines.withLock { $0.contains { $0.hasPrefix("Fewer connections than wanted") } })
  }

  @Test("Without descriptors, accepting pauses and goes on (accept(2), EMFILE)")
  func descriptors() async {
    // In a separate process, as the limit is the process's.
    await #expect(processExitsWith: .success) {
      var few = rlimit(rlim_cur: 64, rlim_max: 64)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &few)
      var limits = Limits()
      limits.reservedDescriptors = -1000
      try await withServer(echo, limits: limits) { port, server in
        // Client and server share the descriptors: the first connection keeps two that the server can go on with.
        var first: TestClient? = try TestClient(port: port)
        #expect(try first?.get("/").status == 200)
        var clients: [TestClient] = []
        while let client = try? TestClient(port: port) { clients.append(client) }
        for client in clients { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        first = nil
        while !clients.isEmpty {
          let answer = try clients.removeFirst().answer()
          #expect(answer.status == 200)
        }
        let last = try TestClient(port: port)
        #expect(try last.get("/").status == 200)
      }
    }
  }
}

/// Keeps what is logged.
private final class Log: Sendable {
  let lines = Mutex<[String]>([])
}

private struct LogKeeper: LogHandler {
  let log: Log
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info
  var metadataProvider: Logger.MetadataProvider?

  func log(event: LogEvent) { log.lines.withLock { $0.append("\(event.message)") } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }
}
