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
  /// Where a telephone or identity number, or only a code's date and serial, was typed instead of a code.
  package let isNumber: Phrase
  package let isTail: Phrase
  package let lostTitle: Phrase
  /// What to do without the code. Place: hotline.
  package let lost: [Phrase]
  package let empty: Phrase
  /// One sentence for each state: who must do what now.
  package let sentences: PhraseTable<DossierState>
  /// These replace the sentence for an overdue dossier with a letter: before the new appointment, and after it. Place:
  /// agency.
  package let overdueWithLetter: Phrase
  package let overdueTwice: Phrase
  /// Why it is late. Place: cause.
  package let causeGiven: Phrase
  package let turn: ApplicantsTurnWords
  /// Of events before acceptance, when no time counts.
  package let beforeAcceptance: BeforeAcceptance
  /// Of requests for fields of the form alone.
  package let formEvents: BeforeAcceptance
  /// Why it was refused or stopped; and where the details are closed, the way to that.
  package let reason: Phrase
  package let openReason: Phrase
  package let letters: Letters
  /// The button, and what it does.
  package let refile: Phrase
  package let refileHint: Phrase
  /// How the result is received: for readers of the details, and for everybody.
  package let resultBy: PhraseTable<ReturnMethod>
  package let resultAsChosen: Phrase
  package let appointmentMoved: Phrase
  /// Place: unit.
  package let forwardedTo: Phrase
  package let firstAppointment: Phrase
  package let newAppointment: Phrase
  /// The appointment of a dossier that ended without a result.
  package let formerAppointment: Phrase
  package let appointmentPaused: Phrase
  /// Place: moment.
  package let appointmentIfSupplied: PhraseTable<Pause.Kind>
  /// Where the agency is closed for the rest of the day. Places: day, moment.
  package let appointmentIfSuppliedOn: PhraseTable<Pause.Kind>
  package let appointmentNotStarted: Phrase
  /// Place: moment.
  package let answerBy: Phrase
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
  package let receipt: Phrase
  package let archiveReceipt: Phrase
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
  /// Where a form from before the details were closed is sent again.
  package let closedSince: Phrase
  package let digitsForm: Phrase
  /// The four digits are blocked for a while, because others have tried many.
  package let digitsRest: Phrase
  /// The four digits no longer open it.
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

  package final class BeforeAcceptance: Decodable, Sendable {
    package let requested: Phrase
    package let received: Phrase
  }

  /// The ways to the agency's letters.
  package final class Letters: Decodable, Sendable {
    package let supplement: Phrase
    package let refusal: Phrase
    package let apology: Phrase
    package let stop: Phrase
    /// Where numbers and addresses are left blank.
    package let blanks: Phrase

    /// nil for what is no letter to the applicant.
    package subscript(form: PrintedForm) -> Phrase? {
      switch form {
      case .supplement: supplement
      case .refusal: refusal
      case .apology: apology
      case .stop: stop
      case .receipt, .controlSlip: nil
      }
    }
  }
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
  /// How a day was counted, in the list.
  package let days: PhraseTable<LedgerDay>
  /// The same in a word or two, in the grid.
  package let marks: PhraseTable<LedgerDay>
  package let due: Phrase
  package let dueMark: Phrase
  /// Place: date.
  package let projected: PhraseTable<Pause.Kind>
  /// Below the months, about a letter of apology. Place: date.
  package let `extension`: Phrase
  package let void: Phrase
  package let ignoredPause: Phrase
  /// Places: number, date.
  package let revision: Phrase
  package let none: Phrase
  package let notStarted: Phrase
  /// For a dossier that ended without having been accepted.
  package let neverStarted: Phrase
  /// For the days after a dossier was stopped or withdrawn.
  package let afterEnd: Phrase
  package let provisionalDay: Phrase
  package let pauseKinds: PhraseTable<Pause.Kind>

  package final class Columns: Decodable, Sendable {
    package let date: Phrase
    package let what: Phrase
  }
}

/// The kinds of lines in a ledger.
package enum LedgerDay: String, CaseIterable, Sendable {
  case acceptance, deferred, restart, counted, countedMakeUp, hours, paused, weekend, holiday, moved, extended
}
