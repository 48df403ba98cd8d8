import OneStop

/// Where procedures are filed online and what people call them, as the city decides.
package final class ProcedureSettingWords: Decodable, Sendable {
  package let link: Phrase
  package let title: Phrase
  package let introduction: Phrase
  package let city: City
  package let list: List
  package let form: Form
  package let filing: PhraseTable<OnlineFiling>
  /// For a procedure that is filed where all are. Place: place.
  package let asAll: Phrase
  package let saved: Phrase
  package let outdated: Phrase

  /// Of all that have no choice of their own.
  package final class City: Decodable, Sendable {
    package let title: Phrase
    package let label: Phrase
    package let button: Phrase
    package let missing: Phrase
  }

  package final class List: Decodable, Sendable {
    package let caption: Phrase
    package let procedure: Phrase
    package let filing: Phrase
    package let words: Phrase
    /// Before a procedure is chosen. Place: words.
    package let choose: Phrase
    package let hasForm: Phrase
    package let noForm: Phrase
  }

  package final class Form: Decodable, Sendable {
    /// Place: procedure.
    package let title: Phrase
    package let filing: Phrase
    package let filingHint: Phrase
    package let filingMissing: Phrase
    package let address: Phrase
    package let addressHint: Phrase
    package let addressWrong: Phrase
    package let words: Phrase
    package let wordsHint: Phrase
    /// Place: count.
    package let tooMany: Phrase
    /// Places: line, count.
    package let tooLong: Phrase
    /// Place: words.
    package let catalogueWords: Phrase
    package let button: Phrase
  }
}
