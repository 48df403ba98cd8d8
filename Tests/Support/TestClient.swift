import Glibc

/// A client that speaks bytes, blocking, with a guard of some minutes on each read.
///
/// Unchecked: a test reads on one thread; another may send meanwhile, which touches only the descriptor.
package final class TestClient: @unchecked Sendable {
  package struct Failure: Error {
    package let what: String
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  package private(set) var isAtEnd = false

  /// - Parameter receiveBuffer: SO_RCVBUF, to make a reader that takes little.
  package init(port: Int, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var guardTime = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &guardTime, socklen_t(MemoryLayout<timeval>.size))
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(what: "connect") }
  }

  deinit { close(descriptor) }

  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends all; what a closed connection does not take is dropped.
  /// - Returns: whether all was taken.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Ends with a reset.
  package func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    // A new descriptor takes the place, so that deinit closes that one.
    let other = open("/dev/null", O_RDONLY)
    dup2(other, descriptor)
    close(other)
  }

  /// One recv(2); false at the end, by FIN or reset.
  package func fill() throws -> Bool {
    var piece = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count < 0, errno == EAGAIN { throw Failure(what: "nothing came") }
    guard count > 0 else {
      isAtEnd = true
      return false
    }
    buffer += piece[0..<count]
    return true
  }

  /// Waits, without taking a byte, until the server resets the connection (poll(2), POLLERR); false after the guard time.
  package func isReset() -> Bool {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&state, 1, 60_000) == 1 && state.revents & Int16(POLLERR) != 0
  }

  /// Everything until the server closes.
  package func readToEnd() throws -> String {
    while try fill() {}
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Whether the server closes without a further byte.
  package func isClosed() throws -> Bool {
    guard buffer.isEmpty else { return false }
    return try !fill()
  }

  private func line() throws -> String {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = String(decoding: buffer[0..<max(0, end - 1)], as: UTF8.self)
        buffer.removeSubrange(0...end)
        return line
      }
      guard try fill() else { throw Failure(what: "the connection ended") }
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      guard try fill() else { throw Failure(what: "the connection ended in a body") }
    }
    let bytes = Array(buffer[0..<count])
    buffer.removeFirst(count)
    return bytes
  }

  /// The next answer.
  package func answer(toHead: Bool = false) throws -> Answer {
    var answer = Answer()
    let status = try line()
    guard status.hasPrefix("HTTP/1.1 "), let code = Int(status.dropFirst(9).prefix(3)) else {
      throw Failure(what: "status line: \(status)")
    }
    answer.status = code
    while case let line = try line(), !line.isEmpty {
      let colon = line.firstIndex(of: ":") ?? line.startIndex
      answer.fields.append((String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " })))
    }
    if toHead || code < 200 || code == 204 || code == 304 { return answer }
    if answer.field("Transfer-Encoding") == "chunked" {
      while case let size = Int(try line(), radix: 16) ?? 0, size > 0 {
        answer.body += try take(size)
        _ = try line()
      }
      _ = try line()
    } else if let length = answer.field("Content-Length").flatMap({ Int($0) }) {
      answer.body = try take(length)
    } else {
      while try fill() {}
      answer.body = buffer
      buffer = []
    }
    return answer
  }

  package func ask(_ text: String) throws -> Answer {
    send(text)
    return try answer()
  }

  package func get(_ path: String, _ fields: String = "") throws -> Answer {
    try ask("GET \(path) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
  }
}
