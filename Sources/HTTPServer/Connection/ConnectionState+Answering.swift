/// What the handler does, and how its answer goes out.
extension ConnectionState {
  /// The handler waits for content that has not come.
  /// - Returns: `sendContinue` if the client waits for that before it sends any.
  mutating func bodyWanted(at now: Int64) -> ConnectionAction? {
    guard case .receiving(let answer, var body) = phase, body.owesContinue else { return nil }
    body.continueWasSent(at: now, rules)
    phase = .receiving(answer, body)
    return .sendContinue
  }

  /// The handler has taken all content that waited.
  mutating func bodyTaken(at now: Int64) {
    guard case .receiving(let answer, var body) = phase else { return }
    body.wasTaken(at: now, rules)
    phase = .receiving(answer, body)
  }

  /// The answer's head is about to be written.
  /// - Parameter asksToClose: the answer says so itself, or can only be ended by the close.
  /// - Returns: whether the connection ends after it, as the head then says (RFC 9112 section 9.6).
  mutating func answerBegins(asksToClose: Bool) -> Bool {
    switch phase {
    case .answering(var answer):
      answer.closes = answer.closes || asksToClose || isStopping
      phase = .answering(answer)
      return answer.closes
    case .receiving(var answer, let body):
      answer.closes = answer.closes || asksToClose || isStopping || !body.isSkippable(within: rules.drain)
      phase = .receiving(answer, body)
      return answer.closes
    case .fresh, .idle, .head, .draining, .ending, .lingering, .closed:
      return true
    }
  }

  /// The whole answer is sent, or waits to be.
  mutating func answerEnded(at now: Int64) {
    // Since a streamed answer began, the server may have stopped.
    let closes = answerBegins(asksToClose: false)
    switch phase {
    case .answering(let answer):
      phase = closes ? .ending(hasUnread: answer.hasUnread) : .idle(since: now)
    case .receiving(_, var body):
      body.extend(at: now, rules)
      phase = closes ? .ending(hasUnread: true) : .draining(body, left: rules.drain)
    case .fresh, .idle, .head, .draining, .ending, .lingering, .closed: break
    }
  }

  // MARK: The socket's side

  /// The kernel did not take all that was to be sent.
  mutating func outputBlocked(at now: Int64) {
    if !isBlocked { outlet = .blocked(since: now) }
  }

  /// The kernel has taken some of what waited.
  mutating func outputMoved(at now: Int64) {
    if isBlocked { outlet = .blocked(since: now) }
  }

  /// The kernel has taken all that waited. Only now does the time for the client's next request begin.
  mutating func outputDrained(at now: Int64) -> ConnectionAction? {
    outlet = .clear
    switch phase {
    case .idle: phase = .idle(since: now)
    case .head(var partial):
      partial.since = now
      phase = .head(partial)
    case .receiving, .answering: return .resumeWriter
    case .fresh, .draining, .ending, .lingering, .closed: break
    }
    return nil
  }
}
