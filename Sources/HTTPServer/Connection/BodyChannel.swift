import HTTPTypes

/// A request's content on its way from the socket to the handler.
///
/// Unchecked: everything here is touched on the loop's thread only; `RequestBody` goes there first.
final class BodyChannel: @unchecked Sendable {
  private var decoder: BodyDecoder
  /// Content that nobody has taken yet.
  private var waiting: [UInt8]? = []
  private var failure: (any Error)?
  private var reader: CheckedContinuation<Void, Never>?
  private var collected: [UInt8]?
  /// Nil once the exchange is over.
  private weak var connection: Connection?
  /// The client waits for "100 Continue" (RFC 9110 section 10.1.1).
  private(set) var owesContinue: Bool
  /// When the body will have come too slowly, in the loop's milliseconds.
  var deadline: Int64 = .max
  var credit = BodyCredit()
  private let budget: BodyBudget
  private let client: ClientAddress
  /// Bytes that are taken of the budget.
  private var held = 0
  private var isOverBudget = false

  /// How much content may wait before the socket is left alone.
  static let capacity = 64 * 1024

  init(_ head: RequestHead, connection: Connection, core: ServerCore) {
    decoder = BodyDecoder(head.framing.body, trailerLimit: core.limits.fieldBytes)
    owesContinue = head.framing.expectsContinue
    budget = core.bodies
    client = ClientAddress(head.origin.client(of: head))
    self.connection = connection
  }

  /// All of it has come, or none will any more.
  var isEnded: Bool { decoder.isEnded || failure != nil }
  var isComplete: Bool { decoder.isEnded && !isOverBudget }
  var remaining: Int? { decoder.remaining }
  var isFull: Bool { (waiting?.count ?? 0) >= Self.capacity }

  /// Takes bytes from the socket.
  /// - Returns: how many belonged to the body.
  /// - Throws: what is wrong with the framing; the reader gets it too.
  func feed(_ bytes: Span<UInt8>) throws(HTTPError) -> Int {
    owesContinue = false
    do {
      let before = waiting?.count ?? 0
      let taken = try decoder.decode(bytes, into: &waiting)
      try hold((waiting?.count ?? 0) - before)
      if decoder.isEnded || waiting?.isEmpty == false { wake() }
      return taken
    } catch {
      fail(error)
      throw error
    }
  }

  private func hold(_ bytes: Int) throws(HTTPError) {
    guard bytes > 0 else { return }
    guard budget.take(bytes, for: client) else {
      waiting = []
      // Though all of it may have come: a part is never taken for the whole.
      isOverBudget = true
      failure = HTTPError.noRoomForBody
      wake()
      throw HTTPError.noRoomForBody
    }
    held += bytes
  }

  private func letGo(_ bytes: Int) {
    budget.giveBack(min(bytes, held), of: client)
    held -= min(bytes, held)
  }

  /// From now on content is dropped.
  func discard() {
    waiting = nil
  }

  /// The body will never be complete.
  func fail(_ error: any Error) {
    guard !isEnded else { return }
    failure = error
    wake()
  }

  /// The exchange is over: who still reads gets an error.
  func close() {
    connection = nil
    letGo(held)
    wake()
  }

  private func wake() {
    reader?.resume()
    reader = nil
  }

  /// The next piece of content, nil at the end. To be called on the loop, by one task at a time.
  /// - Parameter isKept: whether the caller holds it in memory until the exchange is over.
  func next(limit: Int, isKept: Bool = false) async throws -> [UInt8]? {
    while true {
      if let piece = waiting, !piece.isEmpty {
        waiting = []
        if !isKept { letGo(piece.count) }
        connection?.bodyWasTaken()
        return piece
      }
      if let failure { throw failure }
      if decoder.isEnded { return nil }
      if let remaining = decoder.remaining, remaining > limit { throw HTTPError.bodyTooLarge }
      guard reader == nil, let connection else { throw ConnectionClosed() }
      if owesContinue {
        owesContinue = false
        connection.sendContinue()
        if connection.isClosed { continue }
      }
      await withCheckedContinuation { reader = $0 }
    }
  }

  func collect(upTo limit: Int) async throws -> [UInt8] {
    if let collected {
      guard collected.count <= limit else { throw HTTPError.bodyTooLarge }
      return collected
    }
    if let remaining = decoder.remaining, remaining + (waiting?.count ?? 0) > limit { throw HTTPError.bodyTooLarge }
    var content: [UInt8] = []
    if let remaining = decoder.remaining, remaining > 0 {
      content.reserveCapacity(min(remaining + Self.capacity, limit))
    }
    while let piece = try await next(limit: limit - content.count, isKept: true) {
      if content.isEmpty, decoder.isEnded { content = piece } else { content += piece }
      guard content.count <= limit else { throw HTTPError.bodyTooLarge }
    }
    collected = content
    return content
  }
}
