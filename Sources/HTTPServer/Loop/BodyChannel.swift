import HTTPTypes

/// A request's content on its way from the connection to the handler.
///
/// Unchecked: everything here is touched on the loop's thread only; `next` and `collect` go there first.
final class BodyChannel: BodySource, @unchecked Sendable {
  private enum End {
    case whole
    case failed(any Error)
  }

  /// Content that nobody has taken yet.
  private var waiting: [UInt8] = []
  private var end: End?
  private var reader: CheckedContinuation<Void, Never>?
  private var collected: [UInt8]?
  /// Nil once the exchange is over.
  private weak var connection: Connection?
  private let loop: EventLoop
  /// Content that is still to come; nil where the head did not say.
  private var remaining: Int?
  private let budget: BodyBudget
  private let client: ClientAddress
  /// Bytes that are taken from the budget.
  private var held = 0

  init(_ head: RequestHead, connection: Connection) {
    if case .length(let length) = head.framing.body { remaining = length }
    loop = connection.loop
    budget = loop.core.bodies
    client = ClientAddress(head.origin.client(of: head))
    self.connection = connection
  }

  /// All of it has come.
  var isComplete: Bool {
    if case .whole = end { true } else { false }
  }

  // MARK: The connection's side

  /// Takes what has come.
  /// - Returns: false where the budget has no room for it: the body has then failed.
  func append(_ piece: BodyPiece) -> Bool {
    guard end == nil else { return true }
    guard hold(piece.bytes.count) else {
      waiting = []
      // Although all of it may have come: a part is never taken for the whole.
      fail(HTTPError.noRoomForBody)
      return false
    }
    remaining = remaining.map { $0 - piece.bytes.count }
    if waiting.isEmpty { waiting = piece.bytes } else { waiting += piece.bytes }
    switch piece.end {
    case nil: break
    case .whole: end = .whole
    case .broken(let error): end = .failed(error)
    }
    if end != nil || !waiting.isEmpty { wake() }
    return true
  }

  /// The body will never be complete.
  func fail(_ error: any Error) {
    guard end == nil else { return }
    end = .failed(error)
    wake()
  }

  /// The exchange is over: a handler that still reads gets an error.
  func close() {
    if end == nil { end = .failed(ConnectionClosed()) }
    connection = nil
    letGo(held)
    wake()
  }

  private func hold(_ bytes: Int) -> Bool {
    guard bytes > 0 else { return true }
    guard budget.take(bytes, for: client) else { return false }
    held += bytes
    return true
  }

  private func letGo(_ bytes: Int) {
    budget.giveBack(min(bytes, held), of: client)
    held -= min(bytes, held)
  }

  private func wake() {
    reader?.resume()
    reader = nil
  }

  // MARK: The handler's side

  /// By one task at a time.
  func next(limit: Int) async throws -> [UInt8]? {
    if loop.isCurrent { return try await nextHere(limit: limit, isKept: false) }
    return try await withTaskExecutorPreference(loop) { try await nextHere(limit: limit, isKept: false) }
  }

  func collect(upTo limit: Int) async throws -> [UInt8] {
    if loop.isCurrent { return try await collectHere(upTo: limit) }
    return try await withTaskExecutorPreference(loop) { try await collectHere(upTo: limit) }
  }

  /// - Parameter isKept: whether the caller holds the piece in memory until the exchange is over.
  private func nextHere(limit: Int, isKept: Bool) async throws -> [UInt8]? {
    while true {
      if !waiting.isEmpty {
        let piece = waiting
        waiting = []
        if !isKept { letGo(piece.count) }
        connection?.bodyWasTaken()
        return piece
      }
      switch end {
      case .whole: return nil
      case .failed(let error): throw error
      case nil: break
      }
      if let remaining, remaining > limit { throw HTTPError.bodyTooLarge }
      guard reader == nil, let connection else { throw ConnectionClosed() }
      connection.bodyIsWanted()
      if connection.isClosed { continue }
      await withCheckedContinuation { reader = $0 }
    }
  }

  private func collectHere(upTo limit: Int) async throws -> [UInt8] {
    if let collected {
      guard collected.count <= limit else { throw HTTPError.bodyTooLarge }
      return collected
    }
    if let remaining, remaining + waiting.count > limit { throw HTTPError.bodyTooLarge }
    var content: [UInt8] = []
    if let remaining, remaining > 0 {
      content.reserveCapacity(min(remaining + BodyIntake.capacity, limit))
    }
    while let piece = try await nextHere(limit: limit - content.count, isKept: true) {
      if content.isEmpty, end != nil { content = piece } else { content += piece }
      guard content.count <= limit else { throw HTTPError.bodyTooLarge }
    }
    collected = content
    return content
  }
}
