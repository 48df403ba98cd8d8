import HTTPTypes

/// From the socket to the handler.
extension Connection {
  /// One recv(2) into the loop's buffer, and its consequences.
  func receive() {
    let buffer = loop.inputBuffer
    switch Socket.receive(descriptor, into: UnsafeMutableRawBufferPointer(buffer)) {
    case .moved(0): carryOut(state.peerEnded())
    case .moved(let count): take(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[0..<count]))
    case .wouldBlock: break
    case .failed: reset()
    }
    settle()
  }

  /// Reads as many requests as can be answered now. Their answers gather in the loop's output.
  private func take(_ input: UnsafeBufferPointer<UInt8>) {
    var rest = input
    while let action = state.read(&rest, at: loop.clock.now, with: &loop.parser) {
      carryOut(action, &rest)
      if loop.output.count > loop.core.limits.unsent { flush() }
    }
  }

  /// Goes on with the bytes that were kept, if their turn has come.
  func resume() {
    if let kept = state.takeBacklog() { kept.withUnsafeBufferPointer { take($0) } }
    settle()
  }

  /// Starts answering a request; takes the part of its body that has come from `rest`.
  func start(_ head: RequestHead, _ rest: inout UnsafeBufferPointer<UInt8>) {
    let refusal = loop.core.refusal(of: head)
    let hasBody = head.framing.body != .none
    var work: Exchange.Work?
    if refusal == nil, !hasBody {
      work = answerPromptly(Request(head: head, body: body(from: nil)))
      if work == nil { return }
    }
    let channel = hasBody ? BodyChannel(head, connection: self) : nil
    let exchange = Exchange(head: head, body: channel, connection: self)
    self.exchange = exchange
    if hasBody { carryOut(state.read(&rest, at: loop.clock.now, with: &loop.parser)) }
    let request = Request(head: head, body: body(from: channel))
    run(exchange, work ?? refusal.map { .refuse($0, request) } ?? .handle(request))
  }

  private func body(from channel: BodyChannel?) -> RequestBody {
    RequestBody(
      source: channel.map { .coming($0) } ?? .bytes([]), limit: loop.core.limits.body,
      formFields: loop.core.limits.formFields)
  }

  /// Answers a head that is not a valid request.
  func refuse(_ error: HTTPError, _ refused: RefusedHead) {
    let exchange = Exchange(head: nil, refused: refused, body: nil, connection: self)
    self.exchange = exchange
    run(exchange, .refuse(error, nil))
  }

  // MARK: The body

  func deliver(_ piece: BodyPiece) {
    guard let body = exchange?.body, !body.append(piece) else { return }
    state.giveUpBody()
  }

  /// The handler waits for content.
  func bodyIsWanted() { carryOut(state.bodyWanted(at: loop.clock.now)) }

  /// The handler has taken all content that waited.
  func bodyWasTaken() {
    state.bodyTaken(at: loop.clock.now)
    watch()
  }
}
