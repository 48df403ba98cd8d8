import OneStop
import OneStopStore

/// The lists of the desk, by the name that their address has.
package enum WorklistTab: String, CaseIterable, Sendable {
  case mine = "cua-toi"
  case filed = "cho-tiep-nhan"
  case dueToday = "hom-nay"
  case dueSoon = "sap-den-han"
  case overdue = "qua-han"
  case likelyLate = "de-tre"
  case waiting = "tam-dung"
  case awaitingAnswers = "cho-tra-loi"
  case toHandOver = "cho-tra"
  case open = "tat-ca"

  func list(login: String, until soon: Moment) -> Worklist {
    switch self {
    case .mine: .mine(login: login)
    case .filed: .filed
    case .dueToday: .dueToday
    case .dueSoon: .dueSoon(until: soon)
    case .overdue: .overdue
    case .likelyLate: .likelyLate
    case .waiting: .waiting
    case .awaitingAnswers: .awaitingAnswers
    case .toHandOver: .toHandOver
    case .open: .open
    }
  }

  func count(in counts: WorklistCounts) -> Int {
    switch self {
    case .mine: counts.mine
    case .filed: counts.filed
    case .dueToday: counts.dueToday
    case .dueSoon: counts.dueSoon
    case .overdue: counts.overdue
    case .likelyLate: counts.likelyLate
    case .waiting: counts.waiting
    case .awaitingAnswers: counts.awaitingAnswers
    case .toHandOver: counts.toHandOver
    case .open: counts.open
    }
  }
}

extension WorkCalendar {
  /// The last moment that counts as due soon: the end of the next working day.
  func endOfDueSoon(now: Moment) -> Moment {
    (nextWorkingDay(after: now.date) ?? now.date).next.start.adding(microseconds: -1)
  }
}
