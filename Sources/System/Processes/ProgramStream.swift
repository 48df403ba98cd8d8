import Glibc

/// One of the three standard streams of another program, as seen from here: it has both ends until the other one is
/// handed over.
///
/// A pair of sockets, so that writing to a program that has ended is an error and not a signal.
final class ProgramStream {
  private(set) var ours: Int32
  private(set) var theirs: Int32
  /// What the program wrote, up to the limit.
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  /// socketpair(2); close-on-exec is set in the same call, so that a program that is started meanwhile does not hold it
  /// open.
  init(limit: Int = Program.outputLimit) throws(SystemError) {
    self.limit = limit
    var pair: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &pair) == 0 else { throw SystemError(call: "socketpair", code: errno) }
    (ours, theirs) = (pair[0], pair[1])
  }

  deinit {
    closeOurs()
    closeTheirs()
  }

  var isOpen: Bool { ours >= 0 }

  func closeOurs() {
    if ours >= 0 { close(ours) }
    ours = -1
  }

  func closeTheirs() {
    if theirs >= 0 { close(theirs) }
    theirs = -1
  }

  /// Reads what is there without waiting; closes at the end (recv(2)).
  func drain() {
    var piece = [UInt8](repeating: 0, count: 8_192)
    while isOpen {
      let count = recv(ours, &piece, piece.count, Int32(MSG_DONTWAIT))
      if count > 0 {
        bytes += piece.prefix(count).prefix(limit - bytes.count)
      } else if count == 0 {
        closeOurs()
      } else {
        let code = errno
        if code == EAGAIN { return }
        if code != EINTR { closeOurs() }
      }
    }
  }
}

/// The standard input of another program, and what is still to be written to it.
final class ProgramInput {
  let stream: ProgramStream
  private var rest: ArraySlice<UInt8>

  init(stream: ProgramStream, bytes: [UInt8]) {
    self.stream = stream
    rest = bytes[...]
  }

  /// Writes as much as possible without waiting; closes once all is written, or if nobody reads any more (send(2)).
  func feed() {
    while stream.isOpen, !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(stream.ours, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        let code = errno
        if code == EAGAIN { return }
        if code != EINTR { return stream.closeOurs() }
      }
    }
    stream.closeOurs()
  }
}
