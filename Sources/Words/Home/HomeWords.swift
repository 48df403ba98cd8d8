/// The home page.
package final class HomeWords: Decodable, Sendable {
  package let title: Phrase
  package let figures: Phrase
  /// Places: part, whole.
  package let figuresSentence: Phrase
  /// Place: moment.
  package let figuresAt: Phrase
  package let figuresNone: Phrase
  package let figuresLink: Phrase
  package let services: Phrase
  package let searchLabel: Phrase
  package let searchHint: Phrase
  package let searchButton: Phrase
  package let allProcedures: Phrase
  package let staff: Phrase
  package let staffLink: Phrase
}
