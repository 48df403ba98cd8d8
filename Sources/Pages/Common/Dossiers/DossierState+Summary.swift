import OneStop
import OneStopStore
import Words

extension DossierState {
  /// The state of a dossier in a list, from the list's own columns.
  init(_ dossier: DossierSummary, calendar: WorkCalendar, now: Moment) {
    let isAsked = dossier.status == .awaitingSupplement
    if let outcome = dossier.outcome {
      self.init(outcome, isHandedOver: dossier.status == .handedOver)
    } else if dossier.acceptedAt == nil {
      self = isAsked ? .correction : .filed
    } else if let due = dossier.due {
      self.init(runningUntil: due, calendar: calendar, now: now)
    } else {
      self = isAsked ? .awaitingPapers : dossier.status == .awaitingPayment ? .awaitingPayment : .undated
    }
  }
}
