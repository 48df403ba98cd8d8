import CSystem
import Foundation
import Glibc

/// Connections that each ask, wait for the whole answer and ask again, on one thread by epoll(7).
struct Load {
  var answers = 0
  var seconds = 0.0
  /// CPU seconds of the server meanwhile.
  var cpuSeconds = 0.0
  private var latencies: [Double] = []

  var perSecond: Double { Double(answers) / seconds }
  /// CPU microseconds of the server for each answer.
  var cpuEach: Double { cpuSeconds / Double(answers) * 1e6 }

  /// Milliseconds below which this share of answers came.
  func latency(_ share: Double) -> Double {
    latencies.isEmpty ? 0 : latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))] * 1e3
  }

  var figure: String {
    String(
      format: "%.0f/s, %.1f µs CPU each, p50 %.2f ms, p99 %.2f ms", perSecond, cpuEach, latency(0.5), latency(0.99))
  }

  /// Asks `count` times in all; `request` gives the bytes of each. Throws at the first answer of another status.
  static func run(
    _ server: Server, connections: Int, count: Int, expecting status: Int = 200, _ request: (Int) -> [UInt8]
  ) throws -> Load {
    var load = Load()
    load.latencies.reserveCapacity(count)
    let cpu = server.cpuSeconds
    load.seconds = try elapsed {
      let loop = csystem_epoll_create()
      defer { close(loop) }
      var open: [Connection] = []
      for index in 0..<min(connections, count) {
        let connection = try Connection(port: server.port)
        guard csystem_epoll_add(loop, connection.descriptor, csystem_readable, UInt64(index)) == 0 else {
          throw Failure("epoll_ctl: \(errno)")
        }
        open.append(connection)
        try connection.send(request(index))
      }
      var asked = open.count
      var events = [csystem_event](repeating: csystem_event(), count: 512)
      while load.answers < count {
        let ready = csystem_epoll_wait(loop, &events, 512, 20_000)
        guard ready > 0 else { throw Failure("no answer for 20 seconds, after \(load.answers)") }
        for event in events[..<Int(ready)] {
          let connection = open[Int(event.token)]
          guard let answer = try connection.receive() else { continue }
          guard answer == status else { throw Failure("status \(answer) instead of \(status)") }
          load.answers += 1
          load.latencies.append(connection.waited)
          if asked < count {
            try connection.send(request(asked))
            asked += 1
          }
        }
      }
    }
    load.cpuSeconds = server.cpuSeconds - cpu
    load.latencies.sort()
    return load
  }
}

/// One connection of a load; also alone, to ask once.
final class Connection {
  let descriptor: Int32
  /// Seconds that the last answer took.
  private(set) var waited = 0.0
  /// The last answer's body, where it was asked to be kept.
  private(set) var body: [UInt8] = []
  private(set) var head: [UInt8] = []
  private var left = 0
  private var asked = ContinuousClock.now
  private let keepsBody: Bool

  private var piece = [UInt8](repeating: 0, count: 1 << 14)

  /// - Parameter takesLittle: whether the kernel takes no more than about 50 KB that have not been received: a small
  ///   buffer here, and segments as on a network, for the server's buffer follows their size (tcp(7)).
  init(port: Int, keepsBody: Bool = false, takesLittle: Bool = false) throws {
    self.keepsBody = keepsBody
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if takesLittle {
      _ = csystem_set_option(descriptor, SOL_SOCKET, SO_RCVBUF, 4_096)
      _ = csystem_set_option(descriptor, Int32(IPPROTO_TCP), TCP_MAXSEG, 1_460)
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure("connect: \(errno)") }
    _ = csystem_set_option(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws {
    head.removeAll(keepingCapacity: true)
    body.removeAll(keepingCapacity: true)
    left = -1
    asked = .now
    let sent = bytes.withUnsafeBytes { csystem_send(descriptor, $0.baseAddress, $0.count) }
    guard sent == bytes.count else { throw Failure("send: \(sent) of \(bytes.count)") }
  }

  /// Sends more of the same request.
  func add(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let sent = bytes[done...].withUnsafeBytes { csystem_send(descriptor, $0.baseAddress, $0.count) }
      guard sent > 0 else { throw Failure("send: \(errno)") }
      done += sent
    }
  }

  /// One recv(2); the status once the answer is whole.
  func receive() throws -> Int? {
    let count = piece.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { throw Failure("the server closed a connection") }
    let bytes = piece[..<count]
    if left < 0 {
      head.append(contentsOf: bytes)
      guard let end = head.endOfFields else { return nil }
      left = try head.contentLength(before: end) - (head.count - end)
      if keepsBody { body = Array(head[end...]) }
      head.removeSubrange(end...)
    } else {
      left -= count
      if keepsBody { body.append(contentsOf: bytes) }
    }
    guard left == 0 else { return nil }
    let duration = ContinuousClock.now - asked
    waited = Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
    return Int(String(decoding: head[9..<12], as: UTF8.self))
  }

  /// Asks and waits.
  func ask(_ request: [UInt8]) throws -> Int {
    try send(request)
    while true {
      if let status = try receive() { return status }
    }
  }
}

extension [UInt8] {
  fileprivate var endOfFields: Int? {
    withUnsafeBytes { bytes in
      var index = 3
      while index < bytes.count {
        if bytes[index] == 10, bytes[index - 1] == 13, bytes[index - 2] == 10 { return index + 1 }
        index += 1
      }
      return nil
    }
  }

  fileprivate func contentLength(before end: Int) throws -> Int {
    for line in self[..<end].split(separator: UInt8(ascii: "\n")) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: ":")
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      if let length = Int(parts[1].trimmingCharacters(in: .whitespacesAndNewlines)) { return length }
    }
    throw Failure("an answer without Content-Length")
  }

  /// A request without content.
  static func get(_ path: String, _ fields: String = "") -> [UInt8] {
    Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n".utf8)
  }

  static func post(_ path: String, _ fields: String, _ body: String) -> [UInt8] {
    Array("POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)".utf8)
  }
}
