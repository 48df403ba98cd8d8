import HTTPTypes

/// From the handler to the socket.
extension Connection {
  /// Answers without a task if the service need not wait.
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
    service.didAnswer?(request.head.path, response.status)
    send(response, to: request.head)
    state.answerEnded(at: loop.clock.now)
    return nil
  }

  /// Starts the exchange's task on this thread; if it does not suspend, it is done when this returns.
  func run(_ exchange: Exchange, _ work: sending Exchange.Work) {
    let task = Task.immediate(executorPreference: loop) { await exchange.run(work) }
    exchange.isStarting = false
    if exchange.isFinished {
      finish(exchange)
    } else {
      exchange.task = task
      loop.didStartWaiting()
    }
  }

  /// The handler has answered: its response is sent, unless it was streamed.
  func finish(_ exchange: Exchange) {
    guard exchange === self.exchange, let response = exchange.response else { return }
    loop.core.service.didAnswer?(exchange.head?.path, response.status)
    if exchange.streaming == nil { send(response, to: exchange.head, isHead: exchange.refused?.isHead ?? false) }
    guard !isClosed else { return }
    if exchange.isBroken {
      reset()
      return
    }
    self.exchange = nil
    exchange.release()
    state.answerEnded(at: loop.clock.now)
  }

  /// Bodies up to this size are appended to their head and sent with it.
  private static let copied = 16 * 1024

  private func send(_ response: borrowing Response, to head: RequestHead?, isHead: Bool = false) {
    switch encode(response, to: head, isHead: isHead) {
    case .none, .stream: break
    case .bytes(let bytes):
      if bytes.count <= Self.copied { loop.output.append(bytes) } else { sendLarge(bytes) }
    case .file(let file):
      flush()
      if !isClosed, file.length > 0 { enqueue(.file(file, from: 0)) }
    }
  }

  /// Sends the head of a streamed answer.
  /// - Returns: how its content is to be framed; nil if it has none.
  func begin(_ response: Response, of exchange: Exchange) -> StreamFraming? {
    let payload = encode(response, to: exchange.head, isHead: exchange.refused?.isHead ?? false)
    flush()
    watch()
    guard case .stream(let framing) = payload else { return nil }
    return framing
  }

  /// Writes the answer's head into the loop's output.
  private func encode(
    _ response: borrowing Response, to head: RequestHead?, isHead: Bool
  ) -> ResponseEncoder.Payload {
    let closes = state.answerBegins(asksToClose: Self.asksToClose(response, to: head))
    return loop.encoder.encode(
      response, to: head, isHead: isHead, closes: closes, date: loop.clock.dateLine, into: &loop.output)
  }

  private static func asksToClose(_ response: borrowing Response, to head: RequestHead?) -> Bool {
    if let connection = response.fields[.connection], connection.lowercased().contains("close") { return true }
    // HTTP/1.0 has no chunks.
    if case .stream(let stream) = response.body { return stream.length == nil && head?.line.minor == 0 }
    return false
  }

  func sendContinue() {
    loop.output.append("HTTP/1.1 100 Continue\r\n\r\n")
    flush()
    watch()
  }
}
