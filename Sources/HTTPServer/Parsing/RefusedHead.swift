/// What is known about a head that is refused: enough to answer in a form that its sender understands.
struct RefusedHead {
  /// HEAD, which is answered without content (RFC 9110 section 9.3.2).
  let isHead: Bool
  /// The target's path as it came, neither decoded nor validated; nil if none has come.
  let path: String?

  init(_ bytes: Span<UInt8>) {
    var start = 0
    // One empty line before the request line is ignored (RFC 9112 section 2.2).
    if bytes.count >= 2, bytes[0] == Byte.carriageReturn, bytes[1] == Byte.lineFeed { start = 2 }
    let method = start..<Self.end(of: bytes, from: start)
    isHead =
      method.count == 4 && method.upperBound < bytes.count && bytes.array(method) == Array("HEAD".utf8)
    let target = min(method.upperBound + 1, bytes.count)
    let end = min(Self.end(of: bytes, from: target), target + 512)
    path = target < end ? Self.path(bytes.array(target..<end)) : nil
  }

  /// The index of the next space or line end.
  private static func end(of bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > Byte.space { end += 1 }
    return end
  }

  private static func path(_ target: [UInt8]) -> String? {
    var path = target[...]
    if let scheme = ["http://", "https://"].first(where: { path.starts(with: $0.utf8) }) {
      path = path.dropFirst(scheme.utf8.count).drop { $0 != Byte.slash }
    }
    let text = String(decoding: path.prefix { $0 != Byte.question && $0 < 0x80 }, as: UTF8.self)
    return text.utf8.first == Byte.slash ? text : nil
  }
}
