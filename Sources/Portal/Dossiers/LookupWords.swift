import OneStop

/// The look-up page and the ledger.
package struct LookupWords: Decodable, Sendable {
  var label: Phrase
  var hint: Phrase
  var button: Phrase
  var unknownTitle: Phrase
  var unknown: Phrase
  var malformed: Phrase
  var empty: Phrase
  /// One sentence for each state: who must do what now.
  var sentences: PhraseTable<DossierState>
  /// Something is missing before the dossier can be accepted.
  var correction: Phrase
  var appointmentMoved: Phrase
  var firstAppointment: Phrase
  var appointmentPaused: Phrase
  var appointmentIfSupplied: Phrase
  var appointmentNone: Phrase
  var endedAt: Phrase
  var whyThisDate: Phrase
  /// Place: date.
  var whyDate: Phrase
  var eachDay: Phrase
  var addToCalendar: Phrase
  /// Place: procedure.
  var calendarSummary: Phrase
  /// Place: code.
  var calendarText: Phrase
  var seeMissing: Phrase
  var amount: Phrase
  var rate: Phrase
  var timeline: Phrase
  var holder: Phrase
  var holderUnit: Phrase
  var holderApplicant: Phrase
  var askAt: Phrase
  var askAtText: Phrase
  var details: Phrase
  var detailsTitle: Phrase
  var detailsHint: Phrase
  var detailsLabel: Phrase
  var detailsButton: Phrase
  var wrongDigits: Phrase
  var digitsForm: Phrase
  var papers: Phrase
  var noPapers: Phrase
  var summary: Phrase
  var note: Phrase
  var askedFor: Phrase
  var returnBy: Phrase
  var secondSupplement: Phrase
  var events: PhraseTable<TimelineEntry>
  var eventSentences: PhraseTable<TimelineEntry>
  var ledger: LedgerWords
}

package struct LedgerWords: Decodable, Sendable {
  var title: Phrase
  var rule: PhraseTable<ProcessingTime.Unit>
  var cutoff: Phrase
  var restart: Phrase
  var goOn: Phrase
  var list: Phrase
  var month: Phrase
  var columns: Columns
  /// What became of a day, in the list.
  var days: PhraseTable<LedgerDay>
  /// The same in a word or two, in the grid.
  var marks: PhraseTable<LedgerDay>
  var due: Phrase
  var dueMark: Phrase
  var projected: Phrase
  var void: Phrase
  var ignoredPause: Phrase
  var none: Phrase
  var notStarted: Phrase
  var provisionalDay: Phrase
  var pauseKinds: PhraseTable<Pause.Kind>

  struct Columns: Decodable, Sendable {
    var date: Phrase
    var what: Phrase
  }
}

/// What a line of the timeline is about.
package enum TimelineEntry: String, CaseIterable, Sendable {
  case filed, accepted, refused, processed, supplementRequested, supplementReceived, paymentRequested, paymentReceived
  case extended, finished, handedOver, withdrawn, stopped

  init(_ kind: DossierEvent.Kind) {
    self =
      switch kind {
      case .filed: .filed
      case .accepted: .accepted
      case .refused: .refused
      case .processed: .processed
      case .supplementRequested: .supplementRequested
      case .supplementReceived: .supplementReceived
      case .paymentRequested: .paymentRequested
      case .paymentReceived: .paymentReceived
      case .extended: .extended
      case .finished: .finished
      case .handedOver: .handedOver
      case .withdrawn: .withdrawn
      case .stopped: .stopped
      }
  }
}

/// What a line of the ledger says.
package enum LedgerDay: String, CaseIterable, Sendable {
  case acceptance, deferred, restart, counted, countedMakeUp, hours, paused, weekend, holiday, moved, extended
}
