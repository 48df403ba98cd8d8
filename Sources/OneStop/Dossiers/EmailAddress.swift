/// An address for mail, as far as its form can be told without asking its server (RFC 5321 section 4.1.2, no quoting).
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard bytes.count <= 254, parts.count == 2, (1...64).contains(parts[0].count),
      bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"(),:;<>[\\]".utf8.contains($0) })
    else { return nil }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2,
      labels.allSatisfy({ (1...63).contains($0.count) && $0.first != 0x2D && $0.last != 0x2D })
    else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  package init(stored text: String) {
    description = text
  }
}
