import Glibc
import Synchronization
import System
import TestSupport
import Testing

@testable import HTTPServer

@Suite("A server")
struct ServerTests {
  @Test("Stopping answers what is in flight, closes what is idle, and ends the run")
  func gracefulStop() async throws {
    let started = Gate()
    let gate = Gate()
    let handler: Handler = { request, _ in
      if request.path == "/slow" {
        started.open()
        await gate.wait()
      }
      return .text("done")
    }
    try await withServer(handler) { port, server in
      let idle = try TestClient(port: port)
      #expect(try idle.get("/").status == 200)
      let slow = try TestClient(port: port)
      slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = waitOnThread { await started.wait() }
      server.stop()
      #expect(try idle.isClosed())
      #expect(throws: TestClient.Failure.self) { try TestClient(port: port) }
      gate.open()
      let answer = try slow.answer()
      #expect(answer.text == "done")
      #expect(answer.field("Connection") == "close")
      #expect(try slow.isClosed())
    }
  }

  @Test("What had come before the stop is answered, on a kept connection and on one that nobody has accepted yet")
  func cameBeforeTheStop() async throws {
    let isBlocked = Mutex(false)
    let isFree = Mutex(false)
    let handler: Handler = { request, _ in
      if request.path == "/block" {
        // Behind the sockets' turn the loop is kept until the stop is asked for, so that it sees them at the stop first.
        await Task.yield()
        isBlocked.withLock { $0 = true }
        while !isFree.withLock({ $0 }) { usleep(1_000) }
      }
      return .text(request.path)
    }
    try await withServer(handler) { port, server in
      let kept = try TestClient(port: port)
      #expect(try kept.get("/").status == 200)
      let blocking = try TestClient(port: port)
      blocking.send("GET /block HTTP/1.1\r\nHost: a\r\n\r\n")
      while !isBlocked.withLock({ $0 }) { usleep(1_000) }
      kept.send("GET /kept HTTP/1.1\r\nHost: a\r\n\r\n")
      let new = try TestClient(port: port)
      new.send("GET /new HTTP/1.1\r\nHost: a\r\n\r\n")
      server.stop()
      isFree.withLock { $0 = true }
      for (client, path) in [(kept, "/kept"), (new, "/new")] {
        let answer = try client.answer()
        #expect(answer.text == path)
        #expect(answer.field("Connection") == "close")
      }
      #expect(try blocking.answer().text == "/block")
    }
  }

  @Test("A request that is not answered within the time to stop is cancelled and reset")
  func forcedStop() async throws {
    let started = Gate()
    let wasCancelled = Mutex(false)
    let handler: Handler = { _, _ in
      started.open()
      do { try await Task.sleep(for: .seconds(60)) } catch { wasCancelled.withLock { $0 = true } }
      return .text("late")
    }
    var limits = Limits()
    limits.stop = .milliseconds(100)
    try await withServer(handler, limits: limits) { port, server in
      let client = try TestClient(port: port)
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = waitOnThread { await started.wait() }
      server.stop()
      #expect(throws: TestClient.Failure.self) { try client.answer() }
    }
    #expect(wasCancelled.withLock { $0 })
  }

  @Test("A handler that outlives its server still finishes", .timeLimit(.minutes(1)))
  func outlived() async throws {
    let started = Gate()
    let gate = Gate()
    let ended = Gate()
    let handler: Handler = { _, _ in
      started.open()
      await gate.wait()
      await Task.yield()
      ended.open()
      return .text("late")
    }
    var limits = Limits()
    limits.stop = .milliseconds(50)
    try await withServer(handler, limits: limits) { port, _ in
      let client = try TestClient(port: port)
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = waitOnThread { await started.wait() }
    }
    gate.open()
    await ended.wait()
  }

  @Test("A port in use is refused, even if this program uses it")
  func portInUse() async throws {
    try await withServer(echo) { port, _ in
      let second = Server(configuration: Configuration(port: port, loops: 1), handler: echo)
      let outcome = waitOnThread { await Result { try await second.run() } }
      #expect(throws: SystemError.self) { try outcome?.get() }
    }
  }

  @Test("CONNECT and TRACE are not to be added")
  func neverServed() async throws {
    try await withServer(echo) {
      $0.methods += [.connect, .trace]
    } body: { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.ask("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n").status == 501)
      let allowed = try client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").field("Allow")
      #expect(allowed == "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS")
    }
  }

  @Test("A cancelled run stops")
  func cancelled() async throws {
    var configuration = Configuration(port: 0, loops: 2)
    let listening = Gate()
    configuration.onListening = { _ in listening.open() }
    let server = Server(configuration: configuration, handler: echo)
    let task = Task { try await server.run() }
    await listening.wait()
    #expect(server.port > 0)
    task.cancel()
    try await task.value
    #expect(server.port == 0)
  }

  @Test("A server that was stopped before it ran does not start")
  func stoppedEarly() async throws {
    let server = Server(configuration: Configuration(port: 0, loops: 1), handler: echo)
    server.stop()
    try await server.run()
    #expect(server.port == 0)
  }
}

extension Result where Failure == any Error {
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
