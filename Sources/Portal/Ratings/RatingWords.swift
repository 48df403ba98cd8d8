import OneStop

/// Đánh giá sự hài lòng
package final class RatingWords: Decodable, Sendable {
  let title: Phrase
  let question: Phrase
  let levels: PhraseTable<Rating.Level>
  let levelMissing: Phrase
  let comment: Phrase
  let commentHint: Phrase
  /// Place: count.
  let commentTooLong: Phrase
  let digits: Phrase
  let digitsHint: Phrase
  let button: Phrase
  let notYet: Phrase
  let never: Phrase
  let already: Phrase
  let thanksTitle: Phrase
  let thanks: Phrase
  let backToDossier: Phrase
}
