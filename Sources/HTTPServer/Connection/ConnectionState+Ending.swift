/// How a connection comes to its end.
extension ConnectionState {
  /// A turn is over: all output has been offered to the kernel, and all input is read or kept.
  mutating func settle(at now: Int64) -> ConnectionAction? {
    guard !isBlocked else { return nil }
    switch phase {
    case .ending(let hasUnread):
      // Closing with bytes unread would reset the connection, and the answer with it (RFC 9112 section 9.6).
      guard hasUnread, !peerHasEnded else { return close() }
      phase = .lingering(since: now)
      backlog = []
      return .finishSending
    case .idle:
      return peerHasEnded || isStopping ? close() : nil
    case .fresh, .head, .draining, .lingering:
      // A client that has ended its side gets its answers and no more.
      return peerHasEnded ? close() : nil
    case .receiving, .answering, .closed:
      return nil
    }
  }

  /// The client has ended its side (recv(2) gave 0). It may still be reading.
  mutating func peerEnded() -> ConnectionAction? {
    peerHasEnded = true
    guard case .receiving = phase else { return nil }
    giveUpBody()
    return .breakBody(.incompleteBody)
  }

  /// To be called at `deadline`; before it, it does nothing.
  mutating func deadlinePassed(at now: Int64) -> ConnectionAction? {
    guard deadline <= now else { return nil }
    if isBlocked { return reset() }
    switch phase {
    case .head(let partial):
      return refuse(HTTPError(.requestTimeout, "The head took too long."), partial.refused)
    case .receiving:
      giveUpBody()
      return .breakBody(HTTPError(.requestTimeout, "The body came too slowly."))
    case .fresh, .idle, .draining, .lingering: return close()
    case .answering, .ending, .closed: return nil
    }
  }

  /// The server stops: the current answer is finished, and the connection then closed. Bytes that have come already
  /// must be read before `settle`.
  mutating func stop(at now: Int64) {
    isStopping = true
    // It may have been accepted a moment ago, with its request on the way.
    if case .fresh(let since, let until) = phase {
      phase = .fresh(since: since, until: min(until, now + rules.times.firstRequest))
    }
  }

  /// Closes in order, whatever was going on.
  mutating func close() -> ConnectionAction? { end(.close) }

  /// The socket has failed, or the answer cannot be completed.
  mutating func reset() -> ConnectionAction? { end(.reset) }

  private mutating func end(_ action: ConnectionAction) -> ConnectionAction? {
    guard !isClosed else { return nil }
    phase = .closed
    outlet = .clear
    backlog = []
    return action
  }
}
