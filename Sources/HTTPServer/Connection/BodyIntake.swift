/// A request's body on its way: how far its framing has come, and how long the rest may take.
struct BodyIntake {
  private var decoder: BodyDecoder
  private var credit = BodyCredit()
  /// When the body will have come too slowly.
  private(set) var deadline: Int64
  /// Bytes of content that the handler has not taken yet.
  private var untaken = 0
  /// The client waits for "100 Continue" (RFC 9110 section 10.1.1).
  private(set) var owesContinue: Bool

  /// How much content may wait for the handler before the socket is left alone.
  static let capacity = 64 * 1024

  init(_ framing: Framing, at now: Int64, _ rules: ConnectionRules) {
    decoder = BodyDecoder(framing.body, trailerLimit: rules.trailerBytes)
    owesContinue = framing.expectsContinue
    deadline = now + rules.times.bodyGrace
  }

  var isWhole: Bool { decoder.isEnded }

  /// The handler is to take what waits before more is read.
  var isPaused: Bool { untaken >= Self.capacity }

  /// Whether an unread rest is short enough to skip. A client that waits for "100 Continue" may never send it.
  func isSkippable(within limit: Int) -> Bool {
    !owesContinue && (decoder.remaining.map { $0 <= limit } ?? true)
  }

  /// Decodes what belongs to the body; its content is appended to `content`, or dropped where that is nil.
  ///
  /// Each byte buys time at the minimum rate, up to the grace.
  /// - Returns: how many bytes belonged to the body.
  mutating func decode(
    _ input: UnsafeBufferPointer<UInt8>, into content: inout [UInt8]?, at now: Int64, _ rules: ConnectionRules
  ) throws(HTTPError) -> Int {
    owesContinue = false
    let taken = try decoder.decode(Span(_unsafeElements: input), into: &content)
    untaken += content?.count ?? 0
    deadline = min(deadline + credit.spend(taken, rate: rules.bodyRate), now + rules.times.bodyGrace)
    return taken
  }

  /// The handler has taken all that waited.
  mutating func wasTaken(at now: Int64, _ rules: ConnectionRules) {
    if isPaused { extend(at: now, rules) }
    untaken = 0
  }

  /// The full grace runs again.
  mutating func extend(at now: Int64, _ rules: ConnectionRules) { deadline = now + rules.times.bodyGrace }

  /// From now on the client has leave to send, and its time runs.
  mutating func continueWasSent(at now: Int64, _ rules: ConnectionRules) {
    owesContinue = false
    extend(at: now, rules)
  }
}
