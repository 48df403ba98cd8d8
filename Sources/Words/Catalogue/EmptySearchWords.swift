package final class EmptySearchWords: Decodable, Sendable {
  package let link: Phrase
  package let title: Phrase
  /// Place: count, in days.
  package let introduction: Phrase
  package let none: Phrase
  package let caption: Phrase
  package let words: Phrase
  package let count: Phrase
  package let last: Phrase
}
