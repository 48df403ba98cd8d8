import CSystem
import Glibc

/// The calls on a connected, non-blocking stream socket. The descriptor belongs to `Connection`, which closes it.
enum Socket {
  /// How a read or a write went.
  enum Outcome {
    /// The number of bytes; in a read, 0 is the peer's end.
    case moved(Int)
    case wouldBlock
    case failed
  }

  @inline(__always)
  private static func outcome(_ call: () -> Int) -> Outcome {
    while true {
      let count = call()
      if count >= 0 { return .moved(count) }
      let code = errno
      if code == EINTR { continue }
      return code == EAGAIN || code == EWOULDBLOCK ? .wouldBlock : .failed
    }
  }

  /// recv(2)
  static func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    outcome { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
  }

  /// send(2) with MSG_NOSIGNAL
  static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Outcome {
    outcome { csystem_send(descriptor, bytes.baseAddress, bytes.count) }
  }

  /// sendmsg(2) of two pieces with MSG_NOSIGNAL
  static func send(
    _ descriptor: Int32, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
  ) -> Outcome {
    outcome { csystem_send2(descriptor, first.baseAddress, first.count, second.baseAddress, second.count) }
  }

  /// shutdown(2): nothing more will be sent.
  static func finishSending(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_WR)) }

  /// tcp(7) TCP_NODELAY
  static func sendAtOnce(_ descriptor: Int32) {
    _ = csystem_set_option(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
  }

  /// socket(7) SO_LINGER of 0 and close(2): the peer gets a reset, so it cannot take part of an answer for the whole.
  static func reset(_ descriptor: Int32) {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    Glibc.close(descriptor)
  }

  /// close(2), which must not be retried on Linux.
  static func close(_ descriptor: Int32) { Glibc.close(descriptor) }
}
