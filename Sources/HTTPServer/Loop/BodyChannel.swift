import HTTPTypes

/// A request's content on its way from the connection to the handler.
///
/// Unchecked: everything here is touched on the loop's thread only; `RequestBody` goes there first.
final class BodyChannel: BodySource, @unchecked Sendable {
  private enum End {
    case whole
    case failed(any Error)
  }

  /// Content that the handler has not taken yet.
  private var waiting: [UInt8] = []
  private var end: End?
  private var reader: CheckedContinuation<Void, Never>?
  private var collected: [UInt8]?
  /// Nil once the exchange is over.
  private weak var connection: Connection?
  private let loop: EventLoop
  /// Bytes of content still to come; nil if the head did not say.
  private var remaining: Int?
  private let budget: BodyBudget
  private let client: ClientAddress
  /// Bytes taken from the budget.
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
  /// - Returns: false if the budget has no room for it; the body has then failed.
  func append(_ piece: BodyPiece) -> Bool {
    guard end == nil else { return true }
    guard hold(piece.bytes.count) else {
      waiting = []
      // Even if all of it has come: what is left must not be taken for the whole.
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

  var home: any TaskExecutor { loop }
  var isHere: Bool { loop.isCurrent }

  func next(limit: Int) async throws -> [UInt8]? { try await next(limit: limit, isKept: false) }

  /// To be called by one task at a time.
  /// - Parameter isKept: whether the caller keeps the piece in memory until the exchange is over.
  private func next(limit: Int, isKept: Bool) async throws -> [UInt8]? {
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

  func collect(upTo limit: Int) async throws -> [UInt8] {
    if let collected {
      guard collected.count <= limit else { throw HTTPError.bodyTooLarge }
      return collected
    }
    if let remaining, remaining + waiting.count > limit { throw HTTPError.bodyTooLarge }
    var content: [UInt8] = []
    if let remaining, remaining > 0 {
      content.reserveCapacity(min(remaining + BodyIntake.capacity, limit))
    }
    while let piece = try await next(limit: limit - content.count, isKept: true) {
      if content.isEmpty, end != nil { content = piece } else { content += piece }
      guard content.count <= limit else { throw HTTPError.bodyTooLarge }
    }
    collected = content
    return content
  }
}
