import OneStop

/// Causes of lateness, proposed and counted, and the offer of a lateness letter.
package final class LatenessWords: Decodable, Sendable {
  /// Places: number, step, holder, held, allotted.
  let stepHeld: Phrase
  /// Places: agency, held.
  let agencyHeld: Phrase
  /// Places: cause, why.
  let proposal: Phrase
  /// Before a letter is due. Place: moment.
  let likelyLate: Phrase
  let offer: Offer
  let page: Page

  final class Offer: Decodable, Sendable {
    /// Place: moment.
    let titles: PhraseTable<LetterOffer.Reason>
    /// While the letter keeps the law's term. Place: date.
    let inTime: Phrase
    /// Place: date.
    let tooLate: Phrase
    let once: Phrase
  }

  final class Page: Decodable, Sendable {
    let title: Phrase
    let lead: Phrase
    /// Places: count, from, to.
    let causes: Phrase
    let cause: Phrase
    let count: Phrase
    let unexplained: Phrase
    let steps: Phrase
    let step: Phrase
    /// Of one step's dossiers together.
    let excess: Phrase
    let days: Phrase
    /// Place: limit.
    let stepsTooMany: Phrase
    let noSteps: Phrase
    let none: Phrase
    let list: Phrase
    /// Place: cause.
    let listOf: Phrase
    /// Place: limit.
    let listMore: Phrase
    let ended: Phrase
    let all: Phrase
  }
}
