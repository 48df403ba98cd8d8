import StreamSafe

/// The parts of a multipart/form-data body, one after another, read from the client as they are asked for.
///
/// To be used by one task. Asking for the next part skips the rest of the one before.
public struct MultipartParts: AsyncSequence {
  public typealias Element = MultipartPart

  private let reader: MultipartReader

  init(_ reader: MultipartReader) { self.reader = reader }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    let reader: MultipartReader

    /// The next part, nil after the last.
    /// - Throws: 400 for a body that is malformed or breaks off, 413 over the limit, and as `RequestBody.collect`.
    public mutating func next() async throws -> MultipartPart? { try await reader.nextPart() }
  }
}

/// One part of a multipart form: its name, and its content as a sequence of pieces.
public struct MultipartPart: AsyncSequence {
  public typealias Element = [UInt8]

  /// The form field's name.
  public let name: String
  /// The file's name as the client gives it, without folders. Never a path to write to: a stranger wrote it.
  public let filename: String?
  /// As the client gives it.
  public let contentType: String?
  let reader: MultipartReader
  let number: Int

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader, number: number) }

  /// The whole content.
  /// - Throws: 413 if it has more bytes than `limit`.
  public func collect(upTo limit: Int) async throws -> [UInt8] {
    var content: [UInt8] = []
    for try await piece in self {
      guard content.count + piece.count <= limit else { throw HTTPError.bodyTooLarge }
      content += piece
    }
    return content
  }

  /// The whole content as text.
  /// - Throws: 413 if it has more bytes than `limit`, 400 if it is not UTF-8 or contains NUL.
  public func text(upTo limit: Int = 64 * 1024) async throws -> String {
    try Multipart.text(await collect(upTo: limit))
  }

  public struct AsyncIterator: AsyncIteratorProtocol {
    let reader: MultipartReader
    let number: Int

    /// The next piece, never empty; nil at the end, and once the next part has been asked for.
    public mutating func next() async throws -> [UInt8]? { try await reader.nextPiece(of: number) }
  }
}

enum Multipart {
  static func text(_ bytes: [UInt8]) throws(HTTPError) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("A form's value is not UTF-8.")
    }
    return text.streamSafe
  }
}

/// Pulls a body through the parser.
final class MultipartReader {
  private var source: RequestBody.AsyncIterator
  private var parser: MultipartParser
  private var events: ArraySlice<MultipartParser.Event> = []
  private var part = 0
  private var isInPart = false
  private var isAtEnd = false

  init(_ source: RequestBody.AsyncIterator, _ parser: MultipartParser) {
    self.source = source
    self.parser = parser
  }

  private func nextEvent() async throws -> MultipartParser.Event? {
    while true {
      if let event = events.popFirst() { return event }
      if isAtEnd { return nil }
      if let bytes = try await source.next() {
        events = try parser.feed(bytes)[...]
      } else {
        isAtEnd = true
        try parser.finish()
      }
    }
  }

  func nextPart() async throws -> MultipartPart? {
    while let event = try await nextEvent() {
      switch event {
      case .part(let header):
        part += 1
        isInPart = true
        return MultipartPart(
          name: header.name, filename: header.filename, contentType: header.contentType, reader: self, number: part)
      case .partEnd: isInPart = false
      case .content, .end: break
      }
    }
    return nil
  }

  func nextPiece(of number: Int) async throws -> [UInt8]? {
    while isInPart, number == part, let event = try await nextEvent() {
      switch event {
      case .content(let bytes): return bytes
      case .partEnd: isInPart = false
      case .part, .end: break
      }
    }
    return nil
  }
}
