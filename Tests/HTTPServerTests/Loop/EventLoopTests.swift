import Glibc
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("An event loop")
struct EventLoopTests {
  private actor Other {
    func number() -> Int { 1 }
  }

  private static func thread() -> UInt { UInt(pthread_self()) }

  @Test("A handler is on its loop's thread after every await, whichever thread resumed it")
  func staysOnItsThread() async throws {
    let other = Other()
    let handler: Handler = { request, context in
      var threads = [Self.thread()]
      await withCheckedContinuation { continuation in startThread { continuation.resume() } }
      threads.append(Self.thread())
      _ = await other.number()
      threads.append(Self.thread())
      try await Task.sleep(for: .milliseconds(1))
      threads.append(Self.thread())
      _ = await Task.detached { 1 }.value
      threads.append(Self.thread())
      _ = try await request.body.collect()
      threads.append(Self.thread())
      return .text("\(context.loop) \(Set(threads).count) \(threads[0])")
    }
    try await withServer(handler, loops: 2) { port, _ in
      var seen: [String: String] = [:]
      for _ in 0..<16 {
        let client = try TestClient(port: port)
        for _ in 0..<2 {
          let parts = try client.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab").text.split(
            separator: " "
          ).map(String.init)
          #expect(parts[1] == "1")
          #expect(seen[parts[0], default: parts[2]] == parts[2])
          seen[parts[0]] = parts[2]
        }
      }
      #expect(Set(seen.values).count == seen.count)
    }
  }

  @Test("The end of each batch is reported on the loop's thread")
  func batchEnds() async throws {
    final class Calls: Sendable {
      let threads = Mutex<[UInt]>([])
    }
    let calls = Calls()
    let handler: Handler = { _, _ in .text("\(Self.thread())") }
    var service = LoopService(handler: handler)
    service.batchDidEnd = { calls.threads.withLock { $0.append(Self.thread()) } }
    try await withServer(service) { port, _ in
      let client = try TestClient(port: port)
      let thread = try client.get("/").text
      // The second request is read in a later batch than the first.
      _ = try client.get("/")
      let threads = calls.threads.withLock { $0 }
      #expect(threads.count >= 1)
      #expect(Set(threads.map { "\($0)" }) == [thread])
    }
  }

  @Test("A task that wakes itself for ever does not keep the loop from its sockets")
  func fairness() async throws {
    let stop = Mutex(false)
    let handler: Handler = { request, _ in
      if request.path == "/spin" {
        while !stop.withLock({ $0 }) { await Task.yield() }
      }
      return .text("x")
    }
    try await withServer(handler) { port, _ in
      let spinning = try TestClient(port: port)
      spinning.send("GET /spin HTTP/1.1\r\nHost: a\r\n\r\n")
      for _ in 0..<20 { #expect(try TestClient(port: port).get("/").status == 200) }
      stop.withLock { $0 = true }
      #expect(try spinning.answer().status == 200)
    }
  }
}
