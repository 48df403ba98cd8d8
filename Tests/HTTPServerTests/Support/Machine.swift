@testable import HTTPServer

/// A connection's state with a clock. It takes inputs as its driver would pass them, and returns the actions.
struct Machine {
  enum Input: Sendable {
    case bytes(String)
    /// The client ends its side.
    case peerEnds
    /// The handler waits for content, or has taken what waited.
    case wantsBody
    case takesBody
    /// Memory has no room for the content.
    case givesUpBody
    /// The answer's head, and its end; the socket takes it all.
    case begins
    case ends
    /// Both at once.
    case answers
    case answersAndCloses
    /// Both, but the socket does not take it all.
    case answersMuch
    case blocks
    case moves
    case drains
    case fails
    case stops
    /// Milliseconds that pass; every deadline among them is observed.
    case waits(Int64)
  }

  private(set) var state: ConnectionState
  private(set) var now: Int64 = 1_000_000
  private var parser = HeadParser()

  init(_ limits: Limits = Limits()) {
    state = ConnectionState(peer: PeerAddress(), at: now, ConnectionRules(limits))
  }

  /// The actions of all inputs, in words.
  mutating func take(_ inputs: Input...) -> [String] { inputs.flatMap { take($0) } }

  mutating func take(_ input: Input) -> [String] { actions(input).map(Self.words) }

  /// Like `.bytes`, but for pieces that need not be UTF-8.
  mutating func actions(bytes: [UInt8]) -> [ConnectionAction] {
    let actions = read(bytes)
    return actions + [state.settle(at: now)].compactMap { $0 }
  }

  private mutating func actions(_ input: Input) -> [ConnectionAction] {
    var actions: [ConnectionAction] = []
    func note(_ action: ConnectionAction?) { if let action { actions.append(action) } }
    switch input {
    case .bytes(let text): actions += read(Array(text.utf8))
    case .peerEnds: note(state.peerEnded())
    case .wantsBody: note(state.bodyWanted(at: now))
    case .takesBody: state.bodyTaken(at: now)
    case .givesUpBody: state.giveUpBody()
    case .begins: _ = state.answerBegins(asksToClose: false)
    case .ends: state.answerEnded(at: now)
    case .answers, .answersAndCloses, .answersMuch:
      if case .answersAndCloses = input {
        _ = state.answerBegins(asksToClose: true)
      } else {
        _ = state.answerBegins(asksToClose: false)
      }
      if case .answersMuch = input { state.outputBlocked(at: now) }
      state.answerEnded(at: now)
    case .blocks: state.outputBlocked(at: now)
    case .moves: state.outputMoved(at: now)
    case .drains: note(state.outputDrained(at: now))
    case .fails: note(state.reset())
    case .stops: state.stop(at: now)
    case .waits(let time):
      let end = now + time
      while state.deadline <= end {
        now = max(now, state.deadline)
        note(state.deadlinePassed(at: now))
        note(state.settle(at: now))
      }
      now = end
      return actions
    }
    if let kept = state.takeBacklog() { actions += read(kept) }
    note(state.settle(at: now))
    return actions
  }

  private mutating func read(_ bytes: [UInt8]) -> [ConnectionAction] {
    var actions: [ConnectionAction] = []
    bytes.withUnsafeBufferPointer { buffer in
      var rest = buffer
      while let action = state.read(&rest, at: now, with: &parser) { actions.append(action) }
      precondition(rest.isEmpty, "bytes are taken, kept or thrown away")
    }
    return actions
  }

  /// Milliseconds from now; nil if nothing has a time limit.
  var deadline: Int64? { state.deadline == .max ? nil : state.deadline - now }

  /// `r` for reading, `w` for writing.
  var interest: String { (state.interest.reading ? "r" : "") + (state.interest.writing ? "w" : "") }

  private static func words(_ action: ConnectionAction) -> String {
    switch action {
    case .start(let head): "start \(head.method.rawValue) \(head.path)"
    case .refuse(let error, let refused): "refuse \(error.status.code) \(refused.path ?? "-")"
    case .content(let piece): "content \(String(decoding: piece.bytes, as: UTF8.self))\(words(piece.end))"
    case .breakBody(let error): "break \(error.status.code)"
    case .sendContinue: "continue"
    case .resumeWriter: "resume"
    case .finishSending: "finish"
    case .close: "close"
    case .reset: "reset"
    }
  }

  private static func words(_ end: BodyPiece.End?) -> String {
    switch end {
    case nil: ""
    case .whole: ", whole"
    case .broken(let error): ", broken \(error.status.code)"
    }
  }
}
