import HTTPTypes

/// cookie-string = cookie-pair *( ";" SP cookie-pair ) (RFC 6265 section 4.2.1).
enum Cookies {
  static func value(of name: String, in head: RequestHead) -> String? {
    let bytes = head.bytes
    var found: Range<Int>?
    head.forEachValue(of: .cookie) { value in
      if found == nil { found = search(name, in: bytes.span, value) }
    }
    return found.map { head.text($0) }
  }

  private static func search(_ name: String, in bytes: Span<UInt8>, _ value: Range<Int>) -> Range<Int>? {
    var start = value.lowerBound
    while start < value.upperBound {
      var end = start
      var equals: Int?
      while end < value.upperBound, bytes[end] != Byte.semicolon {
        if bytes[end] == Byte.equals, equals == nil { equals = end }
        end += 1
      }
      if let equals, same(name, bytes, bytes.trimmed(start..<equals)) {
        let content = bytes.trimmed(equals + 1..<end)
        let quoted =
          content.count >= 2 && bytes[content.lowerBound] == Byte.quote
          && bytes[content.upperBound - 1] == Byte.quote
        return quoted ? content.lowerBound + 1..<content.upperBound - 1 : content
      }
      start = end + 1
    }
    return nil
  }

  private static func same(_ name: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard name.utf8.count == range.count else { return false }
    var position = range.lowerBound
    for byte in name.utf8 {
      guard bytes[position] == byte else { return false }
      position += 1
    }
    return true
  }
}
