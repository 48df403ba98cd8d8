import Glibc

/// Where another program on this machine or in its network listens.
package enum SocketAddress: Hashable, Sendable, CustomStringConvertible {
  /// A Unix socket (unix(7)).
  case path(String)
  case host(String, port: Int)

  /// `/run/clamav/clamd.ctl`, `127.0.0.1:3310` or `[::1]:3310`
  package init?(_ text: String) {
    if text.hasPrefix("/") {
      guard text.utf8.count < 108, !text.utf8.contains(0) else { return nil }
      self = .path(text)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
      return nil
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self = .host(String(host), port: Int(port))
  }

  package var description: String {
    switch self {
    case .path(let path): path
    case .host(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }
}

/// A connection to another program, whose calls wait: not to be used on an event loop.
package final class ClientSocket: Sendable {
  private let descriptor: Descriptor
  private let name: String
  private let end: ContinuousClock.Instant

  /// Connects (socket(2), connect(2)).
  /// - Parameter end: until when all calls may wait; then they throw `EAGAIN` (socket(7), SO_RCVTIMEO and SO_SNDTIMEO).
  package init(_ address: SocketAddress, until end: ContinuousClock.Instant) throws(SystemError) {
    name = address.description
    self.end = end
    switch address {
    case .path(let path):
      descriptor = try ClientSocket.socket(AF_UNIX)
      var name = sockaddr_un()
      name.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
      try withUnsafeBytes(of: &name) { bytes throws(SystemError) in try connect(bytes) }
    case .host(let host, let port):
      var hints = addrinfo()
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      var found: UnsafeMutablePointer<addrinfo>?
      guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let first = found else {
        throw SystemError(call: "getaddrinfo", path: name, code: EHOSTUNREACH)
      }
      defer { freeaddrinfo(first) }
      descriptor = try ClientSocket.socket(first.pointee.ai_family)
      try connect(UnsafeRawBufferPointer(start: first.pointee.ai_addr, count: Int(first.pointee.ai_addrlen)))
    }
  }

  private static func socket(_ family: Int32) throws(SystemError) -> Descriptor {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    return Descriptor(try SystemCall.retrying("socket") { Glibc.socket(family, type, 0) })
  }

  /// Before a call that waits.
  private func limitWait() throws(SystemError) {
    let left = end - .now
    // Zero would be no limit.
    guard left >= .milliseconds(1) else { throw SystemError(call: "poll", path: name, code: EAGAIN) }
    let (seconds, attoseconds) = left.components
    var time = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      _ = setsockopt(descriptor.raw, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  private func connect(_ address: UnsafeRawBufferPointer) throws(SystemError) {
    guard let start = address.baseAddress else { return }
    try limitWait()
    try SystemCall.retrying("connect", path: name) {
      Glibc.connect(descriptor.raw, start.assumingMemoryBound(to: sockaddr.self), socklen_t(address.count))
    }
  }

  /// Sends all of it (send(2)).
  package func send(_ bytes: [UInt8]) throws(SystemError) {
    var sent = 0
    while sent < bytes.count {
      let start = sent
      try limitWait()
      sent += try SystemCall.retrying("send", path: name) {
        bytes.withUnsafeBytes {
          Glibc.send(descriptor.raw, $0.baseAddress.map { $0 + start }, $0.count - start, Int32(MSG_NOSIGNAL))
        }
      }
    }
  }

  /// Whether something has come, or the other side has ended; does not wait.
  package var hasAnswered: Bool {
    var byte: UInt8 = 0
    return recv(descriptor.raw, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) >= 0
  }

  /// What has come, at most so many bytes; empty at the end (recv(2)).
  package func receive(atMost count: Int) throws(SystemError) -> [UInt8] {
    try limitWait()
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try SystemCall.retrying("recv", path: name) {
      bytes.withUnsafeMutableBytes { recv(descriptor.raw, $0.baseAddress, $0.count, 0) }
    }
    bytes.removeLast(count - found)
    return bytes
  }
}
