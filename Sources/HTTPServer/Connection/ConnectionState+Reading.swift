/// The client's bytes.
extension ConnectionState {
  /// Takes bytes from the front of `input` up to the next action; to be called until it returns nil.
  ///
  /// Bytes that come before their turn are copied into the backlog.
  /// - Parameter parser: working space; its content does not matter.
  mutating func read(
    _ input: inout UnsafeBufferPointer<UInt8>, at now: Int64, with parser: inout HeadParser
  ) -> ConnectionAction? {
    if case .receiving = phase { return receive(&input, at: now) }
    while !input.isEmpty {
      switch phase {
      case .fresh, .idle, .head:
        if isBlocked { return keep(&input) }
        return readHead(&input, at: now, &parser)
      case .draining:
        if isBlocked { return keep(&input) }
        skip(&input, at: now)
      case .answering(let answer):
        if !answer.hasUnread { return keep(&input) }
        input.dropAll()
      case .ending, .lingering, .closed:
        input.dropAll()
      case .receiving:
        return nil
      }
    }
    return nil
  }

  /// The bytes that were kept, if their turn has come; they must be read before any others.
  mutating func takeBacklog() -> [UInt8]? {
    guard !backlog.isEmpty, !isBlocked else { return nil }
    switch phase {
    case .fresh, .idle, .head, .draining: break
    case .receiving, .answering, .ending, .lingering, .closed: return nil
    }
    defer { backlog = [] }
    return backlog
  }

  private mutating func keep(_ input: inout UnsafeBufferPointer<UInt8>) -> ConnectionAction? {
    backlog.append(contentsOf: input)
    input.dropAll()
    return nil
  }

  // MARK: Heads

  private mutating func readHead(
    _ input: inout UnsafeBufferPointer<UInt8>, at now: Int64, _ parser: inout HeadParser
  ) -> ConnectionAction? {
    if case .head = phase { return continueHead(&input, at: now) }
    do throws(HTTPError) {
      parser.reset()
      let bytes = Span(_unsafeElements: input)
      guard let length = try parser.parse(bytes, limits: rules.head) else {
        phase = .head(PartialHead(parser: parser, bytes: Array(input), since: now))
        input.dropAll()
        return nil
      }
      let head = try RequestHead(bytes, length: length, parser: parser, origin: origin)
      input.drop(length)
      return start(head, at: now)
    } catch {
      let refused = RefusedHead(Span(_unsafeElements: input))
      input.dropAll()
      return refuse(error, refused)
    }
  }

  private mutating func continueHead(
    _ input: inout UnsafeBufferPointer<UInt8>, at now: Int64
  ) -> ConnectionAction? {
    guard case .head(var partial) = phase else { return nil }
    // Now the only copy: its bytes are appended to in place.
    phase = .idle(since: now)
    let before = partial.bytes.count
    partial.bytes.append(contentsOf: input)
    let bytes = partial.bytes
    do throws(HTTPError) {
      guard let length = try partial.parser.parse(bytes.span, limits: rules.head) else {
        phase = .head(partial)
        input.dropAll()
        return nil
      }
      let head = try RequestHead(bytes.span, length: length, parser: partial.parser, origin: origin)
      input.drop(length - before)
      return start(head, at: now)
    } catch {
      input.dropAll()
      return refuse(error, partial.refused)
    }
  }

  private var origin: Origin { Origin(peer: peer, trusted: rules.trustedProxies) }

  private mutating func start(_ head: RequestHead, at now: Int64) -> ConnectionAction {
    let answer = Answering(closes: !head.framing.keepsAlive)
    phase =
      head.framing.body == .none
      ? .answering(answer) : .receiving(answer, BodyIntake(head.framing, at: now, rules))
    return .start(head)
  }

  mutating func refuse(_ error: HTTPError, _ refused: RefusedHead) -> ConnectionAction {
    phase = .answering(Answering(closes: true, hasUnread: true))
    return .refuse(error, refused)
  }

  // MARK: Bodies

  private mutating func receive(
    _ input: inout UnsafeBufferPointer<UInt8>, at now: Int64
  ) -> ConnectionAction? {
    guard !input.isEmpty || peerHasEnded, case .receiving(let answer, var body) = phase else { return nil }
    phase = .answering(answer)
    var content: [UInt8]? = []
    do throws(HTTPError) {
      input.drop(try body.decode(input, into: &content, at: now, rules))
    } catch {
      giveUpBody()
      input.dropAll()
      return .content(BodyPiece(bytes: content ?? [], end: .broken(error)))
    }
    if body.isWhole { return .content(BodyPiece(bytes: content ?? [], end: .whole)) }
    if peerHasEnded {
      giveUpBody()
      return .content(BodyPiece(bytes: content ?? [], end: .broken(.incompleteBody)))
    }
    phase = .receiving(answer, body)
    return content?.isEmpty ?? true ? nil : .content(BodyPiece(bytes: content ?? [], end: nil))
  }

  /// Skips the unread rest of a body, to find the next request.
  private mutating func skip(_ input: inout UnsafeBufferPointer<UInt8>, at now: Int64) {
    guard case .draining(var body, let left) = phase else { return }
    phase = .ending(hasUnread: true)
    var nothing: [UInt8]?
    guard let taken = try? body.decode(input, into: &nothing, at: now, rules), taken <= left else {
      input.dropAll()
      return
    }
    input.drop(taken)
    phase = body.isWhole ? .idle(since: now) : .draining(body, left: left - taken)
  }

  /// No more of the body will be read, so nothing after it can be understood either.
  mutating func giveUpBody() {
    switch phase {
    case .receiving(var answer, _), .answering(var answer):
      answer.closes = true
      answer.hasUnread = true
      phase = .answering(answer)
    case .fresh, .idle, .head, .draining, .ending, .lingering, .closed: break
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate mutating func drop(_ count: Int) { self = UnsafeBufferPointer(rebasing: self[count...]) }

  fileprivate mutating func dropAll() { drop(count) }
}
