import OneStop

/// Why a form cannot be published.
package final class FormMistakeWords: Decodable, Sendable {
  package let noPages: Phrase
  package let emptyPage: Phrase
  package let emptySection: Phrase
  package let emptyGroup: Phrase
  package let tooManyFields: Phrase
  package let tooManyCells: Phrase
  package let tooMuchToCompute: Phrase
  package let chainTooLong: Phrase
  package let keyTwice: Phrase
  package let noText: Phrase
  package let textTooLong: Phrase
  /// Place: label.
  package let later: Phrase
  /// Place: labels.
  package let circle: Phrase
  package let neverShown: Phrase
  package let noOptions: Phrase
  package let optionKey: Phrase
  package let optionTwice: Phrase
  package let bounds: Phrase
  package let lines: Phrase
  package let groupInGroup: Phrase
  package let filesInGroup: Phrase
  package let roleInGroup: Phrase
  /// Place: role.
  package let roleType: Phrase
  package let noApplicant: Phrase
  /// Place: name.
  package let unknownPaper: Phrase
  /// Place: name.
  package let paperTwice: Phrase
}

/// Formulas read out, and what is wrong with one.
package final class FormulaWords: Decodable, Sendable {
  package let words: PhraseTable<Formula.Word>
  package let functions: PhraseTable<Formula.Function>
  package let yes: Phrase
  package let no: Phrase
  package let kinds: Kinds
  package let mistakes: Mistakes

  package final class Kinds: Decodable, Sendable {
    package let text: Phrase
    package let number: Phrase
    package let date: Phrase
    package let truth: Phrase
    package let texts: Phrase
  }

  package final class Mistakes: Decodable, Sendable {
    /// Places: place, mistake.
    package let at: Phrase
    package let tooLong: Phrase
    package let tooDeep: Phrase
    package let tooManyParts: Phrase
    package let endsEarly: Phrase
    /// Place: text.
    package let unexpected: Phrase
    /// Place: text.
    package let unknownFunction: Phrase
    /// Place: text.
    package let noNumber: Phrase
    package let openText: Phrase
    /// Place: text.
    package let arguments: Phrase
    /// Place: text.
    package let unknownField: Phrase
    /// Places: kind, expected.
    package let kind: Phrase
    /// Place: text.
    package let column: Phrase
    /// Place: text.
    package let noColumn: Phrase
  }
}
