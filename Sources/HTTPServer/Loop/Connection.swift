import HTTPTypes

/// One client's connection: carries out on a socket what its state decides.
///
/// Idle, it holds no buffer, no task and no timer: bytes are read into the loop's buffer and copied only where they are
/// left over. Unchecked: only the loop's thread touches it.
final class Connection: @unchecked Sendable {
  /// Outlives the connection: the loop holds its connections, and an exchange, which may hold one longer, holds the
  /// loop too.
  unowned(unsafe) let loop: EventLoop
  let descriptor: Int32
  let token: UInt64
  /// The client it counts for; nil for a trusted proxy.
  let client: ClientAddress?
  var state: ConnectionState
  /// What the kernel has not taken; nil while the state is not blocked.
  var queue: OutputQueue?
  /// The request that a task answers.
  var exchange: Exchange?
  private var interest = ConnectionState.Interest(reading: true, writing: false)

  init(loop: EventLoop, descriptor: Int32, token: UInt64, peer: PeerAddress, client: ClientAddress?) {
    self.loop = loop
    self.descriptor = descriptor
    self.token = token
    self.client = client
    state = ConnectionState(peer: peer, at: loop.clock.now, loop.core.rules)
  }

  var isClosed: Bool { state.isClosed }

  /// When to call `timeOut` if nothing else happens, in the loop's milliseconds.
  var deadline: Int64 { state.deadline }

  /// Since when it has been silent and may be closed to make room; nil if it may not, as a trusted proxy's.
  var silentSince: Int64? { client == nil ? nil : state.silentSince }

  // MARK: Events

  func handle(_ events: UInt32) {
    if events & Poller.writable != 0, state.isBlocked { sendQueued() }
    if isClosed { return }
    if events & Poller.readable != 0, interest.reading {
      receive()
    } else if events & Poller.broken != 0 {
      reset()
    }
  }

  func timeOut() {
    carryOut(state.deadlinePassed(at: loop.clock.now))
    settle()
  }

  /// The server stops.
  func stop() {
    state.stop(at: loop.clock.now)
    // A request may be there already.
    if state.isQuiet { receive() }
  }

  func close() { carryOut(state.close()) }

  func reset() { carryOut(state.reset()) }

  // MARK: Actions

  /// Carries out what the state has decided; nil is nothing.
  func carryOut(_ action: ConnectionAction?) {
    var nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    carryOut(action, &nothing)
  }

  /// - Parameter rest: the bytes that came with it, from which a request's body is taken.
  func carryOut(_ action: ConnectionAction?, _ rest: inout UnsafeBufferPointer<UInt8>) {
    switch action {
    case nil: break
    case .start(let head): start(head, &rest)
    case .refuse(let error, let refused): refuse(error, refused)
    case .content(let piece): deliver(piece)
    case .breakBody(let error): exchange?.body?.fail(error)
    case .sendContinue: sendContinue()
    case .resumeWriter: exchange?.outputDidDrain()
    case .finishSending: Socket.finishSending(descriptor)
    case .close:
      leave()
      Socket.close(descriptor)
    case .reset:
      leave()
      Socket.reset(descriptor)
    }
  }

  private func leave() {
    queue = nil
    loop.remove(self)
    exchange?.connectionDidEnd()
    exchange = nil
  }

  /// Ends a turn: sends what has gathered, and waits for the right events.
  func settle() {
    flush()
    carryOut(state.settle(at: loop.clock.now))
    watch()
  }

  /// Tells the kernel which events matter now.
  func watch() {
    let wanted = state.interest
    guard wanted != interest, !isClosed else { return }
    interest = wanted
    let events = (wanted.reading ? Poller.readable : 0) | (wanted.writing ? Poller.writable : 0)
    loop.poller.modify(descriptor, events: events, token: token)
  }
}
