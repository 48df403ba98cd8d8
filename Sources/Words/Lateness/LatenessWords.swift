import OneStop

/// Causes of lateness, proposed and counted, and the offer of a lateness letter.
package final class LatenessWords: Decodable, Sendable {
  /// Places: number, step, holder, held, allotted.
  package let stepHeld: Phrase
  /// Places: agency, held.
  package let agencyHeld: Phrase
  /// Places: cause, why.
  package let proposal: Phrase
  /// Before a letter is due. Place: moment.
  package let likelyLate: Phrase
  package let offer: Offer
  package let page: Page

  package final class Offer: Decodable, Sendable {
    /// Place: moment.
    package let titles: PhraseTable<LetterOffer.Reason>
    /// While a letter would still be in time. Place: date.
    package let inTime: Phrase
    /// Place: date.
    package let tooLate: Phrase
    package let once: Phrase
  }

  package final class Page: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    /// Places: count, from, to.
    package let causes: Phrase
    package let cause: Phrase
    package let count: Phrase
    package let unexplained: Phrase
    package let steps: Phrase
    package let step: Phrase
    /// Summed over a step's dossiers.
    package let excess: Phrase
    package let days: Phrase
    /// Place: limit.
    package let stepsTooMany: Phrase
    package let noSteps: Phrase
    package let none: Phrase
    package let list: Phrase
    /// Place: cause.
    package let listOf: Phrase
    /// Place: limit.
    package let listMore: Phrase
    package let ended: Phrase
    package let all: Phrase
  }
}
