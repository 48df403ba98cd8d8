import OneStop

/// What a page says of a dossier in one line, with its colour and sign.
package enum DossierState: String, CaseIterable, Sendable {
  case filed, withinTime, dueSoon, overdue, paused, undated
  case early, onTime, late, done, handedOver, refused, withdrawn, stopped

  /// Due soon: within one working day.
  init(_ dossier: borrowing Dossier, calendar: WorkCalendar, now: Moment) {
    if dossier.status == .handedOver {
      self = .handedOver
      return
    }
    self =
      switch dossier.clock {
      case .notStarted: .filed
      case .paused: .paused
      case .undated: .undated
      case .running(let due): DossierState(runningUntil: due, calendar: calendar, now: now)
      case .ended(.early): .early
      case .ended(.onTime): .onTime
      case .ended(.late): .late
      case .ended(.undated): .done
      case .ended(.refused): .refused
      case .ended(.withdrawn): .withdrawn
      case .ended(.stopped): .stopped
      }
  }

  init(runningUntil due: Moment, calendar: WorkCalendar, now: Moment) {
    self = now > due ? .overdue : calendar.isDueSoon(due, now: now) ? .dueSoon : .withinTime
  }

  /// The class that colours it; the word and the sign say the same without colour.
  var tone: StaticString {
    switch self {
    case .withinTime, .early, .onTime, .done, .handedOver: "good"
    case .dueSoon: "soon"
    case .overdue, .late: "bad"
    case .filed, .paused, .undated, .refused, .withdrawn, .stopped: "still"
    }
  }
}
