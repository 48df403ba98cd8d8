/// One client's connection as a value: what has come, what runs and what is owed (RFC 9112 section 9).
///
/// It has no socket, no loop and no clock. Each input is a mutating method that changes the state and returns what the
/// driver has to do; the moment comes with the input, in milliseconds of any monotonic clock. What holds until the next
/// input (`deadline`, `interest`) follows from the state.
struct ConnectionState {
  /// What the connection is doing.
  enum Phase {
    /// Nothing has come yet.
    case fresh(since: Int64, until: Int64)
    /// Between two requests.
    case idle(since: Int64)
    /// A part of a head has come.
    indirect case head(PartialHead)
    /// A request is being answered, and its body is still coming.
    indirect case receiving(Answering, BodyIntake)
    /// A request is being answered; there is no more of it to come.
    case answering(Answering)
    /// The answer is made; the rest of the request's body is skipped, up to this many bytes.
    indirect case draining(BodyIntake, left: Int)
    /// The last answer is made and not all sent; what still comes is thrown away.
    case ending(hasUnread: Bool)
    /// Everything is sent; what still comes is thrown away until the client ends.
    case lingering(since: Int64)
    case closed
  }

  /// What is known of an answer while it is being made.
  struct Answering {
    /// The connection ends after this answer (RFC 9112 section 9.6).
    var closes: Bool
    /// The client may still be sending what nobody will read.
    var hasUnread = false
  }

  /// Whether the socket takes what is sent.
  enum Outlet {
    case clear
    /// Something is unsent; the kernel last took a byte at this moment.
    case blocked(since: Int64)
  }

  /// The events that the driver waits for.
  struct Interest: Equatable {
    var reading: Bool
    var writing: Bool
  }

  var phase: Phase
  var outlet = Outlet.clear
  /// Bytes that wait for the answer before them to be sent.
  var backlog: [UInt8] = []
  /// The client has sent all it will.
  var peerHasEnded = false
  /// The server stops: no connection is kept any more.
  var isStopping = false
  let peer: PeerAddress
  let rules: ConnectionRules

  init(peer: PeerAddress, at now: Int64, _ rules: ConnectionRules) {
    self.peer = peer
    self.rules = rules
    phase = .fresh(since: now, until: now + min(rules.times.head, rules.times.idle))
  }
}

/// A head that comes in pieces.
struct PartialHead {
  var parser: HeadParser
  var bytes: [UInt8]
  /// When its time began to run.
  var since: Int64

  /// What is known of it if it is refused. From a local copy: the optimiser rejects the span of a property.
  var refused: RefusedHead {
    let bytes = bytes
    return RefusedHead(bytes.span)
  }
}

// MARK: What follows from the state

extension ConnectionState {
  /// When to call `deadlinePassed` if nothing else happens; `.max` if nothing has a time limit.
  ///
  /// While output is unsent, the client's time to take it runs, and no other.
  var deadline: Int64 {
    if case .blocked(let since) = outlet { return since + rules.times.write }
    return switch phase {
    case .fresh(_, let until): until
    case .idle(let since): since + rules.times.idle
    case .head(let partial): partial.since + rules.times.head
    case .receiving(_, let body): body.isPaused || body.owesContinue ? .max : body.deadline
    case .draining(let body, _): body.deadline
    case .lingering(let since): since + rules.times.linger
    case .answering, .ending, .closed: .max
    }
  }

  /// Which events of the socket matter now.
  var interest: Interest { Interest(reading: wantsToRead, writing: isBlocked) }

  private var wantsToRead: Bool {
    if peerHasEnded { return false }
    return switch phase {
    case .fresh, .idle, .head, .draining: backlog.count < rules.unsent
    case .receiving(_, let body): !body.isPaused
    case .answering(let answer): !answer.hasUnread && backlog.count < rules.unsent
    case .ending, .lingering: true
    case .closed: false
    }
  }

  var isBlocked: Bool {
    if case .blocked = outlet { true } else { false }
  }

  var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  /// Between requests, with nothing unsent.
  var isQuiet: Bool {
    switch phase {
    case .fresh, .idle: !isBlocked
    default: false
    }
  }

  /// Since when the client owes a head, or the rest of one; nil if it owes none.
  var silentSince: Int64? {
    guard !isBlocked else { return nil }
    return switch phase {
    case .fresh(let since, _), .idle(let since): since
    case .head(let partial): partial.since
    case .receiving, .answering, .draining, .ending, .lingering, .closed: nil
    }
  }
}
