/// What the private link to a draft holds: sixteen letters and digits that are hard to misread, about 73 bits of entropy.
/// Whoever has it can go on with the draft.
package struct DraftKey: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  static let length = 16

  /// A random key that cannot be guessed.
  package init() {
    let bytes = (0..<DraftKey.length).map { _ in LookupKey.alphabet[Int.random(in: LookupKey.alphabet.indices)] }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a key as people copy it: case, spaces and hyphens do not matter (`TypedText`).
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 200 else { return nil }
    let bytes = TypedText.compact(text, without: "-.,")
    guard bytes.count == DraftKey.length, bytes.allSatisfy(LookupKey.alphabet.contains) else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// In four groups, as it is noted down: `ABCD-3467-EFGH-89JK`.
  package var spaced: String {
    let letters = Array(description.utf8)
    return stride(from: 0, to: letters.count, by: 4).map { start in
      String(decoding: letters[start..<min(start + 4, letters.count)], as: UTF8.self)
    }.joined(separator: "-")
  }
}
