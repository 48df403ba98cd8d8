/// A phrase for every case of a closed set; a file that lacks one is refused.
///
/// A page looks up dozens of phrases: the reader is inlined into other modules, which know the set.
@usableFromInline
package struct PhraseTable<Key: CaseIterable & RawRepresentable & Hashable & Sendable>: Decodable, Sendable
where Key.RawValue: CustomStringConvertible {
  /// A few keys compared cost less than one hashed.
  @usableFromInline let keys = Array(Key.allCases)
  @usableFromInline var phrases: [Phrase] = []
  @usableFromInline let missing = Phrase("")

  @usableFromInline
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for key in keys {
      phrases.append(try container.decode(Phrase.self, forKey: Name(stringValue: key.rawValue.description)))
    }
  }

  @inlinable
  package subscript(key: Key) -> Phrase {
    keys.firstIndex(of: key).map { phrases[$0] } ?? missing
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    package init(stringValue: String) { self.stringValue = stringValue }
    package init?(intValue: Int) { nil }
  }
}
