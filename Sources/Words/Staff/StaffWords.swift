import OneStop

/// The work of staff: lists, search, a dossier and the actions on it.
package final class StaffWords: Decodable, Sendable {
  package let lists: Phrase
  package let tabs: PhraseTable<WorklistTab>
  /// Place: count.
  package let caption: PhraseTable<WorklistTab>
  package let empty: PhraseTable<WorklistTab>
  /// Place: count.
  package let dueSoon: Phrase
  /// Place: count.
  package let filed: Phrase
  /// Place: moment.
  package let answerBy: Phrase
  package let columns: Columns
  package let states: PhraseTable<DossierState>
  /// Each has the place date.
  package let endings: PhraseTable<Outcome>
  package let noDate: Phrase
  /// Place: moment.
  package let rescheduled: Phrase
  /// Places: moment, left.
  package let firstDue: Phrase
  package let pages: Phrase
  /// Places: page, last.
  package let page: Phrase
  package let previousPage: Phrase
  package let nextPage: Phrase
  package let search: Search

  /// What staff have to do, by state.
  package let sentences: PhraseTable<DossierState>
  package let sentencesAfterLetter: AfterLetter
  package let secondSupplement: Phrase
  /// The warning before a second supplement request. Place: moment.
  package let supplementAgain: Phrase
  /// Each has the place moment.
  package let endedAt: PhraseTable<Outcome>
  package let handedOverAt: Phrase
  package let paused: Phrase
  /// Places: day, moment.
  package let dueIfSupplied: PhraseTable<Pause.Kind>
  package let onlyLooking: Phrase
  /// A confidential dossier has been given to another.
  package let givenAway: Phrase
  package let next: Phrase
  package let nothingToDo: Phrase
  package let facts: Facts
  package let print: Phrase
  package let forms: PhraseTable<PrintedForm>

  /// Above an action's form: what it means for the dossier.
  package let explanations: PhraseTable<Action>
  package let buttons: PhraseTable<Action>
  /// The message once it is done.
  package let done: PhraseTable<Action>
  /// With `form`.
  package let printNow: Phrase
  package let nextIntake: Phrase
  package let otherIntake: Phrase
  /// After intake, to the page of its files.
  package let scan: Phrase
  package let note: Phrase
  package let noteHint: Phrase
  package let reason: Phrase
  package let reasonHint: Phrase
  /// For reasons that are not printed on a paper.
  package let undoReasonHint: Phrase
  package let noteWork: NoteWork
  package let ground: Phrase
  package let groundHint: Phrase
  package let unknownGround: Phrase
  package let papers: Phrase
  package let papersHint: Phrase
  /// The same where papers of the procedure, or fields, can be ticked.
  package let otherPapers: Phrase
  package let askedPapers: Phrase
  package let paperHere: Phrase
  package let paperNotHere: Phrase
  /// How the applicant gets the letter of what was done.
  package let afterwards: Afterwards
  package let early: Early
  package let amount: Phrase
  package let amountHint: Phrase
  package let amountForm: Phrase
  package let newDate: Phrase
  /// Place: moment.
  package let newDateHint: Phrase
  package let newTime: Phrase
  package let dateForm: Phrase
  package let timeForm: Phrase
  /// Place: moment, the nearest possible one.
  package let newDueClosed: Phrase
  package let cause: Phrase
  package let causeHint: Phrase

  package let nothingChanged: Phrase
  package let changed: Phrase
  /// Where a form does not fit the dossier that it was made for.
  package let versionForm: Phrase
  package let sendAgain: Phrase
  package let typed: Phrase

  package let events: PhraseTable<EventKind>
  /// Instead of these, for a removed result and for papers of an earlier dossier.
  package let resultTakenBack: Phrase
  package let papersReused: Phrase
  /// Place: amount.
  package let amountAsked: Phrase
  /// Place: cause.
  package let causeGiven: Phrase
  /// Place: ground.
  package let groundGiven: Phrase
  /// Place: moment.
  package let enteredLater: Phrase
  /// Place: label.
  package let bySystem: Phrase
  package let byApplicant: Phrase
  package let byPortal: Phrase

  package final class Afterwards: Decodable, Sendable {
    package let print: Phrase
    package let online: Phrase
  }

  /// Of requests before acceptance, when no time counts.
  package final class Early: Decodable, Sendable {
    package let requested: Phrase
    package let received: Phrase
    package let askedEvent: Phrase
    package let receivedEvent: Phrase
    package let askExplained: Phrase
    package let receiveExplained: Phrase
  }

  /// The action “process” for somebody who already has the dossier.
  package final class NoteWork: Decodable, Sendable {
    package let action: Phrase
    package let explanation: Phrase
  }

  /// For a dossier that is due, or overdue, by its first appointment.
  package final class AfterLetter: Decodable, Sendable {
    package let inTime: Phrase
    package let broken: Phrase
  }

  package final class Columns: Decodable, Sendable {
    package let who: Phrase
    package let appointment: Phrase
  }

  package final class Search: Decodable, Sendable {
    package let title: Phrase
    package let label: Phrase
    package let hint: Phrase
    package let button: Phrase
    package let empty: Phrase
    /// Place: query.
    package let none: Phrase
    /// Place: count.
    package let found: Phrase
    /// Where there are more than were counted. Place: count.
    package let foundMore: Phrase
    package let more: Phrase
  }

  package final class Facts: Decodable, Sendable {
    package let title: Phrase
    package let kind: Phrase
    package let identity: PhraseTable<Applicant.Kind>
    package let phone: Phrase
    package let email: Phrase
    package let address: Phrase
    package let receiver: Phrase
    package let channel: Phrase
    package let time: Phrase
    package let officer: Phrase
    package let lastOfficer: Phrase
    package let missing: Phrase
    /// The same where it was filed online and is done in part at the counter.
    package let toBring: Phrase
  }
}
