import OneStop

/// The look-up page and the ledger.
package final class LookupWords: Decodable, Sendable {
  package let title: Phrase
  package let label: Phrase
  package let hint: Phrase
  package let button: Phrase
  package let unknownTitle: Phrase
  package let unknown: Phrase
  package let malformed: Phrase
  /// A telephone or identity number, and a code's date and serial alone, instead of a code.
  package let isNumber: Phrase
  package let isTail: Phrase
  package let lostTitle: Phrase
  /// What helps where the code is lost. Place: hotline.
  package let lost: [Phrase]
  package let empty: Phrase
  /// One sentence for each state: who must do what now.
  package let sentences: PhraseTable<DossierState>
  /// Instead of the sentence for what is overdue: before the new appointment of a letter, and after it. Place: agency.
  package let overdueWithLetter: Phrase
  package let overdueTwice: Phrase
  /// Why it is late. Place: cause.
  package let causeGiven: Phrase
  package let turn: ApplicantsTurnWords
  /// How the result is taken, for those who may see it, and for everybody.
  package let resultBy: PhraseTable<ReturnMethod>
  package let resultAsChosen: Phrase
  package let appointmentMoved: Phrase
  /// Place: unit.
  package let forwardedTo: Phrase
  package let firstAppointment: Phrase
  package let newAppointment: Phrase
  /// What stood when it ended without a result.
  package let formerAppointment: Phrase
  package let appointmentPaused: Phrase
  /// Place: moment.
  package let appointmentIfSupplied: PhraseTable<Pause.Kind>
  /// Where the agency is closed for the rest of the day. Places: day, moment.
  package let appointmentIfSuppliedOn: PhraseTable<Pause.Kind>
  package let appointmentNotStarted: Phrase
  package let appointmentNone: Phrase
  /// Place: moment.
  package let endedAt: PhraseTable<Ending>
  package let lateBy: Phrase
  package let lateByLess: Phrase
  package let whyThisDate: Phrase
  /// Place: date.
  package let whyDate: Phrase
  package let eachDay: Phrase
  package let addToCalendar: Phrase
  /// Place: procedure.
  package let calendarSummary: Phrase
  /// Place: code.
  package let calendarText: Phrase
  package let amount: Phrase
  package let rate: Phrase
  package let timeline: Phrase
  package let holder: Phrase
  /// The same for a dossier that is closed.
  package let handledBy: Phrase
  package let holderUnit: Phrase
  package let holderApplicant: Phrase
  package let askAt: Phrase
  package let askAtText: Phrase
  package let details: Phrase
  package let detailsTitle: Phrase
  package let detailsHint: Phrase
  package let detailsLabel: Phrase
  package let detailsButton: Phrase
  package let ownDevice: Phrase
  package let closeDetails: Phrase
  package let closeHint: Phrase
  package let wrongDigits: Phrase
  /// Where a form of before the details were closed is sent again.
  package let closedSince: Phrase
  package let digitsForm: Phrase
  /// The four digits rest, for others have tried many.
  package let digitsRest: Phrase
  /// The four digits open it no more.
  package let digitsOver: Phrase
  package let papers: Phrase
  package let noPapers: Phrase
  package let summary: Phrase
  package let note: Phrase
  /// Place: ground.
  package let ground: Phrase
  package let askedFor: Phrase
  package let returnBy: Phrase
  package let secondSupplement: Phrase
  package let events: PhraseTable<EventKind>
  package let eventSentences: PhraseTable<EventKind>
  package let ledger: LedgerWords
}

package final class LedgerWords: Decodable, Sendable {
  package let title: Phrase
  package let rule: PhraseTable<ProcessingTime.Unit>
  package let cutoff: Phrase
  package let restart: Phrase
  package let goOn: Phrase
  package let list: Phrase
  package let month: Phrase
  /// Place: hours.
  package let hours: Phrase
  /// Places: hours, minutes.
  package let hoursMinutes: Phrase
  /// Place: minutes.
  package let minutes: Phrase
  package let columns: Columns
  /// What became of a day, in the list.
  package let days: PhraseTable<LedgerDay>
  /// The same in a word or two, in the grid.
  package let marks: PhraseTable<LedgerDay>
  package let due: Phrase
  package let dueMark: Phrase
  /// Place: date.
  package let projected: PhraseTable<Pause.Kind>
  /// Below the months, of a letter of apology. Place: date.
  package let `extension`: Phrase
  package let void: Phrase
  package let ignoredPause: Phrase
  /// Places: number, date.
  package let revision: Phrase
  package let none: Phrase
  package let notStarted: Phrase
  /// Of a dossier that ended without having been accepted.
  package let neverStarted: Phrase
  /// Of the days after a dossier was stopped or withdrawn.
  package let afterEnd: Phrase
  package let provisionalDay: Phrase
  package let pauseKinds: PhraseTable<Pause.Kind>

  package final class Columns: Decodable, Sendable {
    package let date: Phrase
    package let what: Phrase
  }
}

/// What a line of the ledger says.
package enum LedgerDay: String, CaseIterable, Sendable {
  case acceptance, deferred, restart, counted, countedMakeUp, hours, paused, weekend, holiday, moved, extended
}
