import OneStop

/// A dossier's state as a page shows it in one line, with a colour and a sign.
package enum DossierState: String, CaseIterable, Sendable {
  case filed, withinTime, dueSoon, overdue, undated
  /// Only the applicant can act: something is missing before acceptance, or the clock has stopped for papers or a fee.
  case correction, awaitingPapers, awaitingPayment
  case early, onTime, late, done, handedOver, handedOverLate, refused, withdrawn, stopped

  /// Due soon: within one working day.
  package init(_ dossier: borrowing Dossier, calendar: WorkCalendar, now: Moment) {
    self =
      switch dossier.clock {
      case .notStarted: dossier.status == .awaitingSupplement ? .correction : .filed
      case .paused: dossier.status == .awaitingPayment ? .awaitingPayment : .awaitingPapers
      case .undated: .undated
      case .running(let due): DossierState(runningUntil: due, calendar: calendar, now: now)
      case .ended(let outcome): DossierState(outcome, isHandedOver: dossier.status == .handedOver)
      }
  }

  package init(runningUntil due: Moment, calendar: WorkCalendar, now: Moment) {
    self = now > due ? .overdue : calendar.isDueSoon(due, now: now) ? .dueSoon : .withinTime
  }

  /// Handing over closes a dossier; a late one stays late.
  package init(_ outcome: Outcome, isHandedOver: Bool) {
    self =
      switch outcome {
      case .late: isHandedOver ? .handedOverLate : .late
      case .early: isHandedOver ? .handedOver : .early
      case .onTime: isHandedOver ? .handedOver : .onTime
      case .undated: isHandedOver ? .handedOver : .done
      case .refused: .refused
      case .withdrawn: .withdrawn
      case .stopped: .stopped
      }
  }

  /// The class that colours it; the word and the sign say the same without colour.
  package var tone: StaticString {
    switch self {
    case .withinTime, .early, .onTime, .done, .handedOver: "good"
    case .dueSoon: "soon"
    case .overdue, .late, .handedOverLate: "bad"
    case .correction, .awaitingPapers, .awaitingPayment: "still"
    case .filed, .undated: "open"
    case .refused, .withdrawn, .stopped: "over"
    }
  }

  /// Whether only the applicant can act.
  package var isApplicantsTurn: Bool {
    switch self {
    case .correction, .awaitingPapers, .awaitingPayment: true
    default: false
    }
  }

  /// Whether it is processed to its end, with a result still to be handed over.
  package var isDone: Bool {
    switch self {
    case .early, .onTime, .late, .done: true
    default: false
    }
  }

  /// Its class on the applicant's own page, where what only they can do is louder than anything else.
  package var toneForApplicant: StaticString { isApplicantsTurn ? "yours" : tone }
}
