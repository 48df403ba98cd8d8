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
  /// Titles of the page without its form: once it was rated, and otherwise.
  let alreadyTitle: Phrase
  let closedTitle: Phrase
  let thanksTitle: Phrase
  let thanks: Phrase
  let backToDossier: Phrase
  let comments: Comments

  /// The list that leaders read.
  final class Comments: Decodable, Sendable {
    let title: Phrase
    let lead: Phrase
    /// Places: count, from, to.
    let caption: Phrase
    let none: Phrase
    let all: Phrase
    let levels: Phrase
    let comment: Phrase
    let level: Phrase
    let month: Phrase
    let sheet: Phrase
  }
}
