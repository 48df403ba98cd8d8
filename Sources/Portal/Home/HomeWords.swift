/// The home page.
package struct HomeWords: Decodable, Sendable {
  var title: Phrase
  var figures: Phrase
  /// Places: part, whole.
  var figuresSentence: Phrase
  /// Place: moment.
  var figuresAt: Phrase
  var figuresNone: Phrase
  var figuresLink: Phrase
  var services: Phrase
  var searchLabel: Phrase
  var searchHint: Phrase
  var searchButton: Phrase
  var allProcedures: Phrase
  var staff: Phrase
  var staffLink: Phrase
}
