import OneStop

/// The tracking book; `FormText` knows its number.
package final class TrackingBookWords: Decodable, Sendable {
  package let title: Phrase
  /// Places: from, to.
  package let days: Phrase
  package let none: Phrase
  /// Place: count.
  package let more: Phrase
  package let columns: Columns
  package let outcomes: PhraseTable<Outcome>

  package final class Columns: Decodable, Sendable {
    package let number: Phrase
    package let procedure: Phrase
    package let applicant: Phrase
    package let contact: Phrase
    package let received: Phrase
    package let due: Phrase
    package let returned: Phrase
    package let returnBy: Phrase
    package let signed: Phrase
    package let note: Phrase
  }
}
