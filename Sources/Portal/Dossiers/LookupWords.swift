import OneStop

/// The look-up page and the ledger.
package final class LookupWords: Decodable, Sendable {
  let title: Phrase
  let label: Phrase
  let hint: Phrase
  let button: Phrase
  let unknownTitle: Phrase
  let unknown: Phrase
  let malformed: Phrase
  /// A telephone or identity number, and a code's date and serial alone, instead of a code.
  let isNumber: Phrase
  let isTail: Phrase
  let lostTitle: Phrase
  /// What helps where the code is lost. Place: hotline.
  let lost: [Phrase]
  let empty: Phrase
  /// One sentence for each state: who must do what now.
  let sentences: PhraseTable<DossierState>
  /// Instead of the sentence for what is overdue: before the new appointment of a letter, and after it. Place: agency.
  let overdueWithLetter: Phrase
  let overdueTwice: Phrase
  /// Why it is late. Place: cause.
  let causeGiven: Phrase
  let turn: ApplicantsTurnWords
  /// How the result is taken, for those who may see it, and for everybody.
  let resultBy: PhraseTable<ReturnMethod>
  let resultAsChosen: Phrase
  let appointmentMoved: Phrase
  /// Place: unit.
  let forwardedTo: Phrase
  let firstAppointment: Phrase
  let newAppointment: Phrase
  /// What stood when it ended without a result.
  let formerAppointment: Phrase
  let appointmentPaused: Phrase
  /// Place: moment.
  let appointmentIfSupplied: PhraseTable<Pause.Kind>
  /// Where the agency is closed for the rest of the day. Places: day, moment.
  let appointmentIfSuppliedOn: PhraseTable<Pause.Kind>
  let appointmentNotStarted: Phrase
  let appointmentNone: Phrase
  /// Place: moment.
  let endedAt: PhraseTable<Ending>
  let lateBy: Phrase
  let lateByLess: Phrase
  let whyThisDate: Phrase
  /// Place: date.
  let whyDate: Phrase
  let eachDay: Phrase
  let addToCalendar: Phrase
  /// Place: procedure.
  let calendarSummary: Phrase
  /// Place: code.
  let calendarText: Phrase
  let amount: Phrase
  let rate: Phrase
  let timeline: Phrase
  let holder: Phrase
  /// The same for a dossier that is closed.
  let handledBy: Phrase
  let holderUnit: Phrase
  let holderApplicant: Phrase
  let askAt: Phrase
  let askAtText: Phrase
  let details: Phrase
  let detailsTitle: Phrase
  let detailsHint: Phrase
  let detailsLabel: Phrase
  let detailsButton: Phrase
  let ownDevice: Phrase
  let closeDetails: Phrase
  let closeHint: Phrase
  let wrongDigits: Phrase
  /// Where a form of before the details were closed is sent again.
  let closedSince: Phrase
  let digitsForm: Phrase
  /// The four digits rest, for others have tried many.
  let digitsRest: Phrase
  /// The four digits open it no more.
  let digitsOver: Phrase
  let papers: Phrase
  let noPapers: Phrase
  let summary: Phrase
  let note: Phrase
  /// Place: ground.
  let ground: Phrase
  let askedFor: Phrase
  let returnBy: Phrase
  let secondSupplement: Phrase
  let events: PhraseTable<EventKind>
  let eventSentences: PhraseTable<EventKind>
  let ledger: LedgerWords
}

package final class LedgerWords: Decodable, Sendable {
  let title: Phrase
  let rule: PhraseTable<ProcessingTime.Unit>
  let cutoff: Phrase
  let restart: Phrase
  let goOn: Phrase
  let list: Phrase
  let month: Phrase
  /// Place: hours.
  let hours: Phrase
  /// Places: hours, minutes.
  let hoursMinutes: Phrase
  /// Place: minutes.
  let minutes: Phrase
  let columns: Columns
  /// What became of a day, in the list.
  let days: PhraseTable<LedgerDay>
  /// The same in a word or two, in the grid.
  let marks: PhraseTable<LedgerDay>
  let due: Phrase
  let dueMark: Phrase
  /// Place: date.
  let projected: PhraseTable<Pause.Kind>
  /// Below the months, of a letter of apology. Place: date.
  let `extension`: Phrase
  let void: Phrase
  let ignoredPause: Phrase
  /// Places: number, date.
  let revision: Phrase
  let none: Phrase
  let notStarted: Phrase
  /// Of a dossier that ended without having been accepted.
  let neverStarted: Phrase
  /// Of the days after a dossier was stopped or withdrawn.
  let afterEnd: Phrase
  let provisionalDay: Phrase
  let pauseKinds: PhraseTable<Pause.Kind>

  final class Columns: Decodable, Sendable {
    let date: Phrase
    let what: Phrase
  }
}

/// What a line of the ledger says.
package enum LedgerDay: String, CaseIterable, Sendable {
  case acceptance, deferred, restart, counted, countedMakeUp, hours, paused, weekend, holiday, moved, extended
}
