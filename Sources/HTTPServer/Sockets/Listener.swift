import CSystem
import Glibc
import Synchronization
import System

/// A listening socket of one loop; the kernel spreads connections over all that share the port (SO_REUSEPORT,
/// socket(7)). An inherited one is shared by all loops, and by the program that follows this one.
final class Listener: Sendable {
  let raw: Int32
  let isInherited: Bool
  private let isOpen = Atomic<Bool>(true)

  enum Accepted {
    case connection(Int32, PeerAddress)
    case nothing
    /// Out of descriptors or memory (accept(2): EMFILE, ENFILE, ENOBUFS, ENOMEM).
    case exhausted
  }

  private init(raw: Int32, isInherited: Bool = false) {
    self.raw = raw
    self.isInherited = isInherited
  }

  deinit { close() }

  /// close(2): connections that are not accepted yet are refused.
  func close() {
    if isOpen.exchange(false, ordering: .relaxed) { Glibc.close(raw) }
  }

  /// Opens `count` listeners on one address. For port 0, the kernel chooses one.
  /// - Returns: the listeners and the port they share.
  /// - Throws: EADDRINUSE if a program listens there already, even this one.
  static func open(host: String, port: Int, count: Int, backlog: Int32) throws(SystemError) -> (
    listeners: [Listener], port: Int
  ) {
    var address = try resolve(host: host, port: port)
    var listeners: [Listener] = []
    // SO_REUSEPORT would let a second server of the same user share the port unnoticed: a plain socket must get it
    // first.
    do {
      let probe = Descriptor(try SystemCall.retrying("socket") { csystem_stream_socket(Int32(address.ss_family)) })
      _ = csystem_set_option(probe.raw, SOL_SOCKET, SO_REUSEADDR, 1)
      try bind(probe.raw, &address)
      if port == 0 { address = try self.address(of: probe.raw) }
    }
    for _ in 0..<count {
      let family = Int32(address.ss_family)
      let listener = Listener(raw: try SystemCall.retrying("socket") { csystem_stream_socket(family) })
      _ = csystem_set_option(listener.raw, SOL_SOCKET, SO_REUSEADDR, 1)
      _ = csystem_set_option(listener.raw, SOL_SOCKET, SO_REUSEPORT, 1)
      try bind(listener.raw, &address)
      try SystemCall.retrying("listen") { Glibc.listen(listener.raw, backlog) }
      listeners.append(listener)
    }
    return (listeners, portNumber(address))
  }

  /// `count` descriptors of one socket, one for each loop.
  static func share(_ socket: InheritedSocket, count: Int) throws(SystemError) -> [Listener] {
    var listeners: [Listener] = []
    for _ in 0..<count {
      let raw = try SystemCall.retrying("fcntl") { fcntl(socket.descriptor, F_DUPFD_CLOEXEC, 0) }
      listeners.append(Listener(raw: raw, isInherited: true))
    }
    let flags = fcntl(socket.descriptor, F_GETFL)
    try SystemCall.retrying("fcntl") { fcntl(socket.descriptor, F_SETFL, flags | O_NONBLOCK) }
    return listeners
  }

  /// getsockname(2)
  static func address(of descriptor: Int32) throws(SystemError) -> sockaddr_storage {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    try withSocketAddress(&address) { (pointer) throws(SystemError) in
      try SystemCall.retrying("getsockname") { getsockname(descriptor, pointer, &length) }
    }
    return address
  }

  /// accept4(2). A connection that died while it waited is skipped.
  func accept() -> Accepted {
    while true {
      var storage = sockaddr_storage()
      let connection = csystem_accept(raw, &storage)
      if connection >= 0 { return .connection(connection, PeerAddress(storage)) }
      switch errno {
      case EAGAIN, EWOULDBLOCK: return .nothing
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      default: continue
      }
    }
  }

  /// getaddrinfo(3): the first stream address of the host.
  private static func resolve(host: String, port: Int) throws(SystemError) -> sockaddr_storage {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, "\(port)", &hints, &list) == 0, let first = list else {
      throw SystemError(call: "getaddrinfo", code: EADDRNOTAVAIL)
    }
    defer { freeaddrinfo(list) }
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { target in
      target.copyMemory(
        from: UnsafeRawBufferPointer(start: first.pointee.ai_addr, count: Int(first.pointee.ai_addrlen)))
    }
    return storage
  }

  private static func bind(_ descriptor: Int32, _ address: inout sockaddr_storage) throws(SystemError) {
    let length = length(address)
    try withSocketAddress(&address) { (pointer) throws(SystemError) in
      try SystemCall.retrying("bind") { Glibc.bind(descriptor, pointer, length) }
    }
  }

  private static func withSocketAddress(
    _ address: inout sockaddr_storage, _ body: (UnsafeMutablePointer<sockaddr>) throws(SystemError) -> Void
  ) throws(SystemError) {
    try withUnsafeMutablePointer(to: &address) { (pointer) throws(SystemError) in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { (pointer) throws(SystemError) in
        try body(pointer)
      }
    }
  }

  private static func length(_ address: sockaddr_storage) -> socklen_t {
    Int32(address.ss_family) == AF_INET6
      ? socklen_t(MemoryLayout<sockaddr_in6>.size) : socklen_t(MemoryLayout<sockaddr_in>.size)
  }

  static func portNumber(_ address: sockaddr_storage) -> Int {
    withUnsafeBytes(of: address) { Int(UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self))) }
  }
}
