/// The key of a field, of a column or of a group: small ASCII letters, digits and underscores, a letter first. It is the
/// field's name on the page, in formulas and in what is filed.
package struct FieldKey: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package static let longest = 40

  package init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (1...FieldKey.longest).contains(bytes.count), let first = bytes.first, FieldKey.isLetter(first),
      bytes.allSatisfy({ FieldKey.isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }),
      !FieldKey.reserved.contains(String(text))
    else { return nil }
    description = String(text)
  }

  /// Of a field that is no form's own: with a hyphen, which `init(_:)` takes in none.
  init(known text: String) { description = text }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// Words of the formula language.
  private static let reserved: Set<String> = ["and", "or", "not", "true", "false"]
}
