/// Entity tags and the conditions on them (RFC 9110 sections 8.8.3 and 13.1).
enum EntityTag {
  /// The tags in the list, without quotation marks and weakness; nil for "*".
  static func list(_ text: String) -> [String]? {
    var tags: [String] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: Byte.quote) {
      let inside = rest[rest.index(after: start)...]
      guard let end = inside.firstIndex(of: Byte.quote) else { break }
      tags.append(String(decoding: inside[..<end], as: UTF8.self))
      rest = inside[inside.index(after: end)...]
    }
    return tags.isEmpty && text.utf8.contains(Byte.asterisk) ? nil : tags
  }

  /// If-None-Match says that the client has one of these.
  static func matches(_ condition: String, any tags: [String]) -> Bool {
    guard let list = list(condition) else { return true }
    return list.contains { tags.contains($0) }
  }
}
