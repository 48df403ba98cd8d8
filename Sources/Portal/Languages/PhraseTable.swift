/// One phrase for every case of a closed set; a file that lacks one is refused.
package struct PhraseTable<Key: CaseIterable & RawRepresentable & Hashable & Sendable>: Decodable, Sendable
where Key.RawValue: CustomStringConvertible {
  private var phrases: [Key: Phrase] = [:]

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for key in Key.allCases {
      phrases[key] = try container.decode(Phrase.self, forKey: Name(stringValue: key.rawValue.description))
    }
  }

  package subscript(key: Key) -> Phrase {
    phrases[key] ?? Phrase("")
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
