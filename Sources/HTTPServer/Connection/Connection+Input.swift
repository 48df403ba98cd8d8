import HTTPTypes

/// From the socket to the handler.
extension Connection {
  /// One recv(2) into the loop's buffer, and what follows from it.
  func receive() {
    let buffer = loop.inputBuffer
    switch Socket.receive(descriptor, into: UnsafeMutableRawBufferPointer(buffer)) {
    case .moved(0): peerDidEnd()
    case .moved(let count): take(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[0..<count]))
    case .wouldBlock: break
    case .failed: abort()
    }
  }

  private func peerDidEnd() {
    peerHasEnded = true
    watch(reading: false, writing: hasUnsent)
    switch phase {
    case .idle, .head:
      if output == nil { close() }
    case .answering(let exchange):
      exchange.body?.fail(HTTPError.incompleteBody)
    case .draining, .lingering:
      close()
    case .closed: break
    }
  }

  private func take(_ input: UnsafeBufferPointer<UInt8>) {
    switch phase {
    case .lingering, .closed:
      return
    case .answering(let exchange):
      let rest = feed(exchange, input)
      keep(rest)
      return
    case .draining, .idle, .head:
      if isEnding { return }
      if output != nil {
        keep(input)
        return
      }
    }
    advance(input)
    settle()
  }

  /// Keeps what comes too early, and stops reading when that is much.
  func keep(_ rest: UnsafeBufferPointer<UInt8>) {
    guard !isEnding, !isClosed else { return }
    if !rest.isEmpty { backlog.append(contentsOf: rest) }
    if backlog.count >= loop.core.limits.unsent { watch(reading: false, writing: hasUnsent) }
  }

  /// Goes on with what was kept, now that the way is free.
  func resume() {
    if !backlog.isEmpty, output == nil, !isEnding {
      let kept = backlog
      backlog = []
      kept.withUnsafeBufferPointer { advance($0) }
    }
    settle()
  }

  /// Gives bytes to the exchange's body.
  /// - Returns: what lies behind it.
  private func feed(_ exchange: Exchange, _ input: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let body = exchange.body, !body.isComplete else { return input }
    // After a failure nothing more can be told apart.
    guard !body.isEnded else { return UnsafeBufferPointer(rebasing: input[input.count...]) }
    do {
      let taken = try body.feed(Span(_unsafeElements: input))
      creditBody(body, taken)
      if body.isFull, !body.isEnded {
        deadline = .max
        watch(reading: false, writing: hasUnsent)
      }
      return UnsafeBufferPointer(rebasing: input[taken...])
    } catch {
      hasUnreadInput = true
      deadline = .max
      watch(reading: false, writing: hasUnsent)
      return UnsafeBufferPointer(rebasing: input[input.count...])
    }
  }

  /// Each byte buys time at the least rate, up to the grace.
  private func creditBody(_ body: BodyChannel, _ taken: Int) {
    let times = loop.core.times
    let bought = body.credit.spend(taken, rate: loop.core.limits.bodyRate)
    body.deadline = min(body.deadline + bought, loop.clock.now + times.bodyGrace)
    if output == nil { deadline = body.isEnded ? .max : body.deadline }
  }

  /// The handler has taken what waited: the socket is read again.
  func bodyWasTaken() {
    guard case .answering(let exchange) = phase, let body = exchange.body, !body.isEnded, !isReading, !peerHasEnded
    else { return }
    body.deadline = loop.clock.now + loop.core.times.bodyGrace
    if output == nil { deadline = body.deadline }
    watch(reading: true, writing: hasUnsent)
  }

  /// Reads as many requests as can be answered now. Their answers gather in the loop's output.
  private func advance(_ input: UnsafeBufferPointer<UInt8>) {
    var rest = input
    while !rest.isEmpty {
      if output != nil {
        keep(rest)
        return
      }
      switch phase {
      case .draining(let body, let left):
        rest = drain(body, left, rest)
      case .idle, .head:
        guard !isEnding else { return }
        rest = readHead(rest)
      case .answering:
        keep(rest)
        return
      case .lingering, .closed:
        return
      }
      if loop.output.count > loop.core.limits.unsent { flush() }
    }
  }

  private func drain(
    _ body: BodyChannel, _ left: Int, _ input: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard let taken = try? body.feed(Span(_unsafeElements: input)), taken <= left else {
      isEnding = true
      hasUnreadInput = true
      return UnsafeBufferPointer(rebasing: input[input.count...])
    }
    creditBody(body, taken)
    if body.isComplete {
      becomeIdle()
    } else {
      phase = .draining(body, left: left - taken)
    }
    return UnsafeBufferPointer(rebasing: input[taken...])
  }

  private func readHead(_ input: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let nothing = UnsafeBufferPointer(rebasing: input[input.count...])
    do {
      if case .head(let partial) = phase {
        let before = partial.bytes.count
        partial.bytes.append(contentsOf: input)
        let bytes = partial.bytes
        guard let length = try partial.parser.parse(bytes.span, limits: loop.core.headLimits) else { return nothing }
        let head = try RequestHead(bytes.span, length: length, parser: partial.parser, origin: origin)
        return begin(head, UnsafeBufferPointer(rebasing: input[(length - before)...]))
      }
      loop.parser.reset()
      let bytes = Span(_unsafeElements: input)
      guard let length = try loop.parser.parse(bytes, limits: loop.core.headLimits) else {
        phase = .head(PartialHead(parser: loop.parser, bytes: Array(input)))
        // A fresh connection's deadline runs from its beginning; a kept one's from here.
        deadline = loop.clock.now + loop.core.times.head
        return nothing
      }
      let head = try RequestHead(bytes, length: length, parser: loop.parser, origin: origin)
      return begin(head, UnsafeBufferPointer(rebasing: input[length...]))
    } catch {
      let refused =
        if case .head(let partial) = phase { partial.refused } else {
          RefusedHead(Span(_unsafeElements: input))
        }
      hasUnreadInput = true
      isEnding = true
      phase = .idle
      refuse(error, refused)
      return nothing
    }
  }

  private var origin: Origin { Origin(peer: peer, trusted: loop.core.trustedProxies) }

  /// Starts the answer to a request; takes from `rest` what is there of its body.
  private func begin(
    _ head: RequestHead, _ rest: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    hasAsked = true
    let refusal = loop.core.refusal(of: head)
    var work: Exchange.Work?
    if refusal == nil, head.framing.body == .none {
      work = answerPromptly(Request(head: head, body: body(of: nil)))
      if work == nil { return isClosed ? UnsafeBufferPointer(rebasing: rest[rest.count...]) : rest }
    }
    var body: BodyChannel?
    if head.framing.body != .none {
      let channel = BodyChannel(head, connection: self, core: loop.core)
      channel.deadline = loop.clock.now + loop.core.times.bodyGrace
      body = channel
    }
    let exchange = Exchange(head: head, body: body, connection: self)
    phase = .answering(exchange)
    deadline = .max
    var rest = rest
    if let body {
      deadline = body.deadline
      if !rest.isEmpty { rest = feed(exchange, rest) }
      if peerHasEnded { body.fail(HTTPError.incompleteBody) }
    }
    let request = Request(head: head, body: self.body(of: body == nil ? nil : exchange))
    start(exchange, work ?? refusal.map { .refuse($0, request) } ?? .handle(request))
    return isClosed ? UnsafeBufferPointer(rebasing: rest[rest.count...]) : rest
  }

  private func body(of exchange: Exchange?) -> RequestBody {
    RequestBody(
      source: exchange.map { .exchange($0) } ?? .bytes([]), limit: loop.core.limits.body,
      formFields: loop.core.limits.formFields)
  }

  /// Answers what is no request.
  func refuse(_ error: HTTPError, _ refused: RefusedHead? = nil) {
    let exchange = Exchange(head: nil, refused: refused, body: nil, connection: self)
    phase = .answering(exchange)
    deadline = .max
    start(exchange, .refuse(error, nil))
  }
}
