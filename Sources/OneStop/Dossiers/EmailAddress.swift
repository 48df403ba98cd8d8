/// An address for mail, as far as its form can be told without asking its server (RFC 5321 section 4.1.2, no quoting).
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard bytes.count <= 254, parts.count == 2, (1...64).contains(parts[0].count),
      bytes.allSatisfy(EmailAddress.mayHold)
    else { return nil }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2,
      labels.allSatisfy({ (1...63).contains($0.count) && $0.first != 0x2D && $0.last != 0x2D })
    else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Printable ASCII that needs no quotation (RFC 5322 section 3.2.3).
  private static func mayHold(_ byte: UInt8) -> Bool {
    switch UnicodeScalar(byte) {
    case "\"", "(", ")", ",", ":", ";", "<", ">", "[", "\\", "]": false
    default: byte > 0x20 && byte < 0x7F
    }
  }

  package init(stored text: String) {
    description = text
  }
}
