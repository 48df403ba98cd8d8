import OneStop

/// The files of a dossier, for those who handle it and for the applicant.
package final class DossierFileWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  /// For an agency that was asked.
  package let given: Phrase
  package let count: Phrase
  package let new: Phrase
  package let isNew: Phrase
  package let textNew: Phrase
  package let back: Phrase
  package let none: Phrase
  /// Place: name.
  package let damaged: Phrase
  package let remove: Phrase
  package let look: Phrase
  package let lookAtPage: Phrase
  /// Place: name.
  package let undrawn: Phrase
  /// Place: name.
  package let drawnLater: Phrase
  /// Place: code.
  package let source: Phrase
  /// Place: names.
  package let signedBy: Phrase
  /// Place: date.
  package let removedOn: Phrase
  /// Places: date, author.
  package let removedBy: Phrase
  package let signatures: PhraseTable<SignatureState>
  package let papers: Papers
  package let results: Results
  package let notes: Notes
  package let receipts: Receipts
  package let archive: Archive
  package let removal: Removal
  package let refusals: Refusals
  package let done: Done
  package let own: Own

  package final class Papers: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let missing: Phrase
    package let add: Phrase
    /// Those that were not handed in, or have a file.
    package let more: Phrase
    package let other: Phrase
    /// Place: paper.
    package let there: Phrase
    package let files: Phrase
    package let remark: Phrase
    package let remarkHint: Phrase
    package let button: Phrase
    package let reuse: Reuse
  }

  /// Papers of earlier dossiers.
  package final class Reuse: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let choice: Phrase
    /// Places: paper, code, date.
    package let line: Phrase
    package let look: Phrase
    package let asked: Phrase
    package let consent: Phrase
    package let consentMissing: Phrase
    package let button: Phrase
  }

  package final class Results: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let later: Phrase
    package let files: Phrase
    package let button: Phrase
    /// Place: names.
    package let unsound: Phrase
    package let asked: Phrase
    package let anyway: Phrase
    /// On the dossier's page, once it has a result.
    package let next: Phrase
  }

  package final class Notes: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let add: Phrase
    package let text: Phrase
    package let files: Phrase
    package let button: Phrase
  }

  package final class Receipts: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let number: Phrase
    package let amount: Phrase
    package let amountHint: Phrase
    package let button: Phrase
    package let amountWrong: Phrase
    /// Places: number, amount, date.
    package let line: Phrase
    /// Places: number, date.
    package let lineWithoutAmount: Phrase
  }

  package final class Archive: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let package: Phrase
    package let receipt: Phrase
    package let button: Phrase
    /// Places: date, receipt.
    package let done: Phrase
    /// On the dossier's page, once it is closed.
    package let next: Phrase
  }

  package final class Removal: Decodable, Sendable {
    /// Place: name.
    package let title: Phrase
    package let hint: Phrase
    package let resultHint: Phrase
    package let reason: Phrase
    package let button: Phrase
  }

  package final class Refusals: Decodable, Sendable {
    package let empty: Phrase
    package let there: Phrase
    package let tooMany: Phrase
    package let gone: Phrase
    package let removed: Phrase
    package let notRemovable: Phrase
    package let reason: Phrase
    package let text: Phrase
    package let receipt: Phrase
    package let receiptNoted: Phrase
    package let notFinished: Phrase
    package let open: Phrase
    package let archived: Phrase
    package let notAwaited: Phrase
    package let otherRequest: Phrase
    /// Place: date.
    package let erased: Phrase
  }

  package final class Done: Decodable, Sendable {
    package let papers: Phrase
    package let results: Phrase
    package let notes: Phrase
    package let receipts: Phrase
    package let archive: Phrase
    package let removal: Phrase
    package let there: Phrase
    package let supplement: Phrase
    /// The same before acceptance.
    package let supplementEarly: Phrase
    /// Its form came twice.
    package let supplementBefore: Phrase
  }

  /// For the applicant.
  package final class Own: Decodable, Sendable {
    package let papers: Phrase
    package let results: Phrase
    package let resultHint: Phrase
    /// Place: name.
    package let download: Phrase
    /// Where the details are closed.
    package let locked: Phrase
    /// Place: code.
    package let checkCode: Phrase
    /// Places: given, date.
    package let takenBack: Phrase
    /// Place: reason.
    package let takenBackReason: Phrase
    package let supplement: Phrase
    /// Where it can be handed in: with the details open, and closed.
    package let online: Phrase
    package let onlineLocked: Phrase
    package let introduction: Phrase
    /// What becomes of the processing time: it goes on, begins anew, or has not begun.
    package let goesOn: Phrase
    package let restarts: Phrase
    package let early: Phrase
    package let files: Phrase
    package let otherFiles: Phrase
    package let back: Phrase
    /// The form came too late.
    package let late: Phrase
    /// The details were closed before it came.
    package let closed: Phrase
    /// The same where its files were kept.
    package let closedKept: Phrase
    package let notSent: Phrase
    package let typed: Phrase
    package let text: Phrase
    package let textHint: Phrase
    package let button: Phrase
    /// Place: papers.
    package let missing: Phrase
    package let incomplete: Phrase
    package let anyway: Phrase
    package let save: Phrase
    package let saved: Phrase
    package let title: Phrase
    package let events: Events
  }

  /// In the applicant's timeline, instead of the usual words for the kind of event.
  package final class Events: Decodable, Sendable {
    package let resultTakenBack: Phrase
    package let resultTakenBackSentence: Phrase
    /// Of a result that was taken back since.
    package let resultGone: Phrase
    package let reused: Phrase
    package let reusedSentence: Phrase
  }
}
