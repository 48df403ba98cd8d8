import OneStop

/// Đánh giá sự hài lòng
package struct RatingWords: Decodable, Sendable {
  var title: Phrase
  var question: Phrase
  var levels: PhraseTable<Rating.Level>
  var levelMissing: Phrase
  var comment: Phrase
  var commentHint: Phrase
  /// Place: count.
  var commentTooLong: Phrase
  var digits: Phrase
  var digitsHint: Phrase
  var button: Phrase
  var notYet: Phrase
  var never: Phrase
  var already: Phrase
  var thanksTitle: Phrase
  var thanks: Phrase
  var backToDossier: Phrase
}
