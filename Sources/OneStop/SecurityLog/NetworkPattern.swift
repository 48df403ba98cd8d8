/// A network address that lines of the security log are looked for by: a whole one, or the beginning of several.
package enum NetworkPattern: Hashable, Sendable {
  case address(String)
  /// Up to a dot or a colon, such as `10.1.2.` or `2001:db8:`.
  case beginning(String)

  /// nil for a text that no address begins with.
  package init?(typed text: String) {
    let text = TypedText.plain(text).lowercased()
    // No sign is left that a pattern of SQL gives a meaning.
    let isOfAddress = { (byte: UInt8) in
      isDigit(byte) || (0x61...0x66).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }
    guard (2...45).contains(text.utf8.count), text.utf8.allSatisfy(isOfAddress),
      text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") })
    else { return nil }
    let isWhole = text.hasSuffix("::") || !(text.hasSuffix(".") || text.hasSuffix(":"))
    self = isWhole ? .address(text) : .beginning(text)
  }
}
