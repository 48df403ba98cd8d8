/// The home page.
package final class HomeWords: Decodable, Sendable {
  let title: Phrase
  let figures: Phrase
  /// Places: part, whole.
  let figuresSentence: Phrase
  /// Place: moment.
  let figuresAt: Phrase
  let figuresNone: Phrase
  let figuresLink: Phrase
  let services: Phrase
  let searchLabel: Phrase
  let searchHint: Phrase
  let searchButton: Phrase
  let allProcedures: Phrase
  let staff: Phrase
  let staffLink: Phrase
}
