import OneStop

/// The tracking book; `FormText` knows its number.
package final class TrackingBookWords: Decodable, Sendable {
  let title: Phrase
  /// Places: from, to.
  let days: Phrase
  let none: Phrase
  /// Place: count.
  let more: Phrase
  let columns: Columns
  let outcomes: PhraseTable<Outcome>

  final class Columns: Decodable, Sendable {
    let number: Phrase
    let procedure: Phrase
    let applicant: Phrase
    let contact: Phrase
    let received: Phrase
    let due: Phrase
    let returned: Phrase
    let returnBy: Phrase
    let signed: Phrase
    let note: Phrase
  }
}
