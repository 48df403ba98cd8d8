import HTTPTypes

/// One request and its answer: ties the handler's task to the connection while both exist.
///
/// Unchecked: everything mutable is touched on the loop's thread only, which is where the task runs.
final class Exchange: BodySink, @unchecked Sendable {
  let loop: EventLoop
  /// Nil if the head was refused.
  let head: RequestHead?
  /// What is known of the head then.
  let refused: RefusedHead?
  let body: BodyChannel?
  /// Nil once the connection is gone or has taken over the answer.
  private(set) var connection: Connection?
  private(set) var response: Response?
  private(set) var streaming: StreamFraming?
  /// The stream broke off: the connection must be reset so that the client notices.
  private(set) var isBroken = false
  /// The task is on the stack of the connection that started it.
  var isStarting = true
  private(set) var isFinished = false
  var task: Task<Void, Never>?
  private var writer: CheckedContinuation<Void, any Error>?

  init(head: RequestHead?, refused: RefusedHead? = nil, body: BodyChannel?, connection: Connection) {
    loop = connection.loop
    self.head = head
    self.refused = refused
    self.body = body
    self.connection = connection
  }

  var home: any TaskExecutor { loop }
  var isHere: Bool { loop.isCurrent }

  /// What the task is for.
  enum Work {
    case handle(Request)
    /// The request is not for the handler, or the prompt handler has thrown.
    case refuse(any Error, Request?)
    case send(Response)
  }

  /// The task.
  func run(_ work: Work) async {
    switch work {
    case .handle(let request): await handle(request)
    case .refuse(let error, let request):
      var context = Context(loop: loop.index)
      context.refusedPath = refused?.path
      await finish(await loop.core.response(to: error, request, context))
    case .send(let response): await finish(response)
    }
  }

  private func handle(_ request: Request) async {
    let core = loop.core
    let context = Context(loop: loop.index)
    let response: Response
    do {
      // Only `OPTIONS *` has this path; the server itself answers it.
      response = request.path == "*" ? core.capabilities : try await core.service.handler(request, context)
    } catch {
      // An error caused by the end of the connection has no reader any more.
      let isAfterwards = connection == nil && (error is CancellationError || error is ConnectionClosed)
      response = isAfterwards ? Response() : await core.response(to: error, request, context)
    }
    await finish(response)
  }

  private func finish(_ response: consuming Response) async {
    if case .stream(let stream) = response.body {
      await send(response, stream)
      response.body = .none
    }
    self.response = response
    isFinished = true
    if !isStarting { loop.didFinish(self) }
  }

  private func send(_ response: Response, _ stream: ResponseStream) async {
    guard let connection else { return }
    guard let framing = connection.begin(response, of: self) else {
      // HEAD, or a status without content: only the head is sent.
      streaming = StreamFraming(isChunked: false, left: nil, deflater: nil)
      return
    }
    framing.left = framing.isCompressed ? nil : stream.length
    streaming = framing
    do {
      try await stream.write(ResponseWriter(sink: self))
      guard streaming?.left ?? 0 == 0 else { throw ConnectionClosed() }
      if let last = streaming?.end(), !last.isEmpty { self.connection?.send(last) }
    } catch {
      isBroken = true
    }
  }

  func write(_ bytes: [UInt8]) async throws {
    guard let connection, !isFinished, streaming != nil else { throw ConnectionClosed() }
    if let left = streaming?.left {
      guard bytes.count <= left else { throw ConnectionClosed() }
      streaming?.left = left - bytes.count
    }
    guard let framed = streaming?.frame(bytes), !framed.isEmpty else { return }
    connection.send(framed)
    guard connection.state.isBlocked, writer == nil else {
      if self.connection == nil || connection.state.isBlocked { throw ConnectionClosed() }
      return
    }
    try await withCheckedThrowingContinuation { writer = $0 }
  }

  /// The kernel has taken all that was written.
  func outputDidDrain() {
    writer?.resume()
    writer = nil
  }

  /// The client is gone, or the server has given up on it.
  func connectionDidEnd() {
    release()
    writer?.resume(throwing: ConnectionClosed())
    writer = nil
    task?.cancel()
  }

  /// The connection has taken over what is left of the answer.
  func release() {
    connection = nil
    body?.close()
  }
}
