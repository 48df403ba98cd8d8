import OneStop

/// The desk: lists, search, a dossier and what is done to it.
package final class StaffWords: Decodable, Sendable {
  let lists: Phrase
  let tabs: PhraseTable<WorklistTab>
  /// Place: count.
  let caption: PhraseTable<WorklistTab>
  let empty: PhraseTable<WorklistTab>
  /// Place: count.
  let dueSoon: Phrase
  let columns: Columns
  let states: PhraseTable<DossierState>
  /// Each with the place date.
  let endings: PhraseTable<Outcome>
  let noDate: Phrase
  /// Place: moment.
  let rescheduled: Phrase
  /// Places: moment, left.
  let firstDue: Phrase
  let pages: Phrase
  /// Places: page, last.
  let page: Phrase
  let previousPage: Phrase
  let nextPage: Phrase
  let search: Search

  /// What staff have to do, by state.
  let sentences: PhraseTable<DossierState>
  let sentencesAfterLetter: AfterLetter
  let secondSupplement: Phrase
  /// Before one is asked for where one was already. Place: moment.
  let supplementAgain: Phrase
  /// Each with the place moment.
  let endedAt: PhraseTable<Outcome>
  let handedOverAt: Phrase
  let paused: Phrase
  /// Places: day, moment.
  let dueIfSupplied: PhraseTable<Pause.Kind>
  let onlyLooking: Phrase
  /// A confidential dossier has been given to another.
  let givenAway: Phrase
  let next: Phrase
  let nothingToDo: Phrase
  let facts: Facts
  let print: Phrase
  let forms: PhraseTable<PrintedForm>

  /// What an action means for the dossier, before its form.
  let explanations: PhraseTable<Action>
  let buttons: PhraseTable<Action>
  /// What is said once it is done.
  let done: PhraseTable<Action>
  /// With `form`.
  let printNow: Phrase
  let nextIntake: Phrase
  let otherIntake: Phrase
  let note: Phrase
  let noteHint: Phrase
  let reason: Phrase
  let reasonHint: Phrase
  /// Of what no paper is printed for.
  let undoReasonHint: Phrase
  let noteWork: NoteWork
  let ground: Phrase
  let groundHint: Phrase
  let unknownGround: Phrase
  let papers: Phrase
  let papersHint: Phrase
  let amount: Phrase
  let amountHint: Phrase
  let amountForm: Phrase
  let newDate: Phrase
  /// Place: moment.
  let newDateHint: Phrase
  let newTime: Phrase
  let dateForm: Phrase
  let timeForm: Phrase
  /// Place: moment, the nearest that would do.
  let newDueClosed: Phrase
  let cause: Phrase
  let causeHint: Phrase

  let nothingChanged: Phrase
  let changed: Phrase
  /// Where a form does not say right what it knew of the dossier.
  let versionForm: Phrase
  let sendAgain: Phrase
  let typed: Phrase

  let events: PhraseTable<EventKind>
  /// Place: amount.
  let amountAsked: Phrase
  /// Place: cause.
  let causeGiven: Phrase
  /// Place: ground.
  let groundGiven: Phrase
  /// Place: moment.
  let enteredLater: Phrase
  /// Place: label.
  let bySystem: Phrase
  let byApplicant: Phrase
  let byPortal: Phrase

  /// The step “process” for who has the dossier already.
  final class NoteWork: Decodable, Sendable {
    let action: Phrase
    let explanation: Phrase
  }

  /// Of one that is due, or overdue, by its first appointment.
  final class AfterLetter: Decodable, Sendable {
    let inTime: Phrase
    let broken: Phrase
  }

  final class Columns: Decodable, Sendable {
    let who: Phrase
    let appointment: Phrase
  }

  final class Search: Decodable, Sendable {
    let title: Phrase
    let label: Phrase
    let hint: Phrase
    let button: Phrase
    let empty: Phrase
    /// Place: query.
    let none: Phrase
    /// Place: count.
    let found: Phrase
    /// Where there are more than are counted. Place: count.
    let foundMore: Phrase
    let more: Phrase
  }

  final class Facts: Decodable, Sendable {
    let title: Phrase
    let kind: Phrase
    let identity: PhraseTable<Applicant.Kind>
    let phone: Phrase
    let email: Phrase
    let address: Phrase
    let channel: Phrase
    let time: Phrase
    let officer: Phrase
    let lastOfficer: Phrase
    let missing: Phrase
  }
}
