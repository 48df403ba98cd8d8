#if PostgreSQL
  import Glibc
  import Synchronization
  import TestSupport

  /// Stands between a program and the tests' server. Once it is armed, it passes the next COMMIT on and cuts the
  /// connection when the server has answered, before the program hears of it; it may then let nobody pass any more.
  final class CuttingProxy: Sendable {
    private let server: LoopbackServer
    private let state: State
    var port: Int { server.port }

    private final class State: Sendable {
      let isArmed = Atomic(false)
      let staysAway = Atomic(false)
      let isCut = Atomic(false)
    }

    init(socket path: String) throws {
      let state = State()
      self.state = state
      server = try LoopbackServer { client in
        if state.isCut.load(ordering: .sequentiallyConsistent), state.staysAway.load(ordering: .sequentiallyConsistent)
        {
          return
        }
        let upstream = CuttingProxy.connect(path)
        defer { close(upstream) }
        CuttingProxy.pump(client.descriptor, upstream, state)
      }
    }

    func arm(staysAway: Bool = false) {
      state.staysAway.store(staysAway, ordering: .sequentiallyConsistent)
      state.isArmed.store(true, ordering: .sequentiallyConsistent)
    }
    var hasCut: Bool { state.isCut.load(ordering: .sequentiallyConsistent) }

    private static func connect(_ path: String) -> Int32 {
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
      _ = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      return descriptor
    }

    private static func pump(_ client: Int32, _ server: Int32, _ state: State) {
      var ends = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0), pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      var buffer = [UInt8](repeating: 0, count: 65_536)
      var isCutting = false
      while poll(&ends, 2, -1) > 0 {
        if ends[0].revents != 0 {
          let count = recv(client, &buffer, buffer.count, 0)
          guard count > 0 else { return }
          if state.isArmed.load(ordering: .sequentiallyConsistent),
            String(decoding: buffer[..<count], as: UTF8.self).contains("COMMIT\0")
          {
            isCutting = true
          }
          send(server, buffer, count, Int32(MSG_NOSIGNAL))
        }
        if ends[1].revents != 0 {
          let count = recv(server, &buffer, buffer.count, 0)
          guard count > 0 else { return }
          if isCutting {
            state.isArmed.store(false, ordering: .sequentiallyConsistent)
            state.isCut.store(true, ordering: .sequentiallyConsistent)
            return
          }
          send(client, buffer, count, Int32(MSG_NOSIGNAL))
        }
      }
    }
  }
#endif
