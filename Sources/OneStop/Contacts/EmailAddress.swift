/// An e-mail address, as far as its form can be checked without asking its server: a dot-string and a domain (RFC 5321
/// section 4.1.2, no quoting).
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads an address as people type and paste it (`TypedText`): with `mailto:` before it, between `<` and `>` after a
  /// name, or followed by the separator of a list.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 1_000 else { return nil }
    var bytes = Array(TypedText.plain(text).utf8)
    if bytes.last == UInt8(ascii: ">"), let start = bytes.lastIndex(of: UInt8(ascii: "<")) {
      bytes = Array(bytes[(start + 1)...].dropLast())
    }
    // The separator of a list is not part of the address.
    if let last = bytes.last, ";,".utf8.contains(last) { bytes.removeLast() }
    if String(decoding: bytes.prefix(7), as: UTF8.self).lowercased() == "mailto:" { bytes.removeFirst(7) }
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard bytes.count <= 254, parts.count == 2, EmailAddress.isLocal(parts[0]), EmailAddress.isDomain(parts[1])
    else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Dot-string: words joined by dots, at most 64 bytes.
  private static func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return bytes.count <= 64 && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isText) }
  }

  /// Labels of letters, digits and inner hyphens (RFC 1123 section 2.1), the last one with a letter in it.
  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return bytes.count <= 253 && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
          && label.allSatisfy { isDigit($0) || isLetter($0) || $0 == 0x2D }
      } && labels.last.map { $0.count >= 2 && $0.contains(where: isLetter) } ?? false
  }

  /// atext (RFC 5322 section 3.2.3)
  private static func isText(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) && byte & 0x40 != 0 }

  package init(stored text: String) {
    description = text
  }
}
