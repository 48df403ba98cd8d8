import HTTPTypes

/// From the handler to the socket.
extension Connection {
  /// Answers without a task where the service need not wait.
  /// - Returns: nil, or what is left for a task.
  func answerPromptly(_ request: Request) -> Exchange.Work? {
    let service = loop.core.service
    guard let prompt = service.prompt, request.path != "*" else { return .handle(request) }
    let response: Response
    do {
      guard let answer = try prompt(request, Context(loop: loop.index)) else { return .handle(request) }
      response = answer
    } catch {
      return .refuse(error, request)
    }
    if case .stream = response.body { return .send(response) }
    let closes = closes(behind: response, to: request.head)
    service.didAnswer?(request.head.path, response.status)
    send(response, to: request.head, closes: closes)
    guard !isClosed else { return nil }
    isEnding = closes
    becomeIdle()
    return nil
  }

  /// Starts the exchange's task on this thread; where it does not suspend, it is done when this returns.
  func start(_ exchange: Exchange, _ work: sending Exchange.Work) {
    let task = Task.immediate(executorPreference: loop) { await exchange.run(work) }
    exchange.isStarting = false
    if exchange.isFinished {
      finish(exchange)
    } else {
      exchange.task = task
      loop.didStartWaiting()
    }
  }

  /// The handler has answered: its response goes out, as far as it is not out already.
  func finish(_ exchange: Exchange) {
    guard case .answering(let current) = phase, current === exchange, let response = exchange.response else { return }
    let closes = closes(after: exchange, response)
    loop.core.service.didAnswer?(exchange.head?.path, response.status)
    if exchange.streaming == nil {
      send(response, to: exchange.head, isHead: exchange.refused?.isHead ?? false, closes: closes)
    }
    guard !isClosed else { return }
    if exchange.isBroken {
      abort()
      return
    }
    let body = exchange.body
    exchange.release()
    if closes {
      isEnding = true
      hasUnreadInput = hasUnreadInput || body.map { !$0.isComplete } ?? false
      phase = .idle
    } else if let body, !body.isComplete {
      body.discard()
      body.deadline = loop.clock.now + loop.core.times.bodyGrace
      phase = .draining(body, left: loop.core.limits.drain)
      if output == nil { deadline = body.deadline }
      watch(reading: true, writing: hasUnsent)
    } else {
      becomeIdle()
    }
  }

  /// Whether the connection ends behind this answer (RFC 9112 section 9.6).
  private func closes(after exchange: Exchange, _ response: borrowing Response) -> Bool {
    guard let head = exchange.head else { return true }
    if closes(behind: response, to: head) { return true }
    if let streaming = exchange.streaming, streaming.endsByClose { return true }
    guard let body = exchange.body, !body.isComplete else { return false }
    // What nobody read is passed over where that is cheap; a client that waits for "100 Continue" may never send it.
    if body.isEnded || body.owesContinue { return true }
    return body.remaining.map { $0 > loop.core.limits.drain } ?? false
  }

  private func closes(behind response: borrowing Response, to head: RequestHead) -> Bool {
    if !head.framing.keepsAlive || loop.isStopping { return true }
    if let connection = response.fields[.connection], connection.lowercased().contains("close") { return true }
    if case .stream(let stream) = response.body { return stream.length == nil && head.line.minor == 0 }
    return false
  }

  /// While an answer is still unsent, the time to take it runs, and not the idle time.
  func becomeIdle() {
    phase = .idle
    if output == nil { deadline = loop.clock.now + loop.core.times.idle }
  }

  /// Bodies up to this size are copied behind their head and go out with it.
  private static let copied = 16 * 1024

  private func send(
    _ response: borrowing Response, to head: RequestHead?, isHead: Bool = false, closes: Bool
  ) {
    let payload = loop.encoder.encode(
      response, to: head, isHead: isHead, closes: closes, date: loop.clock.dateLine, into: &loop.output)
    switch payload {
    case .none, .stream: break
    case .bytes(let bytes):
      if bytes.count <= Self.copied { loop.output.append(bytes) } else { sendLarge(bytes) }
    case .file(let file):
      flush()
      guard !isClosed, file.length > 0 else { return }
      enqueue(.file(file, from: 0))
    }
  }

  /// Sends the head of a streamed answer.
  /// - Returns: how its content is to be framed, nil where there is to be none.
  func begin(_ response: Response, of exchange: Exchange) -> StreamFraming? {
    let closes = closes(after: exchange, response)
    let payload = loop.encoder.encode(
      response, to: exchange.head, isHead: exchange.refused?.isHead ?? false, closes: closes, date: loop.clock.dateLine,
      into: &loop.output)
    flush()
    guard case .stream(let framing) = payload else { return nil }
    framing.endsByClose = closes
    return framing
  }

  /// RFC 9110 section 15.2.1
  func sendContinue() {
    loop.output.append("HTTP/1.1 100 Continue\r\n\r\n")
    flush()
  }

  /// What to do next, once a turn is over: wait for the right thing, for the right time.
  func settle() {
    flush()
    guard !isClosed, output == nil else { return }
    if isEnding {
      if case .answering = phase { return }
      end()
      return
    }
    switch phase {
    case .idle, .head:
      // Whoever has ended its side gets its answers and no more.
      if peerHasEnded || (loop.isStopping && isIdle) { close() } else { watch(reading: true, writing: false) }
    case .draining:
      if peerHasEnded { close() } else { watch(reading: true, writing: false) }
    case .answering(let exchange):
      if let body = exchange.body, !body.isEnded { return }
      watch(reading: !peerHasEnded && backlog.count < loop.core.limits.unsent, writing: false)
    case .lingering, .closed:
      break
    }
  }

  private var isIdle: Bool {
    if case .idle = phase { true } else { false }
  }

  /// The last answer is sent. Closing with bytes unread would reset the connection, and the answer with it
  /// (RFC 9112 section 9.6).
  private func end() {
    guard hasUnreadInput, !peerHasEnded else {
      close()
      return
    }
    phase = .lingering
    backlog = []
    deadline = loop.clock.now + loop.core.times.linger
    Socket.finishSending(descriptor)
    watch(reading: true, writing: false)
  }
}
