import OneStop

/// Đánh giá sự hài lòng
package final class RatingWords: Decodable, Sendable {
  package let title: Phrase
  package let question: Phrase
  package let levels: PhraseTable<Rating.Level>
  package let levelMissing: Phrase
  package let comment: Phrase
  package let commentHint: Phrase
  /// Place: count.
  package let commentTooLong: Phrase
  package let digits: Phrase
  package let digitsHint: Phrase
  package let button: Phrase
  package let notYet: Phrase
  package let never: Phrase
  /// Places: date, hotline.
  package let erased: Phrase
  package let already: Phrase
  /// The page's titles without its form: once the dossier was rated, and otherwise.
  package let alreadyTitle: Phrase
  package let closedTitle: Phrase
  package let thanksTitle: Phrase
  package let thanks: Phrase
  package let backToDossier: Phrase
  package let comments: Comments

  /// The list that leaders read.
  package final class Comments: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    /// Places: count, from, to.
    package let caption: Phrase
    package let none: Phrase
    package let all: Phrase
    package let levels: Phrase
    package let comment: Phrase
    package let level: Phrase
    package let month: Phrase
    package let sheet: Phrase
  }
}
