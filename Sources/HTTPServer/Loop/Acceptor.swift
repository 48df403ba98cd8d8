import System

/// Takes new connections from a loop's listener, and pauses while no place or descriptor is left.
struct Acceptor: ~Copyable {
  /// A connection that has a place and is counted for its client.
  struct Arrival {
    let descriptor: Int32
    let peer: PeerAddress
    /// nil for a trusted proxy.
    let client: ClientAddress?
  }

  private enum State {
    case accepting
    case paused(until: Int64)
    case closed
  }

  private let listener: Listener
  private let core: ServerCore
  private var state = State.accepting

  /// The listener's token in the poller.
  static let token = UInt64.max
  /// Milliseconds before accepting goes on after a pause.
  private static let pause: Int64 = 100
  private static let arrivalsPerTurn = 64

  init(_ listener: Listener, core: ServerCore, poller: borrowing Poller) throws(SystemError) {
    self.listener = listener
    self.core = core
    try poller.add(listener.raw, events: Poller.readable, token: Self.token)
  }

  /// When to call `resume`; nil if there is no pause.
  var pausedUntil: Int64? {
    if case .paused(let until) = state { until } else { nil }
  }

  /// Whether no other program accepts from the same queue: then connections that wait there are lost with this one.
  var isOnlyOwner: Bool { !listener.isInherited }

  /// Accepts waiting connections, but not so many that other sockets miss their turn.
  /// - Parameters:
  ///   - makeRoom: closes idle connections; false if there are none.
  ///   - add: takes the connection over; false if it cannot.
  mutating func accept(
    at now: Int64, poller: borrowing Poller, makeRoom: () -> Bool, add: (Arrival) -> Bool
  ) {
    if case .closed = state { return }
    for _ in 0..<Self.arrivalsPerTurn {
      guard core.places.reserve() || makeRoom() && core.places.reserve() else {
        pause(at: now, poller)
        return
      }
      switch listener.accept() {
      case .connection(let descriptor, let peer):
        admit(descriptor, peer, add)
      case .nothing:
        core.places.giveBack()
        return
      case .exhausted:
        core.places.giveBack()
        core.logger.warning("No descriptor is left for a connection.")
        pause(at: now, poller)
        return
      }
    }
  }

  private func admit(_ descriptor: Int32, _ peer: PeerAddress, _ add: (Arrival) -> Bool) {
    let client = core.client(of: peer)
    guard client.map(core.places.admit) ?? true else {
      Socket.close(descriptor)
      core.places.giveBack()
      return
    }
    Socket.sendAtOnce(descriptor)
    guard add(Arrival(descriptor: descriptor, peer: peer, client: client)) else {
      Socket.close(descriptor)
      core.places.giveBack(of: client)
      return
    }
  }

  private mutating func pause(at now: Int64, _ poller: borrowing Poller) {
    poller.remove(listener.raw)
    state = .paused(until: now + Self.pause)
  }

  /// Goes on accepting if the pause is over; if the kernel does not allow it yet, pauses again.
  mutating func resume(at now: Int64, poller: borrowing Poller) {
    guard case .paused(let until) = state, now >= until else { return }
    do throws(SystemError) {
      try poller.add(listener.raw, events: Poller.readable, token: Self.token)
      state = .accepting
    } catch {
      state = .paused(until: now + Self.pause)
    }
  }

  /// From now on, connections that are not accepted yet are refused.
  mutating func close(poller: borrowing Poller) {
    if case .accepting = state { poller.remove(listener.raw) }
    listener.close()
    state = .closed
  }
}
