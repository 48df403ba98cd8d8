import HTTPTypes

/// One client's connection: a state, and what the loop does with it.
///
/// Idle, it holds no buffer, no task and no timer: bytes are read into the loop's buffer and copied only where they are
/// left over. Unchecked: only the loop's thread touches it.
final class Connection: @unchecked Sendable {
  /// Where the connection stands.
  enum Phase {
    /// Between requests.
    case idle
    /// A part of a head has come.
    case head(PartialHead)
    /// A handler runs.
    case answering(Exchange)
    /// The answer is out; what is left of the request's body is passed over, up to so many bytes.
    case draining(BodyChannel, left: Int)
    /// The server has said its last word; what still comes is thrown away until the client ends.
    case lingering
    case closed
  }

  /// Unsafe, for it is on every path: the loop holds its connections, and an exchange, which may outlive them there,
  /// holds the loop.
  unowned(unsafe) let loop: EventLoop
  let descriptor: Int32
  let token: UInt64
  let peer: PeerAddress
  /// Whom it is counted for; nil: a trusted proxy's.
  let client: ClientAddress?
  var phase = Phase.idle
  /// Bytes that wait for the answer before them to be sent.
  var backlog: [UInt8] = []
  var output: OutputQueue?
  /// When to act if nothing happens, in the loop's milliseconds.
  var deadline: Int64
  private var interest = Poller.readable
  /// Nothing more is answered once the output is sent.
  var isEnding = false
  /// The client may still be sending what nobody will read.
  var hasUnreadInput = false
  /// A request has come.
  var hasAsked = false
  /// The client has sent all it will (recv gave 0).
  var peerHasEnded = false

  init(loop: EventLoop, descriptor: Int32, token: UInt64, peer: PeerAddress, client: ClientAddress?) {
    self.loop = loop
    self.descriptor = descriptor
    self.token = token
    self.peer = peer
    self.client = client
    // A connection's first head counts from its beginning.
    deadline = loop.clock.now + min(loop.core.times.head, loop.core.times.idle)
  }

  var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  /// Since when it waits for a head that has not come, or not whole, in the loop's milliseconds; nil where it does not, or
  /// belongs to a proxy.
  var silentSince: Int64? {
    guard client != nil, output == nil else { return nil }
    let times = loop.core.times
    return switch phase {
    case .idle: deadline - (hasAsked ? times.idle : min(times.head, times.idle))
    case .head: deadline - times.head
    case .answering, .draining, .lingering, .closed: nil
    }
  }

  var hasUnsent: Bool { output != nil }

  // MARK: Events

  func handle(_ events: UInt32) {
    if events & Poller.writable != 0, output != nil { sendQueued() }
    if isClosed { return }
    if events & Poller.readable != 0, interest & Poller.readable != 0 {
      receive()
    } else if events & Poller.broken != 0 {
      abort()
    }
  }

  /// The deadline has passed.
  func timeOut() {
    if output != nil {
      abort()
      return
    }
    switch phase {
    case .idle, .lingering, .closed:
      close()
    case .head(let partial):
      let refused = partial.refused
      isEnding = true
      hasUnreadInput = true
      phase = .idle
      refuse(HTTPError(.requestTimeout, "The head took too long."), refused)
      settle()
    case .answering(let exchange):
      deadline = .max
      hasUnreadInput = true
      exchange.body?.fail(HTTPError(.requestTimeout, "The body came too slowly."))
    case .draining:
      close()
    }
  }

  /// The server stops: what is being answered is finished, the rest is closed.
  func stop() {
    guard case .idle = phase, output == nil else { return }
    // A request may be there already.
    receive()
    guard case .idle = phase, output == nil else { return }
    if hasAsked {
      close()
    } else {
      // Accepted a moment ago, perhaps: its request is on the way.
      deadline = min(deadline, loop.clock.now + loop.core.times.firstRequest)
    }
  }

  // MARK: Interest

  func watch(reading: Bool, writing: Bool) {
    let wanted = (reading ? Poller.readable : 0) | (writing ? Poller.writable : 0)
    guard wanted != interest, !isClosed else { return }
    interest = wanted
    loop.poller.modify(descriptor, events: wanted, token: token)
  }

  var isReading: Bool { interest & Poller.readable != 0 }

  // MARK: The end

  /// Closes in order; everything that had to be sent is sent.
  func close() {
    guard !isClosed else { return }
    release()
    Socket.close(descriptor)
  }

  /// Breaks off: the client gets a reset, and whoever works for it an error.
  func abort() {
    guard !isClosed else { return }
    release()
    Socket.abort(descriptor)
  }

  private func release() {
    let ended = phase
    phase = .closed
    output = nil
    backlog = []
    loop.remove(self)
    if case .answering(let exchange) = ended { exchange.connectionDidEnd() }
  }
}

/// A head that came in pieces.
final class PartialHead {
  var parser: HeadParser
  var bytes: [UInt8]

  init(parser: HeadParser, bytes: [UInt8]) {
    self.parser = parser
    self.bytes = bytes
  }

  /// What can be told of it where it is refused. From a local copy: the optimiser takes no span of a property.
  var refused: RefusedHead {
    let bytes = bytes
    return RefusedHead(bytes.span)
  }
}
