/// How a streamed answer's content is sent: chunked (RFC 9112 section 7.1), counted or ended by the close;
/// compressed or not.
final class StreamFraming {
  let isChunked: Bool
  /// Bytes that were promised and are not written yet.
  var left: Int?
  private var deflater: Deflater?

  var isCompressed: Bool { deflater != nil }

  init(isChunked: Bool, left: Int?, deflater: consuming Deflater?) {
    self.isChunked = isChunked
    self.left = left
    self.deflater = deflater
  }

  /// What to send for a piece of content; empty if zlib keeps it for now.
  func frame(_ bytes: [UInt8]) -> [UInt8] {
    chunk(deflater != nil ? deflater?.compress(piece: bytes, finish: false) ?? [] : bytes)
  }

  /// What to send at the end.
  func end() -> [UInt8] {
    var last = deflater != nil ? chunk(deflater?.compress(piece: [], finish: true) ?? []) : []
    if isChunked { last += Array("0\r\n\r\n".utf8) }
    return last
  }

  private func chunk(_ bytes: [UInt8]) -> [UInt8] {
    guard isChunked, !bytes.isEmpty else { return bytes }
    var framed: [UInt8] = []
    framed.reserveCapacity(bytes.count + 20)
    framed += Array(String(bytes.count, radix: 16).utf8)
    framed += [Byte.carriageReturn, Byte.lineFeed]
    framed += bytes
    framed += [Byte.carriageReturn, Byte.lineFeed]
    return framed
  }
}
