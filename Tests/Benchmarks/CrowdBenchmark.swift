import CSystem
import Foundation
import Glibc
import Synchronization

extension Benchmark {
  /// What a look-up costs its reader while a crowd holds on to the server, next to what it did before, in the same run.
  static let crowd = Benchmark(name: "crowd") {
    let server = try Server(data: DemoFolder.copy("crowd"))
    let codes = try DemoFolder.codes(20_000)
    func pages(_ count: Int) throws -> Load {
      try Load.run(server, connections: 16, count: count) { .get("/tra-cuu/\(codes[$0 % codes.count])") }
    }
    _ = try pages(5_000)
    let before = try pages(40_000)
    let limit = Int(csystem_raise_descriptor_limit())
    let idle = try (0..<min(10_000, limit - 2_000)).map { _ in
      let connection = try Connection(port: server.port)
      _ = try connection.ask(.get("/health/live"))
      return connection
    }
    let drip = Drip(server, connections: 1_000)
    let during = try pages(40_000)
    let bytes = drip.stop()
    return [
      Row(what: "look-ups before the crowd", figure: before.figure),
      Row(
        what:
          "look-ups beside \(idle.count) idle connections and 1,000 that send a byte at a time (\(bytes) meanwhile)",
        figure: during.figure),
    ]
  }
}

/// Connections that send their requests a byte at a time and never come to the end, each anew when it is closed.
private final class Drip: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let sent = Atomic<Int>(0)
  private let done = DispatchSemaphore(value: 0)

  init(_ server: Server, connections count: Int) {
    let thread = Thread { [self] in
      var connections: [Connection?] = Array(repeating: nil, count: count)
      while !isOver.load(ordering: .relaxed) {
        for index in connections.indices {
          // Ten bytes a second from each, spread over the time.
          if index % 20 == 0 { usleep(2_000) }
          if connections[index] == nil {
            connections[index] = try? Connection(port: server.port)
            try? connections[index]?.add(Array("GET / HTTP/1.1\r\nHost: a\r\nX: ".utf8))
          } else if (try? connections[index]?.add([120])) == nil {
            connections[index] = nil
          } else {
            sent.add(1, ordering: .relaxed)
          }
        }
      }
      done.signal()
    }
    thread.start()
  }

  /// How many bytes dripped.
  func stop() -> Int {
    isOver.store(true, ordering: .relaxed)
    done.wait()
    return sent.load(ordering: .relaxed)
  }
}
