import CSystem
import Glibc
import System

/// A listening socket that was opened before this program started. Connections wait in its queue while the program is
/// replaced by its successor: a restart refuses none.
public struct InheritedSocket: Sendable {
  let descriptor: Int32
  /// The address it is bound to, numeric.
  public let host: String
  public let port: Int

  /// The socket that systemd hands over (sd_listen_fds(3), systemd.socket(5)); nil if there is none.
  ///
  /// - Throws: `SystemError` if there are several, or it is not a listening Internet stream socket.
  public static func fromSystemd() throws(SystemError) -> InheritedSocket? {
    guard number("LISTEN_PID") == getpid(), let count = number("LISTEN_FDS"), count > 0 else { return nil }
    guard count == 1 else { throw SystemError(call: "sd_listen_fds", code: E2BIG) }
    return try InheritedSocket(descriptor: 3)
  }

  /// - Throws: `SystemError` if it is not a listening Internet stream socket.
  init(descriptor: Int32) throws(SystemError) {
    var isListening: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    try SystemCall.retrying("getsockopt") { getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &length) }
    guard isListening == 1 else { throw SystemError(call: "accept", code: EINVAL) }
    let address = try Listener.address(of: descriptor)
    guard [AF_INET, AF_INET6].contains(Int32(address.ss_family)) else {
      throw SystemError(call: "accept", code: EAFNOSUPPORT)
    }
    self.descriptor = descriptor
    host = PeerAddress(address).text
    port = Listener.portNumber(address)
  }

  private static func number(_ variable: String) -> Int32? {
    getenv(variable).flatMap { Int32(String(cString: $0)) }
  }
}
