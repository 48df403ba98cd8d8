import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("A restart")
struct RestartTests {
  @Test("on a socket that systemd holds refuses nobody, under a load that never pauses")
  func underLoad() async throws {
    let city = try await City()
    let socket = try ListeningSocket()
    let load = Load()
    var server = try await ServingProgram.start(city, socket: socket.descriptor)
    #expect(server.port == socket.port)
    try await withThrowingTaskGroup { group in
      for _ in 1...4 {
        group.addTask {
          try await onThread {
            while !load.isOver.load(ordering: .relaxed) {
              // A connection for each: one that is kept may close between two requests, and its client asks again.
              let status = try? TestClient(port: socket.port).get("/health/live").status
              if status == 200 {
                load.answered.add(1, ordering: .relaxed)
              } else {
                load.failed.add(1, ordering: .relaxed)
              }
            }
          }.get()
        }
      }
      for _ in 1...4 {
        let before = load.answered.load(ordering: .relaxed)
        while load.answered.load(ordering: .relaxed) < before + 200, load.failed.load(ordering: .relaxed) == 0 {
          await Task.yield()
        }
        #expect(await server.stop() == 0)
        server = try await ServingProgram.start(city, socket: socket.descriptor)
      }
      load.isOver.store(true, ordering: .relaxed)
      try await group.waitForAll()
    }
    #expect(load.failed.load(ordering: .relaxed) == 0)
    #expect(load.answered.load(ordering: .relaxed) >= 800)
    #expect(await server.stop() == 0)
  }

  @Test("what is handed over and is no listening socket is named")
  func noSocket() async throws {
    let city = try await City()
    let words = "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" serve --data \"$1\" 3</dev/null"
    let outcome = try await onThread {
      try ChildProcess.run("/bin/sh", ["-c", words, Program.path, city.data], environment: Program.environment)
    }.get()
    #expect(outcome.status == 1 && outcome.isOneSentence, "\(outcome.complaint)")
  }

  private final class Load: Sendable {
    let answered = Atomic(0)
    let failed = Atomic(0)
    let isOver = Atomic(false)
  }
}

/// A socket on a free port of this machine, open as long as it is held.
final class ListeningSocket: Sendable {
  let descriptor: Int32
  let port: Int

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (descriptor, size) = (descriptor, length)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) + listen(descriptor, 1_024) + getsockname(descriptor, $0, &length)
      }
    }
    try #require(code == 0, "no socket to listen on: \(errno)")
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(descriptor) }
}
