import Glibc

/// A server on a free port of this machine, a thread for each connection, that does what a test tells it.
package final class LoopbackServer: Sendable {
  package let port: Int
  private let listener: Int32

  /// Accepts connections until it is let go.
  package init(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw TestClient.Failure(what: "bind") }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    startThread {
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { break }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        startThread { serve(LoopbackConnection(descriptor)) }
      }
      close(listener)
    }
  }

  /// Wakes the thread that accepts, which closes.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}

/// One connection, read a line or so many bytes at a time; closed when it is let go.
package final class LoopbackConnection {
  package let descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  package func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  /// Without its end; nil where the other side has closed.
  package func line() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        defer { buffer.removeSubrange(0...end) }
        return String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
      }
      guard fill() else { return nil }
    }
  }

  package func bytes(_ count: Int) -> [UInt8]? {
    while buffer.count < count { guard fill() else { return nil } }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }

  private func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 8_192)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count > 0 { buffer += piece.prefix(count) }
    return count > 0
  }
}
