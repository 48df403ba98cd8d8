/// Entity tags and the conditions on them (RFC 9110 sections 8.8.3 and 13.1).
enum EntityTag {
  /// If-Match by strong comparison: the content is still the same, byte for byte. A weak tag never matches.
  static func isMatched(_ condition: String, _ tag: String) -> Bool {
    list(condition)?.contains { $0.tag == tag && !$0.isWeak } ?? true
  }

  /// If-None-Match by weak comparison: the client has this content.
  static func isHeld(_ condition: String, _ tag: String) -> Bool {
    list(condition)?.contains { $0.tag == tag } ?? true
  }

  /// The tags in the list, without quotation marks; nil for "*".
  private static func list(_ text: String) -> [(tag: String, isWeak: Bool)]? {
    var tags: [(String, Bool)] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: Byte.quote) {
      let inside = rest[rest.index(after: start)...]
      guard let end = inside.firstIndex(of: Byte.quote) else { break }
      tags.append((String(decoding: inside[..<end], as: UTF8.self), rest[..<start].suffix(2).elementsEqual("W/".utf8)))
      rest = inside[inside.index(after: end)...]
    }
    return tags.isEmpty && text.utf8.contains(Byte.asterisk) ? nil : tags
  }
}
