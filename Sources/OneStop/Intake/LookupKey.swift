/// The key printed on a receipt: eight letters and digits that are hard to mishear, about 37 bits of entropy.
package struct LookupKey: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Without 0/O, 1/I/L, U/V, 5/S and 2/Z, which are mistaken for each other on paper or by ear.
  static let alphabet = Array("346789ABCDEFGHJKMNPQRTWXY".utf8)
  static let length = 8

  /// A random key that cannot be guessed.
  package init() {
    self.init { Int.random(in: LookupKey.alphabet.indices) }
  }

  package init(using generator: inout some RandomNumberGenerator) {
    self.init { Int.random(in: LookupKey.alphabet.indices, using: &generator) }
  }

  private init(drawing draw: () -> Int) {
    let bytes = (0..<LookupKey.length).map { _ in LookupKey.alphabet[draw()] }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a key as people type it: case, spaces, hyphens and full stops do not matter (`TypedText`).
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 200 else { return nil }
    let bytes = TypedText.compact(text, without: "-.,")
    guard bytes.count == LookupKey.length, bytes.allSatisfy(LookupKey.alphabet.contains) else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Reads the key from the address in a receipt's QR code: `…/tra-cuu/CODE?khoa=KEY`.
  package init?(inAddress text: String) {
    guard text.utf8.count <= 400 else { return nil }
    let plain = TypedText.plain(text)
    guard let start = plain.utf8.firstRange(of: Array("khoa=".utf8))?.upperBound else { return nil }
    self.init(Substring(plain.utf8[start...].prefix { $0 != 0x26 && $0 != 0x23 && $0 != 0x20 }))
  }

  /// Takes what was stored as it is.
  package init(stored text: String) {
    description = text
  }

  /// In two groups, as printed: `ABCD 3467`.
  package var spaced: String { "\(description.prefix(4)) \(description.suffix(4))" }
}
